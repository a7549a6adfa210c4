/* combiner.c: from sightings to the entries that count in a piece. */
#include <stdlib.h>

#include "array.h"
#include "combiner_inside.h"
#include "gaps.h"

void
combiner_free(struct combiner *combiner)
{
	if (!combiner)
		return;
	regex_space_free(combiner->regex);
	free(combiner->operands);
	circumstances_close(&combiner->circumstances);
	free(combiner->queue);
	free(combiner->seen);
	free(combiner->places);
	free(combiner->out);
	free(combiner);
}

struct combiner *
combiner_new(const struct lexicons *lexicons)
{
	const struct combinations *combinations = &lexicons->combinations;
	struct combiner *new = calloc(1, sizeof *new);

	if (!new)
		return NULL;
	new->lexicons = lexicons;
	new->combinations = combinations;
	new->regex = combinations->has_regex ? regex_space_new() : NULL;
	new->operands = calloc(combinations->operand_count + 1, sizeof *new->operands);
	new->queue = calloc(combinations->count + 1, sizeof *new->queue);
	if ((combinations->has_regex && !new->regex) || !new->operands || !new->queue
			|| !circumstances_open(&new->circumstances, lexicons)) {
		combiner_free(new);
		return NULL;
	}
	return new;
}

void
combiner_start(struct combiner *combiner, struct record *record, const struct sections *sections)
{
	combiner->over = NULL;
	circumstances_start(&combiner->circumstances, record, sections);
}

/* An entry is there and counts: itself, or as evidence. */
static bool
entry_see(struct combiner *combiner, uint32_t number, struct stretch at)
{
	const struct relation *referred = &combiner->combinations->referred;
	const struct entry *entry = &combiner->lexicons->entries[number];
	struct sighting *out = array_reserve(combiner->out, &combiner->out_room,
		combiner->out_count, 1, sizeof *out);

	if (!out)
		return false;
	combiner->out = out;
	out[combiner->out_count++] = (struct sighting){ entry->evidence
		? EVIDENCE_BASE + entry->evidence_pattern : number, at.first, at.end };
	if (referred->count == 0)
		return true;
	for (uint32_t i = referred->first[number]; i < referred->first[number + 1]; i++)
		if (!operand_see(combiner, referred->pairs[i].to, at))
			return false;
	return true;
}

static enum demand
demand_of(const struct combiner *combiner, uint32_t number)
{
	if (number < EVIDENCE_BASE)
		return combiner->lexicons->demands[number];
	return number < OPERAND_BASE ? DEMAND_NOTHING : DEMAND_MORE;
}

/* Takes one of the matcher's sightings in that asks for something. */
static bool
sighting_take(struct combiner *combiner, const struct sighting *sighting)
{
	bool is_operand = sighting->entry >= OPERAND_BASE, counts;
	uint32_t number = is_operand ? sighting->entry - OPERAND_BASE : sighting->entry;
	const struct entry *entry = is_operand ? NULL : &combiner->lexicons->entries[number];
	bool gapped = is_operand ? combiner->combinations->operands[number].gapped : entry->gapped;
	struct stretch at = { sighting->first, sighting->end };

	if (gapped && !gaps_pass(combiner->text, combiner->matched->units, at.first, at.end))
		return true;
	if (is_operand)
		return operand_see(combiner, number, at);
	return circumstances_allow(&combiner->circumstances, entry, &counts)
		&& (!counts || entry_see(combiner, number, at));
}

/* Puts those that ask for nothing in front, where the others make more of them. */
static bool
sightings_take(struct combiner *combiner, const struct sighting *sightings, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (demand_of(combiner, sightings[i].entry) == DEMAND_NOTHING)
			combiner->out[combiner->out_count++] = sightings[i];
	for (size_t i = 0; i < count; i++)
		if (demand_of(combiner, sightings[i].entry) != DEMAND_NOTHING
				&& !sighting_take(combiner, &sightings[i]))
			return false;
	return true;
}

/* Keeps those whose gaps pass, where nothing else is asked. */
static void
sightings_pass(struct combiner *combiner, const char *text, const struct matched *matched)
{
	for (size_t i = 0; i < matched->sighting_count; i++) {
		const struct sighting *at = &matched->sightings[i];

		if (demand_of(combiner, at->entry) == DEMAND_NOTHING
				|| gaps_pass(text, matched->units, at->first, at->end))
			combiner->out[combiner->out_count++] = *at;
	}
}

/* The most that is asked: in most pieces nothing, or that gaps pass. */
static enum demand
most_demanded(const struct combiner *combiner, const struct matched *matched)
{
	enum demand most = DEMAND_NOTHING;

	if (!combiner->lexicons->combines)
		return DEMAND_NOTHING;
	if (combiner->combinations->searched_count)
		return DEMAND_MORE;
	for (size_t i = 0; i < matched->sighting_count; i++) {
		enum demand demand = demand_of(combiner, matched->sightings[i].entry);

		most = demand > most ? demand : most;
	}
	return most;
}

/* Whether all parts may be there: expressions are not run for that. */
static bool
parts_are_there(struct combiner *combiner, const struct combination *combination)
{
	for (size_t i = 0; i < combination->parts; i++) {
		uint32_t number = combination->operands[i];

		if (!combiner->combinations->operands[number].regex
				&& operand_state(combiner, number)->seen == NONE)
			return false;
	}
	return true;
}

/* Joins the base of what stands before the part with it. */
static bool
part_join(struct combiner *combiner, uint32_t number, uint32_t most, struct range *base)
{
	const struct range right = combiner->operands[number].longest;
	struct stretch *places = array_reserve(combiner->places, &combiner->place_room,
		combiner->place_count, 2 * base->count, sizeof *places), *out;

	if (!places)
		return false;
	combiner->places = places;
	out = places + combiner->place_count;
	base->count = places_near(places + base->from, base->count, places + right.from,
		right.count, most, out);
	base->count = places_shortest(out, base->count);
	base->from = combiner->place_count;
	combiner->place_count += base->count;
	return true;
}

/* Where the parts of a combination stand, near one another. */
static bool
parts_find(struct combiner *combiner, const struct combination *combination, struct range *base)
{
	*base = (struct range){ 0, 0 };
	if (!parts_are_there(combiner, combination))
		return true;
	for (size_t i = 0; i < combination->parts; i++) {
		uint32_t number = combination->operands[i];

		if (!operand_list(combiner, combination, number))
			return false;
		if (i == 0)
			*base = combination->parts > 1 ? combiner->operands[number].longest
				: combiner->operands[number].all;
		else if (!part_join(combiner, number, combination->near[i], base))
			return false;
		if (base->count == 0)
			return true;
	}
	return true;
}

static bool
is_excepted(const struct combiner *combiner, const struct combination *combination,
	struct stretch at)
{
	for (size_t i = combination->parts; i < combination->count; i++) {
		const struct range *chain = &combiner->operands[combination->operands[i]].longest;

		if (places_overlap(combiner->places + chain->from, chain->count, at))
			return true;
	}
	return false;
}

static bool
combination_find(struct combiner *combiner, const struct combination *combination)
{
	struct range base;
	bool counts;

	if (!circumstances_allow(&combiner->circumstances,
			&combiner->lexicons->entries[combination->entry], &counts))
		return false;
	if (!counts)
		return true;
	if (!parts_find(combiner, combination, &base))
		return false;
	for (size_t i = combination->parts; base.count && i < combination->count; i++)
		if (!operand_list(combiner, combination, combination->operands[i]))
			return false;
	for (size_t i = 0; i < base.count; i++) {
		struct stretch at = combiner->places[base.from + i];

		if (!is_excepted(combiner, combination, at)
				&& !entry_see(combiner, combination->entry, at))
			return false;
	}
	return true;
}

static bool
combinations_find(struct combiner *combiner)
{
	const struct combinations *combinations = combiner->combinations;

	for (size_t i = 0; i < combinations->searched_count; i++)
		operand_trigger(combiner, combinations->searched[i]);
	for (size_t level = 0; level < COMBINATION_LEVELS; level++) {
		uint32_t next = combiner->levels[level];

		combiner->levels[level] = NONE;
		for (; next != NONE; next = combiner->queue[next - 1])
			if (!combination_find(combiner, &combinations->at[next - 1]))
				return false;
	}
	return true;
}

/* Finds all that there is more than gaps to. */
static bool
combine(struct combiner *combiner, const char *text, struct span area,
	const struct matched *matched)
{
	combiner->text = text;
	combiner->area = area;
	combiner->matched = matched;
	combiner->round++;
	combiner->seen_count = combiner->place_count = 0;
	memset(combiner->levels, 0, sizeof combiner->levels);
	circumstances_enter(&combiner->circumstances, area.start);
	return sightings_take(combiner, matched->sightings, matched->sighting_count)
		&& combinations_find(combiner);
}

bool
combiner_run(struct combiner *combiner, const char *text, struct span area,
	struct matched *matched)
{
	enum demand demand = most_demanded(combiner, matched);
	struct sighting *out;

	if (demand == DEMAND_NOTHING)
		return true;
	out = array_reserve(combiner->out, &combiner->out_room, 0, matched->sighting_count,
		sizeof *out);
	if (!out)
		return false;
	combiner->out = out;
	combiner->out_count = 0;
	if (demand == DEMAND_GAPS)
		sightings_pass(combiner, text, matched);
	else if (!combine(combiner, text, area, matched))
		return false;
	matched->sightings = combiner->out;
	matched->sighting_count = combiner->out_count;
	return true;
}

bool
combiner_refuses(const struct combiner *combiner, struct fault *fault)
{
	if (!combiner->over)
		return false;
	fault_set(fault, "the expression of %s was stopped on a sentence, which takes it too long "
		"or has over %d bytes; make it plainer, or leave the record out (-k)",
		combiner->lexicons->entries[combiner->over->entry].rule.at, REGEX_TEXT);
	return true;
}
