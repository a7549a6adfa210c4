/* order.h: the groups of a tally and their rows in an order that hangs on nothing but what was
 * counted: groups by their values; rows by lexicon, then as a tree of codes. */
#ifndef TL_COUNT_ORDER_H
#define TL_COUNT_ORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "cell.h"
#include "tally.h"

struct order_group {
	struct cell_by by;
	uint32_t id;
	const struct tally_row **rows;
	size_t row_count;
};

struct order {
	struct order_group *groups;
	size_t count;
};

/* What it holds lives in the arena and the tally. False: no memory. */
bool order_make(struct order *order, const struct tally *tally, struct arena *arena);

#endif
