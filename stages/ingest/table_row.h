/* table_row.h: one row of a table: cells with a comma, semicolon or tab between them, in quotation marks
 * where they hold one of these, a line end or, doubled, a quotation mark (RFC 4180). */
#ifndef TL_INGEST_TABLE_ROW_H
#define TL_INGEST_TABLE_ROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"
#include "slice.h"

struct table_cell {
	size_t at, size;	/* of its value in the row's bytes */
	bool used;		/* has found its member */
};

/* Zero-initialise, set the divider, plain and most; table_row_free. */
struct table_row {
	struct buffer bytes;
	struct table_cell *cells;
	size_t count, room;
	size_t most;		/* cells that it may have; 0: any number */
	uint64_t line;		/* where it begins */
	char divider;
	bool plain;		/* a quotation mark is one, nothing else */
	bool open;		/* the last cell goes on in the next line */
	bool full;		/* its line had more than it may have, which were not taken */
};

/* Adds a line to the row that is open, or makes it the first of the next row. Values have no white space
 * at their ends. False: no memory. */
bool table_row_add(struct table_row *row, struct slice line, uint64_t number);

/* Ends a row whose last line is not there. False: no memory. */
bool table_row_end(struct table_row *row);

void table_row_free(struct table_row *row);

static inline struct slice
table_value(const struct table_row *row, size_t cell)
{
	return (struct slice){ row->bytes.at + row->cells[cell].at, row->cells[cell].size };
}

#endif
