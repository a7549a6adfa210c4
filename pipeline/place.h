/* place.h: where something stands in a piece of a sentence, counted in units (see matcher.h). */
#ifndef TL_PLACE_H
#define TL_PLACE_H

#include <stdbool.h>
#include <stdint.h>

struct place {
	uint32_t first, end;	/* end exclusive */
};

static inline bool
place_equal(struct place a, struct place b)
{
	return a.first == b.first && a.end == b.end;
}

static inline bool
place_overlaps(struct place a, struct place b)
{
	return a.first < b.end && b.first < a.end;
}

static inline bool
place_inside(struct place inner, struct place outer)
{
	return outer.first <= inner.first && inner.end <= outer.end;
}

/* Units between the two; 0 where they touch or overlap. */
static inline uint32_t
place_distance(struct place a, struct place b)
{
	if (a.end <= b.first)
		return b.first - a.end;
	return b.end <= a.first ? a.first - b.end : 0;
}

#endif
