/* pairs.h: in how many units (sentences or documents) of each group two items come together. The
 * numbers only ever grow, so that those of parts of a corpus add up in any order. Memory is
 * bounded by the pairs that occur. */
#ifndef TL_COOCCUR_PAIRS_H
#define TL_COOCCUR_PAIRS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "counts.h"
#include "items.h"
#include "tuples.h"

enum {
	PAIRS_UNIT_ITEMS = 4096	/* at most in one unit: its pairs are half their square */
};

/* The name that a pair is counted by. a < b; of an item with itself: the units that have it. */
struct pair {
	uint32_t group, a, b;
};

struct pairs {
	bool across;		/* pairs of different lexicons; else of the same */
	struct tuples items;	/* their names (see items.h) */
	struct counts units;	/* by group, its values as group.h writes them */
	struct counts both;	/* by struct pair */
};

/* `pairs` is zero-initialised but for .across; pairs_free also after a failure. */
bool pairs_begin(struct pairs *pairs);
void pairs_free(struct pairs *pairs);

/* Counts a unit that has these items, each of them once, in ascending order. False: no memory. */
bool pairs_add(struct pairs *pairs, uint32_t group, const uint32_t *items, size_t count);

/* In how many units of a group item a comes with item b, a <= b; 0: in none. */
uint64_t pairs_both(const struct pairs *pairs, uint32_t group, uint32_t a, uint32_t b);

/* Adds all that `from` holds. False: no memory. */
bool pairs_merge(struct pairs *into, const struct pairs *from);

#endif
