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
static inline bool
meeting_go(struct matching *matching, const struct meeting *meeting)
{
	struct encounter at = meeting->at;
	uint64_t sought = reading_at(matching, at.unit)->sought[at.side].bits[at.word];
	uint64_t offered = offered_at(matching, at.other)->bits[at.word];
	uint32_t start = detail_at(matching, at.unit)->starts[at.side][at.word];
	uint32_t offer = detail_at(matching, at.other)->offers[at.word];

	for (uint64_t bits = meeting->bits; bits; bits &= bits - 1) {
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
	for (size_t i = 0; i < matching->meeting_count; i++)
		if (!meeting_go(matching, &matching->meetings[i]))
			return false;
	matching->meeting_count = 0;
	return attempts_go(matching) && pairs_go(matching);
}

/* Meetings of the unit with one on that side, for which there is room. */
static inline void
meetings_add(struct matching *matching, int unit, enum side side, int distance,
	const struct symbol_mask *sought)
{
	int other = side == SIDE_BEHIND ? unit - distance : unit + distance;
	const struct symbol_mask *offered = offered_at(matching, 0) + other;
	struct meeting *meeting = matching->meetings + matching->meeting_count;

	for (uint8_t i = 0; i < MASK_WORDS; i++) {
		uint64_t bits = sought->bits[i] & offered->bits[i];

		*meeting = (struct meeting){ bits, { (uint16_t)unit, (uint16_t)other, (uint8_t)side, i,
			(uint8_t)distance } };
		meeting += bits != 0;
	}
	matching->meeting_count = (size_t)(meeting - matching->meetings);
}

/* Whether there may be a meeting. */
static inline bool
masks_meet(const struct symbol_mask *a, const struct symbol_mask *b)
{
	uint64_t met = 0;

	for (size_t i = 0; i < MASK_WORDS; i++)
		met |= a->bits[i] & b->bits[i];
	return met != 0;
}

/* Meetings with units that are farther than those beside it. */
static inline void
meetings_far(struct matching *matching, int unit, enum side side)
{
	uint32_t number = matching->units[unit].reading;
	const struct symbol_mask *sought = &matching->readings.far[number].sought[side];
	const struct symbol_mask *offered = offered_at(matching, 0) + unit;
	int last = matching->readings.at[number].reach[side] + 1;

	for (int distance = 2; distance <= last; distance++)
		if (masks_meet(sought, side == SIDE_BEHIND ? offered - distance : offered + distance))
			meetings_add(matching, unit, side, distance, sought);
}

bool
pairs_find(struct matching *matching)
{
	size_t far = 0;

	matching->meeting_count = matching->attempt_count = matching->pair_count = 0;
	for (size_t i = 0; i < matching->begun_count; i++) {
		uint16_t unit = matching->begun[i];
		const struct reading *reading = reading_at(matching, unit);

		if (matching->meeting_count > MEETINGS - UNIT_MEETINGS && !meetings_go(matching))
			return false;
		meetings_add(matching, unit, SIDE_AHEAD, 1, &reading->sought[SIDE_AHEAD]);
		meetings_add(matching, unit, SIDE_BEHIND, 1, &reading->sought[SIDE_BEHIND]);
		matching->begun[far] = unit;
		far += reading->far;
	}
	for (size_t i = 0; i < far; i++) {
		if (matching->meeting_count > MEETINGS - UNIT_MEETINGS && !meetings_go(matching))
			return false;
		meetings_far(matching, matching->begun[i], SIDE_AHEAD);
		meetings_far(matching, matching->begun[i], SIDE_BEHIND);
	}
	return meetings_go(matching);
}
