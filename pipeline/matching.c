#include <stdlib.h>

#include "array.h"
#include "compound.h"
#include "matcher_inside.h"
#include "readings.h"

enum {
	FEW_CHILDREN = 8	/* more are not tried one by one */
};

/* A unit where patterns can begin, by its word or by its stem. */
struct beginning {
	uint32_t unit, reading;
};

struct matching {
	const struct matcher *matcher;
	const struct lexis *lexis;
	struct readings *readings;
	struct unit *units;
	size_t unit_count, unit_room;
	struct beginning *beginnings;
	size_t beginning_count, beginning_room;
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
	matching->readings = readings_new(matcher, lexis);
	if (!matching->readings) {
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
	readings_free(matching->readings);
	free(matching->units);
	free(matching->beginnings);
	free(matching->sightings);
	free(matching);
}

/* Room for the units of one more token. */
static bool
units_reserve(struct matching *matching)
{
	struct unit *units = array_reserve(matching->units, &matching->unit_room, matching->unit_count,
		READING_PARTS, sizeof *units);
	struct beginning *beginnings;

	if (!units)
		return false;
	matching->units = units;
	beginnings = array_reserve(matching->beginnings, &matching->beginning_room,
		matching->beginning_count, 2 * READING_PARTS, sizeof *beginnings);
	if (!beginnings)
		return false;
	matching->beginnings = beginnings;
	return true;
}

static const struct reading *
reading_at(const struct matching *matching, uint32_t number)
{
	return readings_at(matching->readings, number);
}

static void
unit_add(struct matching *matching, struct span span, uint32_t word, uint32_t stem)
{
	const struct reading *words = reading_at(matching, word), *stems = reading_at(matching, stem);
	uint32_t number = (uint32_t)matching->unit_count++;
	struct unit *unit = &matching->units[number];

	*unit = (struct unit){ .span = span, .word = word, .stem = stem };
	for (size_t i = 0; i < 4; i++)
		unit->symbols.bits[i] = words->symbols.bits[i] | stems->symbols.bits[i];
	if (words->start_count)
		matching->beginnings[matching->beginning_count++] = (struct beginning){ number, word };
	if (stems->start_count)
		matching->beginnings[matching->beginning_count++] = (struct beginning){ number, stem };
}

static void
compound_add(struct matching *matching, struct span span, struct slice token, uint32_t word,
	uint32_t stem)
{
	uint32_t parts = reading_at(matching, word)->parts;
	struct slice rest = token, part;

	for (uint32_t i = 1; i <= parts && compound_next(&rest, &part); i++) {
		uint32_t start = span.start + (uint32_t)(part.at - token.at);

		unit_add(matching, (struct span){ start, start + (uint32_t)part.size }, word + i,
			stem == READING_EMPTY ? stem : stem + i);
	}
}

/* A stem that does not correspond to its word in its parts counts for nothing. */
static bool
token_add(struct matching *matching, struct span span, uint32_t word_id, uint32_t stem_id)
{
	uint32_t word = reading_of_word(matching->readings, word_id);
	uint32_t stem = reading_of_stem(matching->readings, stem_id);
	uint32_t parts;

	if (word == READING_NONE || stem == READING_NONE || !units_reserve(matching))
		return false;
	parts = reading_at(matching, word)->parts;
	if (reading_at(matching, stem)->parts != parts)
		stem = READING_EMPTY;
	if (parts)
		compound_add(matching, span, lexis_word(matching->lexis, word_id), word, stem);
	else
		unit_add(matching, span, word, stem);
	return true;
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

/* The first of the edges that is not before the symbol. */
static const struct edge *
edge_find(const struct edge *edges, uint32_t count, uint32_t symbol)
{
	while (count > 0) {
		uint32_t half = count / 2;

		if (edges[half].symbol < symbol) {
			edges += half + 1;
			count -= half + 1;
		} else {
			count = half;
		}
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

/* Whether one of the units from `from` up to `end` may have the symbol. */
static inline bool
may_have(const struct matching *matching, uint32_t from, uint32_t end, uint32_t symbol)
{
	uint64_t bits = 0;

	for (; from < end; from++)
		bits |= matching->units[from].symbols.bits[symbol / 64 % 4];
	return bits >> symbol % 64 & 1;
}

/* The symbols' bits by symbol % 64, as nodes have them. */
static uint64_t
folded_mask(const struct unit *unit)
{
	const uint64_t *bits = unit->symbols.bits;

	return bits[0] | bits[1] | bits[2] | bits[3];
}

/* Goes on to the node by the edges of a reading that have the symbol. */
static bool
walk_symbol(struct matching *matching, struct walk walk, uint32_t symbol, uint32_t number)
{
	const struct reading *reading = reading_at(matching, number);
	const struct edge *edges = readings_edges(matching->readings) + reading->edges;
	const struct edge *edge = edge_find(edges, reading->edge_count, symbol);

	for (; edge < edges + reading->edge_count && edge->symbol == symbol; edge++)
		if (!walk_on(matching, (struct walk){ walk.first, walk.at + edge->span, walk.node }))
			return false;
	return true;
}

/* Goes on to the node by the unit at hand, if it has the symbol. */
static bool
walk_unit_symbol(struct matching *matching, struct walk walk, uint32_t symbol)
{
	const struct unit *unit = &matching->units[walk.at];

	return !may_have(matching, walk.at, walk.at + 1, symbol)
		|| (walk_symbol(matching, walk, symbol, unit->word)
		&& walk_symbol(matching, walk, symbol, unit->stem));
}

/* Goes on by those edges of a reading that the node has children for. */
static bool
walk_edges(struct matching *matching, struct walk walk, uint32_t number)
{
	const struct trie_node *node = &matching->matcher->trie.nodes[walk.node];
	const struct trie_child *children = trie_children(&matching->matcher->trie, node);
	const struct reading *reading = reading_at(matching, number);
	const struct edge *edges = readings_edges(matching->readings) + reading->edges;

	for (uint32_t i = 0; i < reading->edge_count; i++) {
		const struct trie_child *child = node->mask >> edges[i].symbol % 64 & 1
			? child_find(children, node->child_count, edges[i].symbol) : NULL;

		if (child && !walk_on(matching, (struct walk){ walk.first, walk.at + edges[i].span,
				child->node }))
			return false;
	}
	return true;
}

/* Goes on by the unit at hand: by the node's children if they are few, else by the unit's edges. */
static bool
walk_unit(struct matching *matching, struct walk walk)
{
	const struct trie_node *node = &matching->matcher->trie.nodes[walk.node];
	const struct trie_child *children = trie_children(&matching->matcher->trie, node);
	const struct unit *unit = &matching->units[walk.at];

	if (walk.at >= matching->unit_count || !(node->mask & folded_mask(unit)))
		return true;
	if (node->child_count > FEW_CHILDREN)
		return walk_edges(matching, walk, unit->word) && walk_edges(matching, walk, unit->stem);
	for (uint32_t i = 0; i < node->child_count; i++)
		if (!walk_unit_symbol(matching, (struct walk){ walk.first, walk.at, children[i].node },
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
		for (uint32_t passed = 0; passed <= gaps[i].symbol; passed++)
			if (!walk_unit(matching, (struct walk){ walk.first, walk.at + passed, gaps[i].node }))
				return false;
	return true;
}

/* Whether the reading has the symbol for one unit. */
static bool
has_symbol(const struct matching *matching, uint32_t number, uint32_t symbol)
{
	const struct reading *reading = reading_at(matching, number);
	const struct edge *edges = readings_edges(matching->readings) + reading->edges;
	const struct edge *edge = edge_find(edges, reading->edge_count, symbol);

	return edge < edges + reading->edge_count && edge->symbol == symbol && edge->span == 1;
}

/* From the first word of a sequence to its second. */
static bool
start_next(struct matching *matching, uint32_t unit, const struct start *start)
{
	uint32_t from = unit + 1, end = from + start->gap + 1;

	if (end > matching->unit_count)
		end = (uint32_t)matching->unit_count;
	if (!may_have(matching, from, end, start->other))
		return true;
	for (uint32_t at = from; at < end; at++)
		if (!walk_unit_symbol(matching, (struct walk){ unit, at, start->node }, start->other))
			return false;
	return true;
}

/* From the second word of a sequence to its first, and on from the second. */
static bool
start_back(struct matching *matching, uint32_t unit, const struct start *start)
{
	uint32_t from = unit > start->gap ? unit - start->gap - 1 : 0;

	if (!may_have(matching, from, unit, start->other))
		return true;
	for (uint32_t at = from; at < unit; at++)
		if ((has_symbol(matching, matching->units[at].word, start->other)
				|| has_symbol(matching, matching->units[at].stem, start->other))
				&& !walk_on(matching, (struct walk){ at, unit + start->span, start->node }))
			return false;
	return true;
}

static bool
start_walk(struct matching *matching, uint32_t unit, const struct start *start)
{
	struct walk walk = { unit, unit + start->span, start->node };

	switch (start->kind) {
	case START_NEXT:
		return start_next(matching, unit, start);
	case START_BACK:
		return start_back(matching, unit, start);
	case START_VALUES:
		return values_add(matching, walk);
	default:
		return walk_on(matching, walk);
	}
}

static bool
start_walks(struct matching *matching, struct beginning beginning)
{
	const struct reading *reading = reading_at(matching, beginning.reading);
	const struct start *starts = readings_starts(matching->readings) + reading->starts;

	for (uint32_t i = 0; i < reading->start_count; i++)
		if (!start_walk(matching, beginning.unit, &starts[i]))
			return false;
	return true;
}

bool
matching_run(struct matching *matching, struct passage *passage, struct matched *out)
{
	size_t count = 0;

	if (!readings_renew(matching->readings))
		return false;
	matching->unit_count = matching->beginning_count = matching->sighting_count = 0;
	while (count < passage->count && matching->unit_count < MATCH_UNITS) {
		if (!token_add(matching, passage->tokens[count], passage->words[count],
				passage->stems[count]))
			return false;
		count++;
	}
	passage->tokens += count;
	passage->words += count;
	passage->stems += count;
	passage->count -= count;
	for (size_t i = 0; i < matching->beginning_count; i++)
		if (!start_walks(matching, matching->beginnings[i]))
			return false;
	*out = (struct matched){ matching->units, matching->unit_count, matching->sightings,
		matching->sighting_count };
	return true;
}
