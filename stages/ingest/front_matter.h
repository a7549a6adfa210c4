/* front_matter.h: members at the head of a text, in YAML between lines of "---" or in TOML between lines
 * of "+++".
 *
 * Only what such heads have is read: keys at the start of lines with a string, quoted or plain, over
 * several lines too, or with a list of these; of a list of objects their names. */
#ifndef TL_INGEST_FRONT_MATTER_H
#define TL_INGEST_FRONT_MATTER_H

#include "run.h"
#include "table_row.h"

/* The bytes at the start of a text that are front matter; 0: none. */
size_t front_matter_size(struct slice text);

/* Fills run->work as from a table with these columns; unknown ones are kept. Values live in the row, which
 * is the caller's. False and fault: no memory. */
bool front_matter_take(struct ingest *run, struct slice front, struct table_row *row,
	struct fault *fault);

#endif
