/* trail.h: what became of each piece of each file, as JSON lines: for --log.
 *
 *	{"kind":"record","file":"a.ris","line":1,"from":0,"to":512,"id":"doi:10.1/x"}
 *	{"kind":"repaired","file":"a.ris","line":1,"from":0,"to":512,"why":"record without ER","count":1}
 *	{"kind":"left-out","file":"a.ris","from":512,"to":530,"why":"line outside of records left out"}
 *	{"kind":"rejected","file":"a.ris","line":30,"why":"..."}
 *	{"kind":"file","file":"a.ris","records":1,"with_text":1,...,"counts":{"record without ER":1}}
 *
 * Lines come in the order of the file. */
#ifndef TL_INGEST_TRAIL_H
#define TL_INGEST_TRAIL_H

#include <stdbool.h>
#include <stdint.h>

#include "buffer.h"
#include "fault.h"
#include "output.h"
#include "slice.h"
#include "summary.h"

/* Bytes of a file before it is converted, but unpacked if it was packed. */
struct trail_range {
	uint64_t from, to;	/* to: the byte behind it */
	bool known;
};

/* A piece of a file. */
struct trail_piece {
	const char *kind;		/* "record", "repaired", "left-out", "rejected" */
	uint64_t line;			/* where it begins; 0: not known */
	struct trail_range range;
	const char *why;		/* NULL: nothing to say */
	uint64_t count;			/* how often; 0: not to be said */
	struct slice id;		/* of a record; empty: it is none */
};

/* Zero-initialise but for the output; trail_free. */
struct trail {
	struct output *output;	/* borrowed; NULL: nothing is written */
	struct buffer lines;
};

/* False and fault: it cannot be written. */
bool trail_add(struct trail *trail, const char *file, const struct trail_piece *piece,
	struct fault *fault);
bool trail_add_file(struct trail *trail, const char *file, const struct summary *summary,
	struct fault *fault);

/* Makes the file whole. */
bool trail_commit(struct trail *trail, struct fault *fault);
void trail_free(struct trail *trail);

#endif
