/* matching_pairs.c: the first two words of sequences.
 *
 * They are found in passes over short lists, each of which leaves out more: no step of a pass hangs on the
 * one before it, so that the processor fetches for several at once, and to leave something out takes no
 * branch that it would have to foretell. A list that is full is gone through before more is added. */
#include <stdlib.h>

#include "matching_inside.h"

_Static_assert(UNITS_ROOM <= UINT16_MAX, "units are numbers of 16 bits");

static bool
pairs_go(struct matching *matching)
{
	for (size_t i = 0; i < matching->pair_count; i++) {
		const struct pair *pair = &matching->pairs[i];
		const struct start *start = &matching->readings.starts[pair->start];

		if (!(start->leaf ? sighting_add(matching, start->node, pair->first, pair->end)
				: walk_on(matching, (struct walk){ pair->first, pair->end,
				start->node })))
			return false;
	}
	matching->pair_count = 0;
	return true;
}

/* Adds a pair if the start finds in the offer what it looks for. */
static inline bool
pair_add(struct matching *matching, struct encounter at, const struct start *start,
	const struct offer *offer)
{
	bool behind = at.side == SIDE_BEHIND;
	uint32_t end = behind ? at.unit + start->span : at.other + offer->span;

	if (matching->pair_count == PAIRS && !pairs_go(matching))
		return false;
	matching->pairs[matching->pair_count] = (struct pair){
		behind ? at.other : at.unit, (uint16_t)end,
		(uint32_t)(start - matching->readings.starts),
	};
	matching->pair_count += (start->other == offer->symbol) & (at.distance <= start->gap + 1)
		& (!behind | (offer->span == 1));
	__builtin_prefetch(&matching->matcher->trie.nodes[start->leaf ? TRIE_ROOT : start->node]);
	return true;
}

/* The start and those that share its bit, with the offer and those that do. */
static bool
pairs_add(struct matching *matching, const struct attempt *attempt)
{
	const struct readings *readings = &matching->readings;

	for (uint32_t start = attempt->start + 1; start; start = readings->starts[start - 1].next)
		for (uint32_t offer = attempt->offer + 1; offer; offer = readings->offers[offer - 1].next)
			if (!pair_add(matching, attempt->at, &readings->starts[start - 1],
					&readings->offers[offer - 1]))
				return false;
	return true;
}

static bool
attempts_go(struct matching *matching)
{
	const struct readings *readings = &matching->readings;

	for (size_t i = 0; i < matching->attempt_count; i++) {
		const struct attempt *attempt = &matching->attempts[i];
		const struct start *start = &readings->starts[attempt->start];
		const struct offer *offer = &readings->offers[attempt->offer];

		if (!(start->next | offer->next ? pairs_add(matching, attempt)
				: pair_add(matching, attempt->at, start, offer)))
			return false;
	}
	matching->attempt_count = 0;
	return true;
}

/* An attempt for each bit: starts and offers stand in the order of the bits of their masks. */
static bool
attempts_add(struct matching *matching, uint64_t bits, struct encounter at)
{
	uint64_t sought = reading_at(matching, at.unit)->sought[at.side].bits[at.word];
	uint64_t offered = offered_at(matching, at.other)->bits[at.word];
	uint32_t start = detail_at(matching, at.unit)->starts[at.side][at.word];
	uint32_t offer = detail_at(matching, at.other)->offers[at.word];

	for (; bits; bits &= bits - 1) {
		uint64_t below = (bits & -bits) - 1;
		struct attempt attempt = { at, start + bits_count(sought & below),
			offer + bits_count(offered & below) };

		if (matching->attempt_count == ATTEMPTS && !attempts_go(matching))
			return false;
		__builtin_prefetch(&matching->readings.starts[attempt.start]);
		__builtin_prefetch(&matching->readings.offers[attempt.offer]);
		matching->attempts[matching->attempt_count++] = attempt;
	}
	return true;
}

static bool
meetings_go(struct matching *matching)
{
	for (size_t i = 0; i < matching->meeting_count; i++) {
		const struct meeting *meeting = &matching->meetings[i];
		uint8_t side = (uint8_t)(meeting->way / MASK_WORDS);
		uint16_t other = (uint16_t)(side == SIDE_BEHIND ? meeting->unit - 1 : meeting->unit + 1);

		if (!attempts_add(matching, meeting->bits, (struct encounter){ meeting->unit, other,
				side, 1, meeting->way % MASK_WORDS }))
			return false;
	}
	matching->meeting_count = 0;
	return true;
}

/* Meetings with the unit beside it, for which there is room; returns their end. */
static inline struct meeting *
side_meets(struct meeting *meeting, uint16_t unit, enum side side, const struct symbol_mask *sought,
	const struct symbol_mask *offered)
{
	for (uint32_t i = 0; i < MASK_WORDS; i++) {
		uint64_t bits = sought->bits[i] & offered->bits[i];

		*meeting = (struct meeting){ bits, unit, (uint16_t)(side * MASK_WORDS + i) };
		meeting += bits != 0;
	}
	return meeting;
}

static inline void
unit_meets(struct matching *matching, uint16_t unit)
{
	const struct reading *reading = reading_at(matching, unit);
	const struct symbol_mask *offered = offered_at(matching, unit);
	struct meeting *meeting = matching->meetings + matching->meeting_count;

	meeting = side_meets(meeting, unit, SIDE_AHEAD, &reading->sought[SIDE_AHEAD], offered + 1);
	meeting = side_meets(meeting, unit, SIDE_BEHIND, &reading->sought[SIDE_BEHIND], offered - 1);
	matching->meeting_count = (size_t)(meeting - matching->meetings);
}

static inline bool
masks_meet(const struct symbol_mask *a, const struct symbol_mask *b)
{
	uint64_t met = 0;

	for (size_t i = 0; i < MASK_WORDS; i++)
		met |= a->bits[i] & b->bits[i];
	return met != 0;
}

/* Tries units that are farther than those beside it. */
static bool
side_far(struct matching *matching, uint16_t unit, enum side side)
{
	uint32_t number = matching->units[unit].reading;
	const struct symbol_mask *sought = &matching->readings.far[number].sought[side];
	int reach = matching->readings.at[number].reach[side];

	for (int distance = 2; distance <= reach + 1; distance++) {
		int other = side == SIDE_BEHIND ? unit - distance : unit + distance;
		const struct symbol_mask *offered = offered_at(matching, 0) + other;

		for (uint8_t i = 0; i < MASK_WORDS && masks_meet(sought, offered); i++)
			if (!attempts_add(matching, sought->bits[i] & offered->bits[i],
					(struct encounter){ unit, (uint16_t)other, (uint8_t)side,
					(uint8_t)distance, i }))
				return false;
	}
	return true;
}

/* Adds the compounds that begin at the unit, read as one word. */
static bool
unit_walks(struct matching *matching, uint32_t unit)
{
	const struct start *start = matching->readings.starts;

	for (uint32_t i = detail_at(matching, unit)->walks; i; i = start->next) {
		start = &matching->readings.starts[i - 1];
		if (!walk_on(matching, (struct walk){ unit, unit + start->span, start->node }))
			return false;
	}
	return true;
}

static bool
unit_busy(struct matching *matching, uint16_t unit)
{
	return unit_values(matching, unit) && unit_walks(matching, unit)
		&& side_far(matching, unit, SIDE_AHEAD) && side_far(matching, unit, SIDE_BEHIND);
}

bool
units_start(struct matching *matching)
{
	size_t busy = 0;

	matching->meeting_count = matching->attempt_count = matching->pair_count = 0;
	for (size_t i = 0; i < matching->begun_count; i++) {
		uint16_t unit = matching->begun[i];

		if (matching->meeting_count > MEETINGS - SIDES * MASK_WORDS && !meetings_go(matching))
			return false;
		unit_meets(matching, unit);
		matching->begun[busy] = unit;
		busy += reading_at(matching, unit)->busy;
	}
	if (!meetings_go(matching))
		return false;
	for (size_t i = 0; i < busy; i++)
		if (!unit_busy(matching, matching->begun[i]))
			return false;
	return attempts_go(matching) && pairs_go(matching);
}
