/* frame.h: one group of a tally as it will be listed: its cells and margins in order, each with
 * what its statistics are made of, as counted and in each replicate. */
#ifndef TL_COUNT_FRAME_H
#define TL_COUNT_FRAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "cell.h"
#include "order.h"
#include "tally.h"

/* By replicate, each as in struct cell_measure; NULL: nothing is counted there. */
struct frame_lists {
	const uint64_t *units, *documents;
	const uint64_t *group_units, *group_polarity_units, *group_documents, *group_words;
};

struct frame_cell {
	struct cell cell;
	unsigned depth;
	struct cell_measure measure;	/* as counted */
	struct frame_lists lists;
};

struct frame {
	struct cell_group group;
	struct replicate_sums sums;
	const struct tally_row **totals;	/* the rows that its totals were made of */
	struct frame_cell *cells;	/* by lexicon, as a tree, by polarity, the margin last */
	size_t cell_count;
	size_t replicates;
};

/* Makes the frame of a group; what it is called is there already. What it holds lives in the arena
 * and the tally. False: no memory. */
bool frame_make(struct frame *frame, const struct tally *tally, const struct order_group *group,
	struct arena *arena);

/* False where the total of a cell's lexicon was never counted, as in parts that are not whole. */
bool frame_has_totals(const struct frame *frame);

/* What the cell's statistics are made of in a replicate. */
struct cell_measure frame_replicate(const struct frame_cell *cell, size_t replicate);

/* A barrier or enabler, of a code: what can be key. */
bool frame_can_be_key(const struct frame_cell *cell);

#endif
