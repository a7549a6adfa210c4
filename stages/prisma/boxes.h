/* boxes.h: the boxes of a flow in words, in the order in which they are read, for tables and
 * figures. */
#ifndef TL_PRISMA_BOXES_H
#define TL_PRISMA_BOXES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "flow.h"
#include "slice.h"

/* Where a box stands in the figure. */
enum box_row {
	ROW_IDENTIFICATION, ROW_SCREENING, ROW_RETRIEVAL, ROW_ELIGIBILITY, ROW_INCLUDED,
	BOX_ROWS
};

struct box_line {
	struct slice label;	/* empty: of the box as a whole */
	uint64_t count;
	unsigned depth;		/* 1: a part of the box; 2: a part of the line before it */
};

struct box {
	enum flow_arm arm;	/* ARMS: of both */
	enum box_row row;
	bool aside;		/* what leaves the flow */
	struct slice title;
	bool counted;		/* the box has a number of its own */
	uint64_t count;
	struct box_line *lines;	/* parts of it; owned */
	size_t line_count;
};

enum {
	BOXES_MOST = 16
};

struct boxes {
	struct box at[BOXES_MOST];
	size_t count;
	bool other;		/* there are other methods */
};

/* Of a flow that was closed and outlives the boxes. boxes_free in any case. False: no memory. */
bool boxes_make(struct boxes *boxes, const struct flow *flow);
void boxes_free(struct boxes *boxes);

#endif
