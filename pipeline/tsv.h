/* tsv.h: small tables with named columns, as spreadsheets and text editors write them.
 *
 * The first line that counts names the columns. Cells are divided by tabs and never quoted;
 * spaces around a cell are no part of it. Lines that start with '#' and lines without content
 * do not count. A byte order mark, CRLF and a missing last line feed are tolerated, short rows
 * are filled with empty cells. Lines and columns are counted from 1, columns in code points.
 *
 * tsv_open reads and checks all of the file, so that what follows cannot fail. */
#ifndef TL_TSV_H
#define TL_TSV_H

#include <stdbool.h>
#include <stddef.h>

#include "fault.h"
#include "slice.h"

enum {
	TSV_BYTES = 64 << 20	/* the longest file */
};

#define TSV_NONE ((size_t)-1)	/* no such column */

struct tsv;

/* NULL and fault ("path:line:column: ...") for a file that cannot be read, is too long, has no
 * header, names a column twice, is not UTF-8 or has a row with more cells than the header. The
 * path is borrowed. */
struct tsv *tsv_open(const char *path, struct fault *fault);

/* The same for those who tell of all mistakes: rows with more cells than the header are taken, and
 * tsv_row_fits is false and has the fault for each of them. */
struct tsv *tsv_open_rows(const char *path, struct fault *fault);
bool tsv_row_fits(const struct tsv *tsv, struct fault *fault);

void tsv_close(struct tsv *tsv);

/* The column called `name`, TSV_NONE where there is none. */
size_t tsv_column(const struct tsv *tsv, const char *name);

/* The same for a column that must be there: false and fault otherwise. */
bool tsv_need_column(const struct tsv *tsv, const char *name, size_t *column, struct fault *fault);

/* The names of the header; empty ones are no columns. */
size_t tsv_column_count(const struct tsv *tsv);
struct slice tsv_column_name(const struct tsv *tsv, size_t column);

/* Puts the place of a column's name before the fault's words. Returns false. */
bool tsv_place_column(const struct tsv *tsv, size_t column, struct fault *fault);

/* Goes to the next row; false after the last. */
bool tsv_next(struct tsv *tsv);

/* Of the row that tsv_next went to; a cell is valid until tsv_close. TSV_NONE: an empty cell. */
struct slice tsv_cell(const struct tsv *tsv, size_t column);
size_t tsv_line(const struct tsv *tsv);

/* The column, in code points from 1, of the byte `at` of this row. */
size_t tsv_character(const struct tsv *tsv, const char *at);

/* Puts "path:line:column: " before the fault's words, for the byte `at` of this row (of any
 * cell that tsv_cell gave, or just behind it). Returns false. */
bool tsv_place(const struct tsv *tsv, const char *at, struct fault *fault);

/* Sets the fault to the cell in quotes and `words`, in its place. Returns false. */
bool tsv_refuse(const struct tsv *tsv, struct slice cell, const char *words, struct fault *fault);

#endif
