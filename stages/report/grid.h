/* grid.h: panels side by side, each with the same rows and the same axis of per cent: what bars
 * and forest plots stand on. */
#ifndef TL_REPORT_GRID_H
#define TL_REPORT_GRID_H

#include <stdbool.h>
#include <stddef.h>

#include "drawing.h"
#include "panels.h"
#include "rows.h"

enum {
	GRID_SIDES = 2	/* barriers, enablers */
};

extern const enum cell_polarity grid_polarities[GRID_SIDES];

struct grid {
	struct drawing *drawing;
	struct rows rows;
	struct panels panels;
	struct sums *sums;		/* by panel and row */
	double left, width;		/* where panels begin, and how wide one is */
	double zero, unit;		/* where 0 is in a panel, and the pixels of one per cent */
	double reach[GRID_SIDES];	/* how far the axis goes to the left and to the right */
	double above;			/* room over the rows for what draw_above draws */
	/* 0 of the panel is at `x`, the top of what is to be drawn at `y`. */
	void (*draw_above)(struct grid *grid, double x, double y);	/* NULL: nothing */
	void (*draw_row)(struct grid *grid, size_t panel, size_t row, double x, double y);
};

/* Rows are at least `least` high. In the view's arena; false: no memory. The caller then sets
 * all from `zero` on. */
bool grid_make(struct grid *grid, struct drawing *drawing, const struct chapter *chapter,
	bool subthemes, double least);

const struct sums *grid_sums(const struct grid *grid, size_t panel, size_t row);

/* The references of a side. */
static inline uint64_t
grid_part(const struct sums *sums, size_t side)
{
	return side ? sums->enablers : sums->barriers;
}

/* What the count says of the groups of a panel as one, and of a side of one of its rows; NULL
 * where it says nothing: no line of it is of them all together. */
const struct cell_group *grid_group(const struct grid *grid, size_t panel);
const struct ledger_cell *grid_cell(const struct grid *grid, size_t panel, size_t row, size_t side);

/* The share that is drawn, in per cent; 0 where there is nothing to be a share of. */
double grid_share(const struct grid *grid, size_t panel, size_t row, size_t side);

void grid_draw(struct grid *grid);

/* Adds to the description, for each panel, the largest barrier and the largest enabler. */
void grid_describe(struct grid *grid);

#endif
