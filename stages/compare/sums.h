/* sums.h: what the documents of each group add up to: as they are, which is run 0, and in every
 * replicate of the bootstrap, the runs from 1 on. Whole numbers, so that no order of adding shows.
 * Memory: 16 bytes for each run, group and cell that the group has. */
#ifndef TL_COMPARE_SUMS_H
#define TL_COMPARE_SUMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "sparse.h"

struct cell_sums {
	uint64_t *documents, *references;	/* by run */
};

struct group_sums {
	uint64_t *documents, *words;		/* by run */
	struct cell_sums *cells;		/* by cell */
};

struct sums {
	size_t runs;
	size_t room;		/* of them in the arrays: whole blocks (see runs.h) */
	struct group_sums *groups;
	struct arena arena;
};

/* Of documents that are sealed. `sums` is zero-initialised; sums_free also after a failure. False:
 * no memory. */
bool sums_make(struct sums *sums, const struct sparse *sparse, size_t replicates, uint64_t seed);
void sums_free(struct sums *sums);

#endif
