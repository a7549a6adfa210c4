/* matching_inside.h: what the files that make up matching share. Nobody else includes this. */
#ifndef TL_MATCHING_INSIDE_H
#define TL_MATCHING_INSIDE_H

#include "matcher_inside.h"
#include "readings.h"

enum {
	UNITS_ROOM = MATCH_UNITS + READING_PARTS,	/* a piece, and the parts of its last token */
	OFFERED_AROUND = TRIE_GAPS,	/* units: as far as a start may look */
	UNIT_MEETINGS = SIDES * MASK_WORDS * TRIE_GAPS,	/* of one unit at most */
	MEETINGS = 512,
	ATTEMPTS = 256
};

/* A unit that has starts, and another one that they look at. */
struct encounter {
	uint16_t unit, other;
	uint16_t way;		/* side * MASK_WORDS + word of the masks */
	uint16_t distance;	/* units: 1 or above */
};

/* Bits that are sought and offered. */
struct meeting {
	uint64_t bits;
	struct encounter at;
};

/* A start and what may be the offer that it looks for. */
struct attempt {
	struct encounter at;
	uint32_t start, offer;
};

struct matching {
	const struct matcher *matcher;
	const struct lexis *lexis;
	struct readings readings;
	struct unit *units;
	struct symbol_mask *offered;	/* by unit; nothing for OFFERED_AROUND of them before and behind */
	uint16_t *begun, *alone;	/* units with starts; those with values or compounds */
	size_t unit_count, begun_count, alone_count;
	struct sighting *sightings;
	size_t sighting_count, sighting_room;
	struct aside *asides;	/* by unit */
	size_t aside_count;
	struct meeting meetings[MEETINGS];
	struct attempt attempts[ATTEMPTS];
	size_t meeting_count, attempt_count;
};

static inline const struct reading *
reading_at(const struct matching *matching, size_t unit)
{
	return &matching->readings.at[matching->units[unit].reading];
}

static inline const struct reading_detail *
detail_at(const struct matching *matching, size_t unit)
{
	return &matching->readings.details[matching->units[unit].reading];
}

static inline struct symbol_mask *
offered_at(const struct matching *matching, size_t unit)
{
	return matching->offered + OFFERED_AROUND + unit;
}

/* Where a walk has got to: the units from `first` up to `at` lead to the node. */
struct walk {
	uint32_t first, at, node;
};

/* The first of the unit's edges that is not before the symbol, and the end of them all; the end if the
 * symbol is surely not among them. */
const struct edge *edges_from(const struct matching *matching, uint32_t unit, uint32_t symbol,
	const struct edge **end);

/* False: no memory. */
bool sighting_add(struct matching *matching, uint32_t entry, uint32_t first, uint32_t end);

/* Adds what ends at the node and goes on from there. False: no memory. */
bool walk_on(struct matching *matching, struct walk walk);

/* Adds what the word has by itself. False: no memory. */
bool unit_values(struct matching *matching, uint32_t unit);

/* Adds the compounds that begin at the unit, read as one word. False: no memory. */
bool unit_walks(struct matching *matching, uint32_t unit);

/* Adds what begins with two words, the first or second of which is one of those begun. False: no
 * memory. */
bool pairs_find(struct matching *matching);

#endif
