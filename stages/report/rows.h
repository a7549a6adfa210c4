/* rows.h: what stands in the left column of a figure: the names of codes. */
#ifndef TL_REPORT_ROWS_H
#define TL_REPORT_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "drawing.h"
#include "sums.h"

/* Groups of a ledger taken together, from `first` to before `end`. */
struct range {
	size_t first, end;
};

struct row {
	uint32_t node;		/* of the outline */
	bool head;		/* a name above the rows that count */
	bool rest;		/* what is coded with the node itself and with none below it */
	double indent;
	struct slice name;
	struct lettering_lines label;
	double above, height;	/* space above the row, and its own */
};

struct rows {
	const struct chapter *chapter;
	struct row *at;
	size_t count;
	double width;		/* of the names */
	double height;		/* of all rows and the spaces between */
};

/* The themes; or all codes, those that have others below them as heads. Names are broken so as
 * to be at most `width` wide; a row that counts is at least `least` high. In the view's arena;
 * false: no memory. */
bool rows_make(struct rows *rows, struct view *view, const struct chapter *chapter, bool subthemes,
	double width, double least);

/* Draws the names, with the top of the first row at `y`. */
void rows_draw(const struct rows *rows, struct drawing *drawing, double y);

/* What some groups have of a row; of a rest no documents. */
struct sums row_sums(const struct rows *rows, const struct row *row, const struct ledger *ledger,
	struct range groups);

#endif
