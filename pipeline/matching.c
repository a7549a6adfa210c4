#include <stdlib.h>

#include "array.h"
#include "compound.h"
#include "matcher_inside.h"
#include "readings.h"

enum {
	FEW_CHILDREN = 8	/* more are not tried one by one */
};

/* A unit where patterns can begin, with the starts of its word or stem. */
struct beginning {
	uint32_t unit;
	uint32_t starts, count;
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

static void
beginning_add(struct matching *matching, const struct reading *reading)
{
	if (reading->start_count)
		matching->beginnings[matching->beginning_count++] = (struct beginning){
			(uint32_t)matching->unit_count, reading->starts, reading->start_count,
		};
}

static struct symbol_mask
symbols_union(const struct symbol_mask *a, const struct symbol_mask *b)
{
	struct symbol_mask both;

	for (size_t i = 0; i < 4; i++)
		both.bits[i] = a->bits[i] | b->bits[i];
	return both;
}

/* stem: NULL where it does not correspond to the word. */
static void
unit_add(struct matching *matching, struct span span, const struct reading *word,
	const struct reading *stem)
{
	static const struct reading nothing;

	if (!stem)
		stem = &nothing;
	beginning_add(matching, word);
	beginning_add(matching, stem);
	matching->units[matching->unit_count++] = (struct unit){
		span, word->edges, word->edge_count, stem->edges, stem->edge_count,
		symbols_union(&word->symbols, &stem->symbols),
	};
}

static void
compound_add(struct matching *matching, struct span span, struct slice token,
	const struct reading *word, const struct reading *stem)
{
	struct slice rest = token, part;

	for (uint32_t i = 1; i <= word->parts && compound_next(&rest, &part); i++) {
		uint32_t start = span.start + (uint32_t)(part.at - token.at);

		unit_add(matching, (struct span){ start, start + (uint32_t)part.size }, word + i,
			stem ? stem + i : NULL);
	}
}

static bool
token_add(struct matching *matching, struct span span, uint32_t word_id, uint32_t stem_id)
{
	uint32_t word = reading_of_word(matching->readings, word_id);
	uint32_t stem = reading_of_stem(matching->readings, stem_id);
	const struct reading *words, *stems;

	if (word == READING_NONE || stem == READING_NONE || !units_reserve(matching))
		return false;
	words = readings_at(matching->readings, word);
	stems = readings_at(matching->readings, stem);
	if (stems->parts != words->parts)
		stems = NULL;
	if (words->parts)
		compound_add(matching, span, lexis_word(matching->lexis, word_id), words, stems);
	else
		unit_add(matching, span, words, stems);
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

static bool
may_have(const struct unit *unit, uint32_t symbol)
{
	return unit->symbols.bits[symbol / 64 % 4] >> symbol % 64 & 1;
}

/* The symbols' bits by symbol % 64, as nodes have them. */
static uint64_t
folded_mask(const struct unit *unit)
{
	const uint64_t *bits = unit->symbols.bits;

	return bits[0] | bits[1] | bits[2] | bits[3];
}

/* Goes on to the node by the edges of a list that have the symbol. */
static bool
walk_symbol(struct matching *matching, struct walk walk, uint32_t symbol, uint32_t from, uint32_t count)
{
	const struct edge *edges = readings_edges(matching->readings) + from, *end = edges + count;
	const struct edge *edge = edge_find(edges, count, symbol);

	for (; edge < end && edge->symbol == symbol; edge++)
		if (!walk_on(matching, (struct walk){ walk.first, walk.at + edge->span, walk.node }))
			return false;
	return true;
}

/* Goes on to the node by the unit at hand, if it has the symbol. */
static bool
walk_unit_symbol(struct matching *matching, struct walk walk, uint32_t symbol)
{
	const struct unit *unit = &matching->units[walk.at];

	return !may_have(unit, symbol)
		|| (walk_symbol(matching, walk, symbol, unit->word_edges, unit->word_edge_count)
		&& walk_symbol(matching, walk, symbol, unit->stem_edges, unit->stem_edge_count));
}

/* Goes on by those edges of a list that the node has children for. */
static bool
walk_edges(struct matching *matching, struct walk walk, uint32_t from, uint32_t count)
{
	const struct trie_node *node = &matching->matcher->trie.nodes[walk.node];
	const struct trie_child *children = trie_children(&matching->matcher->trie, node);
	const struct edge *edges = readings_edges(matching->readings) + from;

	for (uint32_t i = 0; i < count; i++) {
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
		return walk_edges(matching, walk, unit->word_edges, unit->word_edge_count)
			&& walk_edges(matching, walk, unit->stem_edges, unit->stem_edge_count);
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

static bool
has_symbol(const struct matching *matching, uint32_t symbol, uint32_t from, uint32_t count)
{
	const struct edge *edges = readings_edges(matching->readings) + from;
	const struct edge *edge = edge_find(edges, count, symbol);

	return edge < edges + count && edge->symbol == symbol && edge->span == 1;
}

/* From the first word of a sequence to its second. */
static bool
start_next(struct matching *matching, uint32_t unit, const struct start *start)
{
	uint32_t last = unit + 1 + start->gap;

	for (uint32_t at = unit + 1; at <= last && at < matching->unit_count; at++)
		if (!walk_unit_symbol(matching, (struct walk){ unit, at, start->node }, start->other))
			return false;
	return true;
}

/* From the second word of a sequence to its first and on. */
static bool
start_back(struct matching *matching, uint32_t unit, const struct start *start)
{
	uint32_t count = unit < start->gap + 1u ? unit : start->gap + 1u;

	for (uint32_t at = unit; count > 0; count--) {
		const struct unit *first = &matching->units[--at];

		if (may_have(first, start->other)
				&& (has_symbol(matching, start->other, first->word_edges, first->word_edge_count)
				|| has_symbol(matching, start->other, first->stem_edges, first->stem_edge_count))
				&& !walk_on(matching, (struct walk){ at, unit + start->span, start->node }))
			return false;
	}
	return true;
}

static bool
start_walks(struct matching *matching, const struct beginning *beginning)
{
	const struct start *start = readings_starts(matching->readings) + beginning->starts;
	const struct start *end = start + beginning->count;
	bool good = true;

	for (; good && start < end; start++) {
		struct walk walk = { beginning->unit, beginning->unit + start->span, start->node };

		switch (start->kind) {
		case START_NEXT:
			good = start_next(matching, beginning->unit, start);
			break;
		case START_BACK:
			good = start_back(matching, beginning->unit, start);
			break;
		case START_VALUES:
			good = values_add(matching, walk);
			break;
		case START_WALK:
			good = walk_on(matching, walk);
			break;
		}
	}
	return good;
}

bool
matching_run(struct matching *matching, struct passage *passage, struct matched *out)
{
	size_t count = 0;

	readings_renew(matching->readings);
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
		if (!start_walks(matching, &matching->beginnings[i]))
			return false;
	*out = (struct matched){ matching->units, matching->unit_count, matching->sightings,
		matching->sighting_count };
	return true;
}
