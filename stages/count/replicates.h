/* replicates.h: the sums of a bootstrap of documents, one for each replicate (see resample.h).
 *
 * With many documents Poisson weights are the bootstrap that draws them with replacement, but each
 * document is drawn for itself, so that a corpus can be counted in parts (J. A. Hanley and
 * B. MacGibbon, "Creating non-parametric bootstrap samples using Poisson frequencies", Computer
 * Methods and Programs in Biomedicine 83, 2006; N. Chamandy, O. Muralidharan, A. Najmi and
 * S. Naidu, "Estimating uncertainty for massive data streams", Google, 2012). Sums are of whole
 * numbers, so their order means nothing. */
#ifndef TL_COUNT_REPLICATES_H
#define TL_COUNT_REPLICATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "slice.h"

enum {
	REPLICATES_MAX = 100000
};

/* Zero-initialised, there are none and nothing is summed. */
struct replicates {
	size_t count;
	uint64_t seed;
	uint64_t *weights;	/* of the document that was drawn last, by replicate */
	uint8_t *drawn;		/* the same as drawn */
};

/* By replicate, weighted: what is counted, and the documents it is in. NULL: nothing yet. */
struct replicate_sums {
	uint64_t *counts, *documents;
};

/* False: no memory. */
bool replicates_begin(struct replicates *replicates, size_t count, uint64_t seed);
void replicates_end(struct replicates *replicates);

void replicates_draw(struct replicates *replicates, struct slice id);

/* Makes sums of nothing. False: no memory. */
bool replicates_sums(const struct replicates *replicates, struct arena *arena,
	struct replicate_sums *sums);

/* Adds the document that was drawn last, which has `counts` of what is counted. */
void replicates_add(const struct replicates *replicates, struct replicate_sums *sums,
	uint32_t counts);

#endif
