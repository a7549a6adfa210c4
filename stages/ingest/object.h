/* object.h: a record that comes as a JSON object.
 *
 * Its members stay as they are, byte for byte and in order; only white space between them may go.
 *   id     kept; made from DOI, PMID or the place in the file where there is none; a number
 *          becomes a string; a repeated one gets a suffix
 *   text   kept; else the abstract; else ""
 *   year   added to CSL-JSON, from issued
 *   source added from the folder unless there is one; the source of a CSL-JSON item, which is the
 *          name of a database, becomes "database" then */
#ifndef TL_INGEST_OBJECT_H
#define TL_INGEST_OBJECT_H

#include <stdbool.h>
#include <stdint.h>

#include "run.h"

/* A piece of a file that should be one object. */
struct object_piece {
	struct slice json;
	struct slice raw;	/* the same, for the file of rejects */
	uint64_t line;		/* where it begins */
	bool csl;		/* a CSL-JSON item; else it may be a record already */
};

/* Hands it on, or rejects it. See run.h for what is returned. */
bool object_write(struct ingest *run, const struct object_piece *piece, struct fault *fault);

#endif
