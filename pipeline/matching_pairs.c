/* matching_pairs.c: the first two words of sequences.
 *
 * They are found in passes over short lists, each of which leaves out more: no step of a pass hangs on the
 * one before it, so that the processor fetches for several at once, and to leave something out takes no
 * branch that it would have to foretell. A list that is full is gone through before more is added. */
#include <stdlib.h>

#include "matching_inside.h"

_Static_assert(UNITS_ROOM <= UINT16_MAX, "units are numbers of 16 bits");

/* The start has found what it looks for, `span` units wide. */
static bool
start_go(struct matching *matching, struct encounter at, const struct start *start, uint32_t span)
{
	bool ahead = at.way < SIDE_BEHIND * MASK_WORDS;
	struct walk walk = { ahead ? at.unit : at.other,
		ahead ? at.other + span : at.unit + (uint32_t)start->span, start->node };

	if (start->leaf)
		return sighting_add(matching, start->node, walk.first, walk.at);
	return (start->third && (walk.at >= matching->unit_count
			|| !(start->thirds & reading_at(matching, walk.at)->symbols)))
		|| walk_on(matching, walk);
}

/* Looks among all that the other unit has. */
static bool
start_search(struct matching *matching, struct encounter at, const struct start *start)
{
	const struct edge *end, *edge = edges_from(matching, at.other, start->other, &end);
	bool ahead = at.way < SIDE_BEHIND * MASK_WORDS;

	for (; edge < end && edge->symbol == start->other; edge++)
		if ((ahead || edge->span == 1) && !start_go(matching, at, start, edge->span))
			return false;
	return true;
}

/* The start and those that share its bit, with the offer and those that do. */
static bool
starts_go(struct matching *matching, const struct attempt *attempt)
{
	uint32_t offer = matching->readings.offers[attempt->offer], next = attempt->start + 1;

	while (next) {
		const struct start *start = &matching->readings.starts[next - 1];

		next = start->next;
		if (attempt->at.distance > start->gap + 1)
			continue;
		if (offer & OFFER_MORE ? !start_search(matching, attempt->at, start)
				: offer == start->other && !start_go(matching, attempt->at, start, 1))
			return false;
	}
	return true;
}

static bool
attempts_go(struct matching *matching)
{
	const struct readings *readings = &matching->readings;
	const struct trie_node *nodes = matching->matcher->trie.nodes;
	struct attempt *attempts = matching->attempts;
	size_t kept = 0;

	for (size_t i = 0; i < matching->attempt_count; i++) {
		const struct start *start = &readings->starts[attempts[i].start];
		uint32_t offer = readings->offers[attempts[i].offer];

		if ((offer & OFFER_MORE || start->next) && !starts_go(matching, &attempts[i]))
			return false;
		attempts[kept] = attempts[i];
		kept += (offer == start->other) & (start->next == 0)
			& (attempts[i].at.distance <= start->gap + 1);
		__builtin_prefetch(&nodes[start->leaf ? TRIE_ROOT : start->node]);
	}
	for (size_t i = 0; i < kept; i++)
		if (!start_go(matching, attempts[i].at, &readings->starts[attempts[i].start], 1))
			return false;
	matching->attempt_count = 0;
	return true;
}

/* An attempt for each bit: starts and offers stand in the order of the bits of their masks. */
static inline bool
meeting_go(struct matching *matching, const struct meeting *meeting)
{
	struct encounter at = meeting->at;
	size_t side = at.way / MASK_WORDS, word = at.way % MASK_WORDS;
	uint64_t sought = reading_at(matching, at.unit)->sought[side].bits[word];
	uint64_t offered = offered_at(matching, at.other)->bits[word];
	uint32_t start = detail_at(matching, at.unit)->starts[side][word];
	uint32_t offer = detail_at(matching, at.other)->offers[word];

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
	return attempts_go(matching);
}

/* Meetings of the unit with one on that side, for which there is room. */
static inline void
meetings_add(struct matching *matching, int unit, enum side side, int distance,
	const struct symbol_mask *sought)
{
	int other = side == SIDE_BEHIND ? unit - distance : unit + distance;
	const struct symbol_mask *offered = offered_at(matching, 0) + other;
	struct meeting *meeting = matching->meetings + matching->meeting_count;

	for (uint32_t i = 0; i < MASK_WORDS; i++) {
		uint64_t bits = sought->bits[i] & offered->bits[i];

		*meeting = (struct meeting){ bits, { (uint16_t)unit, (uint16_t)other,
			(uint16_t)(side * MASK_WORDS + i), (uint16_t)distance } };
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

	matching->meeting_count = matching->attempt_count = 0;
	for (size_t i = 0; i < matching->begun_count; i++) {
		uint16_t unit = matching->begun[i];
		const struct reading *reading = reading_at(matching, unit);

		if (matching->meeting_count > MEETINGS - UNIT_MEETINGS && !meetings_go(matching))
			return false;
		__builtin_prefetch(&matching->readings.far[matching->units[unit].reading]);
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
