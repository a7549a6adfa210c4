/* matching.c: from the words of a text to the patterns that are there. */
#include <stdlib.h>

#include "array.h"
#include "compound.h"
#include "matcher_inside.h"
#include "readings.h"

enum {
	AHEAD = 8,		/* tokens or units: what they need is fetched before its turn */
	FEW_CHILDREN = 8	/* more are not tried one by one */
};

struct matching {
	const struct matcher *matcher;
	const struct lexis *lexis;
	struct readings readings;
	struct unit *units;	/* room for a piece: MATCH_UNITS, and the parts of one token */
	size_t unit_count;
	struct sighting *sightings;
	size_t sighting_count, sighting_room;
};

struct matching *
matching_new(const struct matcher *matcher, struct lexis *lexis)
{
	struct matching *matching = calloc(1, sizeof *matching);

	if (!matching)
		return NULL;
	matching->matcher = matcher;
	matching->lexis = lexis;
	matching->units = calloc(MATCH_UNITS + READING_PARTS, sizeof *matching->units);
	if (!matching->units || !readings_open(&matching->readings, matcher, lexis)) {
		matching_free(matching);
		return NULL;
	}
	return matching;
}

void
matching_free(struct matching *matching)
{
	if (!matching)
		return;
	readings_close(&matching->readings);
	free(matching->units);
	free(matching->sightings);
	free(matching);
}

static const struct reading *
reading_at(const struct matching *matching, uint32_t number)
{
	return &matching->readings.at[number];
}

static void
unit_add(struct matching *matching, struct span span, uint32_t reading)
{
	struct unit *unit = &matching->units[matching->unit_count++];

	unit->span = span;
	unit->reading = reading;
}

static void
compound_add(struct matching *matching, struct span span, struct slice token, uint32_t number)
{
	const struct compound *compound = &matching->readings.compounds[number - READING_COMPOUND];
	struct slice rest = token, part;

	for (uint32_t i = 0; i < compound->count && compound_next(&rest, &part); i++) {
		uint32_t start = span.start + (uint32_t)(part.at - token.at);

		unit_add(matching, (struct span){ start, start + (uint32_t)part.size },
			compound->readings[i]);
	}
}

/* Adds the units of the first tokens of the passage, as many as make a piece, and takes them off
 * it. */
static bool
units_add(struct matching *matching, struct passage *passage)
{
	struct readings *readings = &matching->readings;
	size_t i = 0;

	for (; i < passage->count && matching->unit_count < MATCH_UNITS; i++) {
		uint32_t number;

		if (i + AHEAD < passage->count)
			reading_prefetch(readings, passage->words[i + AHEAD]);
		number = reading_of(readings, passage->words[i], passage->stems[i]);
		if (number == READING_NONE)
			return false;
		if (number < READING_COMPOUND)
			unit_add(matching, passage->tokens[i], number);
		else
			compound_add(matching, passage->tokens[i],
				lexis_word(matching->lexis, passage->words[i]), number);
	}
	*passage = (struct passage){ passage->tokens + i, passage->words + i, passage->stems + i,
		passage->count - i };
	return true;
}

/* Copies the masks to the units, where they are needed side by side. */
static void
units_mask(struct matching *matching)
{
	struct unit *units = matching->units;

	for (size_t i = 0; i < matching->unit_count; i++) {
		if (i + AHEAD < matching->unit_count)
			__builtin_prefetch(reading_at(matching, units[i + AHEAD].reading));
		units[i].wanted = reading_at(matching, units[i].reading)->wanted;
		units[i].symbols = reading_at(matching, units[i].reading)->symbols;
	}
}

static bool
sighting_add(struct matching *matching, uint32_t entry, uint32_t first, uint32_t end)
{
	struct sighting *sightings = array_reserve(matching->sightings, &matching->sighting_room,
		matching->sighting_count, 1, sizeof *sightings);

	if (!sightings)
		return false;
	matching->sightings = sightings;
	sightings[matching->sighting_count++] = (struct sighting){ entry, first, end };
	return true;
}

/* Where a walk has got to: the units from `first` up to `at` lead to the node. */
struct walk {
	uint32_t first, at, node;
};

static bool walk_on(struct matching *matching, struct walk walk);

/* The first of the edges that is not before the symbol. The steps depend on the count alone, so
 * that there is no branch to foretell. */
static const struct edge *
edge_find(const struct edge *edges, uint32_t count, uint32_t symbol)
{
	while (count > 0) {
		uint32_t half = (count + 1) / 2;

		edges += edges[half - 1].symbol < symbol ? half : 0;
		count -= half;
	}
	return edges;
}

/* NULL if the symbol has no child. */
static const struct trie_child *
child_find(const struct trie_child *children, uint32_t count, uint32_t symbol)
{
	while (count > 0) {
		uint32_t half = count / 2;

		if (children[half].symbol == symbol)
			return &children[half];
		if (children[half].symbol < symbol) {
			children += half + 1;
			count -= half + 1;
		} else {
			count = half;
		}
	}
	return NULL;
}

static inline bool
mask_has(const struct symbol_mask *mask, uint8_t bit)
{
	return mask->bits[bit / 64] >> bit % 64 & 1;
}

/* False: the unit surely has not the symbol. */
static inline bool
may_have(const struct unit *unit, uint32_t symbol)
{
	return unit->symbols >> symbol % 64 & 1;
}

/* Goes on to the node by the unit at hand, if it has the symbol. */
static bool
walk_symbol(struct matching *matching, struct walk walk, uint32_t symbol)
{
	const struct unit *unit = &matching->units[walk.at];
	const struct reading *reading = reading_at(matching, unit->reading);
	const struct edge *edges = matching->readings.edges + reading->edges;
	const struct edge *end = edges + reading->edge_count, *edge;

	if (!may_have(unit, symbol))
		return true;
	edge = edge_find(edges, reading->edge_count, symbol);
	for (; edge < end && edge->symbol == symbol; edge++)
		if (!walk_on(matching,
				(struct walk){ walk.first, walk.at + edge->span, walk.node }))
			return false;
	return true;
}

/* Goes on by those edges of the unit at hand that the node has children for. */
static bool
walk_edges(struct matching *matching, struct walk walk)
{
	const struct trie_node *node = &matching->matcher->trie.nodes[walk.node];
	const struct trie_child *children = trie_children(&matching->matcher->trie, node);
	const struct reading *reading = reading_at(matching, matching->units[walk.at].reading);
	const struct edge *edges = matching->readings.edges + reading->edges;

	for (uint32_t i = 0; i < reading->edge_count; i++) {
		const struct trie_child *child = node->mask >> edges[i].symbol % 64 & 1
			? child_find(children, node->child_count, edges[i].symbol) : NULL;

		if (child && !walk_on(matching, (struct walk){ walk.first, walk.at + edges[i].span,
				child->node }))
			return false;
	}
	return true;
}

/* Goes on by the unit at hand: by the node's children if they are few, else by the unit's
 * edges. */
static bool
walk_unit(struct matching *matching, struct walk walk)
{
	const struct trie_node *node = &matching->matcher->trie.nodes[walk.node];
	const struct trie_child *children = trie_children(&matching->matcher->trie, node);

	if (walk.at >= matching->unit_count
			|| !(node->mask & matching->units[walk.at].symbols))
		return true;
	if (node->child_count > FEW_CHILDREN)
		return walk_edges(matching, walk);
	for (uint32_t i = 0; i < node->child_count; i++)
		if (!walk_symbol(matching, (struct walk){ walk.first, walk.at, children[i].node },
				children[i].symbol))
			return false;
	return true;
}

static bool
values_add(struct matching *matching, struct walk walk)
{
	const struct trie *trie = &matching->matcher->trie;

	for (uint32_t i = trie->nodes[walk.node].values; i; i = trie->values[i - 1].next)
		if (!sighting_add(matching, trie->values[i - 1].value, walk.first, walk.at))
			return false;
	return true;
}

/* Passes over as many units as the gap holds, or fewer. */
static bool
walk_gap(struct matching *matching, struct walk walk, const struct trie_child *gap)
{
	uint32_t last = walk.at + gap->symbol;

	walk.node = gap->node;
	for (; walk.at <= last && walk.at < matching->unit_count; walk.at++)
		if (!walk_unit(matching, walk))
			return false;
	return true;
}

/* The trie bounds the depth of the recursion: PATTERN_STEPS. */
static bool
walk_on(struct matching *matching, struct walk walk)
{
	const struct trie *trie = &matching->matcher->trie;
	const struct trie_node *node = &trie->nodes[walk.node];
	const struct trie_child *gaps = trie_gaps(trie, node);

	if (!values_add(matching, walk) || !walk_unit(matching, walk))
		return false;
	for (uint32_t i = 0; i < node->gap_count; i++)
		if (!walk_gap(matching, walk, &gaps[i]))
			return false;
	return true;
}

/* From the first word of a sequence to its second. */
static bool
start_next(struct matching *matching, uint32_t unit, const struct start *start)
{
	uint32_t last = unit + 1 + start->gap;

	for (uint32_t at = unit + 1; at <= last && at < matching->unit_count; at++)
		if (!walk_symbol(matching, (struct walk){ unit, at, start->node }, start->other))
			return false;
	return true;
}

/* Whether the unit has the symbol, one unit wide. */
static bool
unit_has(const struct matching *matching, const struct unit *unit, uint32_t symbol)
{
	const struct reading *reading = reading_at(matching, unit->reading);
	const struct edge *edges = matching->readings.edges + reading->edges, *edge;

	if (!may_have(unit, symbol))
		return false;
	edge = edge_find(edges, reading->edge_count, symbol);
	return edge < edges + reading->edge_count && edge->symbol == symbol && edge->span == 1;
}

/* From the second word of a sequence to its first, and on from the second. */
static bool
start_back(struct matching *matching, uint32_t unit, const struct start *start)
{
	uint32_t at = unit > start->gap ? unit - start->gap - 1 : 0;

	for (; at < unit; at++)
		if (unit_has(matching, &matching->units[at], start->other)
				&& !walk_on(matching,
				(struct walk){ at, unit + start->span, start->node }))
			return false;
	return true;
}

static bool
start_walk(struct matching *matching, uint32_t unit, const struct start *start)
{
	struct walk walk = { unit, unit + start->span, start->node };

	switch (start->kind) {
	case START_NEXT:
	case START_AHEAD:
		return start_next(matching, unit, start);
	case START_BEFORE:
	case START_BEHIND:
		return start_back(matching, unit, start);
	default:
		return walk_on(matching, walk);
	}
}

/* What the units from number `at` on may have, up to `reach` of them beyond it. */
static struct symbol_mask
look_far(const struct matching *matching, size_t at, int step, uint32_t reach)
{
	struct symbol_mask far = { { 0 } };

	for (uint32_t passed = 0; passed <= reach && at < matching->unit_count; passed++) {
		for (size_t i = 0; i < 4; i++)
			far.bits[i] |= matching->units[at].wanted.bits[i];
		at += (size_t)step;	/* before the first is beyond the last, too */
	}
	return far;
}

/* What the word has by itself. */
static inline bool
unit_values(struct matching *matching, uint32_t number, const struct reading *reading)
{
	struct sighting *sightings = array_reserve(matching->sightings, &matching->sighting_room,
		matching->sighting_count, reading->value_count, sizeof *sightings);
	const uint32_t *values = matching->readings.values + reading->values;

	if (!sightings)
		return false;
	matching->sightings = sightings;
	sightings += matching->sighting_count;
	matching->sighting_count += reading->value_count;
	for (uint32_t i = 0; i < reading->value_count; i++)
		sightings[i] = (struct sighting){ values[i], number, number + 1 };
	return true;
}

/* Most starts end here: what they need is not around. */
static bool
unit_starts(struct matching *matching, uint32_t number, const struct reading *reading)
{
	static const struct symbol_mask nothing, everything = { { ~0ull, ~0ull, ~0ull, ~0ull } };
	const struct unit *unit = &matching->units[number];
	const struct start *start = matching->readings.starts + reading->starts;
	const struct start *end = start + reading->start_count;
	struct symbol_mask ahead, behind;
	const struct symbol_mask *sides[START_KINDS] = {
		[START_NEXT] = number + 1 < matching->unit_count ? &unit[1].wanted : &nothing,
		[START_BEFORE] = number > 0 ? &unit[-1].wanted : &nothing,
		[START_AHEAD] = &ahead, [START_BEHIND] = &behind, [START_WALK] = &everything,
	};

	if (reading->reach_next)	/* else there are no such starts */
		ahead = look_far(matching, (size_t)number + 1, 1, reading->reach_next);
	if (reading->reach_back)
		behind = look_far(matching, (size_t)number - 1, -1, reading->reach_back);
	for (; start < end; start++)
		if (mask_has(sides[start->kind], start->bit)
				&& !start_walk(matching, number, start))
			return false;
	return true;
}

static inline bool
unit_match(struct matching *matching, uint32_t number)
{
	const struct reading *reading = reading_at(matching, matching->units[number].reading);

	return (reading->value_count == 0 || unit_values(matching, number, reading))
		&& (reading->start_count == 0 || unit_starts(matching, number, reading));
}

bool
matching_run(struct matching *matching, struct passage *passage, struct matched *out)
{
	matching->unit_count = 0;
	matching->sighting_count = 0;
	if (!readings_renew(&matching->readings) || !units_add(matching, passage))
		return false;
	units_mask(matching);
	for (uint32_t unit = 0; unit < matching->unit_count; unit++)
		if (!unit_match(matching, unit))
			return false;
	*out = (struct matched){ matching->units, matching->unit_count, matching->sightings,
		matching->sighting_count };
	return true;
}
