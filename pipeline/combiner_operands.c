/* combiner_operands.c: where the operands of combinations stand in a piece. */
#include <stdlib.h>

#include "array.h"
#include "combiner_inside.h"

struct operand_state *
operand_state(struct combiner *combiner, uint32_t number)
{
	struct operand_state *state = &combiner->operands[number];

	if (state->round != combiner->round)
		*state = (struct operand_state){ .round = combiner->round };
	return state;
}

static bool
operand_add(struct combiner *combiner, uint32_t number, struct stretch at)
{
	struct operand_state *state = operand_state(combiner, number);
	struct seen *seen = array_reserve(combiner->seen, &combiner->seen_room,
		combiner->seen_count, 1, sizeof *seen);

	if (!seen)
		return false;
	combiner->seen = seen;
	seen[combiner->seen_count++] = (struct seen){ at, state->seen };
	state->seen = (uint32_t)combiner->seen_count;
	return true;
}

void
operand_trigger(struct combiner *combiner, uint32_t number)
{
	const struct relation *triggered = &combiner->combinations->triggered;

	for (uint32_t i = triggered->first[number]; i < triggered->first[number + 1]; i++) {
		uint32_t combination = triggered->pairs[i].to;
		uint32_t *level = &combiner->levels[combiner->combinations->at[combination].level];

		combiner->queue[combination] = *level;
		*level = combination + 1;
	}
}

bool
operand_see(struct combiner *combiner, uint32_t number, struct stretch at)
{
	if (operand_state(combiner, number)->seen == NONE)
		operand_trigger(combiner, number);
	return operand_add(combiner, number, at);
}

/* The units that bytes of the text touch; no unit before `from` is among them. */
static struct stretch
units_touched(const struct matched *matched, uint32_t from, size_t start, size_t end)
{
	struct stretch at = { from, 0 };

	while (at.first < matched->unit_count && matched->units[at.first].span.end <= start)
		at.first++;
	at.end = at.first;
	while (at.end < matched->unit_count && matched->units[at.end].span.start < end)
		at.end++;
	return at;
}

/* Adds the words that each match of the expression touches. */
static bool
regex_search(struct combiner *combiner, const struct combination *combination, uint32_t number)
{
	const struct regex *regex = combiner->combinations->operands[number].regex;
	size_t base = combiner->area.start, start, end = 0;
	struct slice text = { combiner->text + base, combiner->area.end - base };
	struct stretch at = { 0, 0 };
	enum regex_result result;

	while ((result = regex_find(regex, combiner->regex, text, end, &start, &end))
			== REGEX_FOUND) {
		at = units_touched(combiner->matched, at.first, base + start, base + end);
		if (at.first < at.end && !operand_add(combiner, number, at))
			return false;
	}
	if (result == REGEX_BOUND)
		combiner->over = combination;
	return result == REGEX_NONE;
}

bool
operand_list(struct combiner *combiner, const struct combination *combination, uint32_t number)
{
	struct operand_state *state = operand_state(combiner, number);
	struct stretch *places;
	size_t count = 0;

	if (state->listed)
		return true;
	if (combiner->combinations->operands[number].regex
			&& !regex_search(combiner, combination, number))
		return false;
	for (uint32_t i = state->seen; i != NONE; i = combiner->seen[i - 1].next)
		count++;
	places = array_reserve(combiner->places, &combiner->place_room, combiner->place_count,
		2 * count, sizeof *places);
	if (!places)
		return false;
	combiner->places = places;
	places += combiner->place_count;
	count = 0;
	for (uint32_t i = state->seen; i != NONE; i = combiner->seen[i - 1].next)
		places[count++] = combiner->seen[i - 1].at;
	count = places_sort(places, count);
	state->all = (struct range){ combiner->place_count, count };
	state->longest = (struct range){ combiner->place_count + count,
		places_longest(places, count, places + count) };
	state->listed = true;
	combiner->place_count += count + state->longest.count;
	return true;
}
