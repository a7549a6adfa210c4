/* runs.h: sums over documents in many runs at once (replicates, permutations), in each of which a
 * document has another weight. */
#ifndef TL_COMPARE_RUNS_H
#define TL_COMPARE_RUNS_H

#include <stdint.h>

enum {
	RUNS_BLOCK = 64		/* a number that compilers make vectors of */
};

/* Adds a document's number to a block of sums, by its weights in these runs. */
static inline void
runs_add(uint64_t *restrict sums, const uint8_t *restrict weights, uint32_t number)
{
	for (unsigned run = 0; run < RUNS_BLOCK; run++)
		sums[run] += (uint64_t)weights[run] * number;
}

#endif
