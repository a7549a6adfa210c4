/* openings.h: where the walks through a trie begin.
 *
 * Begun at their first words, most walks would begin in vain: many patterns begin with words that
 * texts are full of (no, is, more). So the first two words of a sequence, with the gap between,
 * are one step, taken where the lighter of the two stands: from the first on to the second, or
 * from the second back to the first. */
#ifndef TL_OPENINGS_H
#define TL_OPENINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "trie.h"

enum {
	OPENING_BITS = 128	/* shared where more symbols than these are looked for */
};

struct opening {
	uint32_t other;		/* the symbol that must be there too */
	uint32_t node;		/* where the two symbols lead */
	uint8_t gap;		/* the most units between the two */
	bool back;		/* the other one is the first */
	uint8_t bit;		/* of `other` */
};

struct openings {
	struct opening *at;
	uint32_t *first;	/* by symbol: the first of its openings; one more at the end */
	uint32_t *single;	/* by symbol: the node that it leads to from the root */
	uint16_t *bits;		/* by symbol: its bit in masks, below OPENING_BITS; OPENING_BITS: no
				 * opening has it as `other` */
};

/* Of a sealed trie whose symbols are less than `symbols`; weights, by symbol, tell how often each
 * may be met. Zero-initialise; openings_free in any case. False: no memory. */
bool openings_find(struct openings *openings, const struct trie *trie, size_t symbols,
	const uint64_t *weights);
void openings_free(struct openings *openings);

#endif
