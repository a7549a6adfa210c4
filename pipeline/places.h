/* places.h: lists of places in a piece of a sentence, counted in units (matcher.h).
 *
 * A list is in order if it ascends by first unit, of those with the same the longest first, none
 * twice. It is a chain if no place in it lies inside another: then both ends ascend. */
#ifndef TL_PLACES_H
#define TL_PLACES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct stretch {
	uint32_t first, end;	/* end exclusive */
};

/* Puts the places in order; returns how many are left. */
size_t places_sort(struct stretch *places, size_t count);

/* Of places in order, those that lie inside no other, as a chain in `out` (room for all). */
size_t places_longest(const struct stretch *places, size_t count, struct stretch *out);

/* Of any places, those inside which no other lies, as a chain in their stead. */
size_t places_shortest(struct stretch *places, size_t count);

/* For each place of the chain `left` the nearest of the chain `right` before it and behind it that
 * has at most `most` units between and shares none with it: the stretch over both. `out` has room
 * for twice as many as `left`. Returns how many there are, in no order. */
size_t places_near(const struct stretch *left, size_t left_count, const struct stretch *right,
	size_t right_count, uint32_t most, struct stretch *out);

/* Whether the place overlaps one of the chain. */
bool places_overlap(const struct stretch *chain, size_t count, struct stretch place);

#endif
