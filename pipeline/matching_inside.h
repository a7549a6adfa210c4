/* matching_inside.h: what matching.c and matching_walk.c share. Nobody else includes this. */
#ifndef TL_MATCHING_INSIDE_H
#define TL_MATCHING_INSIDE_H

#include "matcher_inside.h"
#include "readings.h"

struct matching {
	const struct matcher *matcher;
	const struct lexis *lexis;
	struct readings readings;
	struct unit *units;	/* room for a piece: MATCH_UNITS, and the parts of one token */
	size_t unit_count;
	struct sighting *sightings;
	size_t sighting_count, sighting_room;
	struct aside *asides;	/* room for one of each unit */
	size_t aside_count;
};

static inline const struct reading *
reading_at(const struct matching *matching, size_t unit)
{
	return &matching->readings.at[matching->units[unit].reading];
}

/* Adds what begins at the unit, whose reading has starts, and goes on from there. False: no
 * memory. */
bool unit_starts(struct matching *matching, uint32_t unit, const struct reading *reading);

#endif
