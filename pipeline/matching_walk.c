/* matching_walk.c: from where a pattern can begin to where it ends. */
#include <stdlib.h>

#include "array.h"
#include "matching_inside.h"

enum {
	FEW_CHILDREN = 8	/* more are not tried one by one */
};

/* Where a walk has got to: the units from `first` up to `at` lead to the node. */
struct walk {
	uint32_t first, at, node;
};

static bool walk_on(struct matching *matching, struct walk walk);

static bool
sighting_add(struct matching *matching, uint32_t entry, const struct walk *walk)
{
	struct sighting *sightings = array_reserve(matching->sightings, &matching->sighting_room,
		matching->sighting_count, 1, sizeof *sightings);

	if (!sightings)
		return false;
	matching->sightings = sightings;
	sightings[matching->sighting_count++] = (struct sighting){ entry, walk->first, walk->at };
	return true;
}

/* False: the unit surely has not the symbol. */
static inline bool
may_have(const struct reading *reading, uint32_t symbol)
{
	return reading->symbols >> symbol % 64 & 1;
}

/* The first of the unit's edges that is not before the symbol, and the end of them all; the end if the
 * symbol is surely not among them. The steps depend on their number alone, so that there is no branch
 * to foretell. */
static inline const struct edge *
edges_of(const struct matching *matching, uint32_t unit, uint32_t symbol, const struct edge **end)
{
	const struct reading *reading = reading_at(matching, unit);
	const struct edge *edges = matching->readings.edges + reading->edges;
	uint32_t count = reading->edge_count;

	*end = edges + count;
	if (!may_have(reading, symbol))
		return *end;
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

/* Goes on to the node by the unit at hand, if it has the symbol. */
static bool
walk_symbol(struct matching *matching, struct walk walk, uint32_t symbol)
{
	const struct edge *end, *edge = edges_of(matching, walk.at, symbol, &end);

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
	const struct reading *reading = reading_at(matching, walk.at);
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

/* Goes on by the node's children if they are few, else by the unit's edges. */
static bool
walk_children(struct matching *matching, struct walk walk)
{
	const struct trie_node *node = &matching->matcher->trie.nodes[walk.node];
	const struct trie_child *children = trie_children(&matching->matcher->trie, node);
	const struct reading *reading = reading_at(matching, walk.at);

	if (node->child_count > FEW_CHILDREN)
		return walk_edges(matching, walk);
	for (uint32_t i = 0; i < node->child_count; i++)
		if (may_have(reading, children[i].symbol) && !walk_symbol(matching,
				(struct walk){ walk.first, walk.at, children[i].node },
				children[i].symbol))
			return false;
	return true;
}

/* Goes on by the unit at hand, which seldom has what any of the node's children want. */
static inline bool
walk_unit(struct matching *matching, struct walk walk, const struct trie_node *node)
{
	return walk.at >= matching->unit_count
		|| !(node->mask & reading_at(matching, walk.at)->symbols)
		|| walk_children(matching, walk);
}

/* Passes over as many units as the gap holds, or fewer. */
static bool
walk_gap(struct matching *matching, struct walk walk, const struct trie_child *gap)
{
	const struct trie_node *node = &matching->matcher->trie.nodes[gap->node];
	uint32_t last = walk.at + gap->symbol;

	walk.node = gap->node;
	for (; walk.at <= last && walk.at < matching->unit_count; walk.at++)
		if (!walk_unit(matching, walk, node))
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

	for (uint32_t i = node->values; i; i = trie->values[i - 1].next)
		if (!sighting_add(matching, trie->values[i - 1].value, &walk))
			return false;
	if (!walk_unit(matching, walk, node))
		return false;
	for (uint32_t i = 0; i < node->gap_count; i++)
		if (!walk_gap(matching, walk, &gaps[i]))
			return false;
	return true;
}

/* The first two words of a sequence are there: the units from `first` up to `at`. */
static bool
start_go(struct matching *matching, const struct start *start, uint32_t first, uint32_t at)
{
	struct walk walk = { first, at, start->node };

	return start->leaf ? sighting_add(matching, start->node, &walk) : walk_on(matching, walk);
}

/* From the first word of a sequence to its second. */
static bool
start_next(struct matching *matching, uint32_t unit, const struct start *start)
{
	uint32_t last = unit + 1 + start->gap;

	for (uint32_t at = unit + 1; at <= last && at < matching->unit_count; at++) {
		const struct edge *end, *edge = edges_of(matching, at, start->other, &end);

		for (; edge < end && edge->symbol == start->other; edge++)
			if (!start_go(matching, start, unit, at + edge->span))
				return false;
	}
	return true;
}

/* From the second word of a sequence to its first, one unit wide, and on from the second. */
static bool
start_back(struct matching *matching, uint32_t unit, const struct start *start)
{
	uint32_t at = unit > start->gap ? unit - start->gap - 1 : 0;

	for (; at < unit; at++) {
		const struct edge *end, *edge = edges_of(matching, at, start->other, &end);

		if (edge < end && edge->symbol == start->other && edge->span == 1
				&& !start_go(matching, start, at, unit + start->span))
			return false;
	}
	return true;
}

static bool
start_walk(struct matching *matching, uint32_t unit, const struct start *start)
{
	switch (start->kind) {
	case START_NEXT:
	case START_AHEAD:
		return start_next(matching, unit, start);
	case START_BEFORE:
	case START_BEHIND:
		return start_back(matching, unit, start);
	default:
		return start_go(matching, start, unit, unit + start->span);
	}
}

static inline bool
mask_has(const struct symbol_mask *mask, uint8_t bit)
{
	return mask->bits[bit / 64] >> bit % 64 & 1;
}

static const struct symbol_mask nothing, everything = { { ~0ull, ~0ull, ~0ull, ~0ull } };

/* What the unit offers; one before the first is beyond the last, too. */
static inline const struct symbol_mask *
offer_of(const struct matching *matching, size_t unit)
{
	return unit < matching->unit_count ? &reading_at(matching, unit)->offered : &nothing;
}

/* What the unit offers, or up to `reach` of those beyond it do: these are gathered in *far. */
static inline const struct symbol_mask *
offers_of(const struct matching *matching, size_t unit, int step, uint32_t reach,
	struct symbol_mask *far)
{
	const struct symbol_mask *near = offer_of(matching, unit);

	if (reach == 0)
		return near;
	*far = *near;
	while (reach-- > 0) {
		unit += (size_t)step;
		near = offer_of(matching, unit);
		for (size_t i = 0; i < MASK_WORDS; i++)
			far->bits[i] |= near->bits[i];
	}
	return far;
}

/* What is looked for ahead or behind and offered there. False: nothing. */
static inline bool
masks_meet(const struct reading *reading, const struct symbol_mask *ahead,
	const struct symbol_mask *behind, struct symbol_mask *met)
{
	uint64_t any = 0;

	for (size_t i = 0; i < MASK_WORDS; i++) {
		met->bits[i] = (reading->ahead.bits[i] & ahead->bits[i])
			| (reading->behind.bits[i] & behind->bits[i]);
		any |= met->bits[i];
	}
	return any;
}

/* Most units end here, and most starts of the others: what they look for is not around. */
bool
unit_starts(struct matching *matching, uint32_t unit, const struct reading *reading)
{
	const struct start *start = matching->readings.starts + reading->starts;
	const struct start *end = start + reading->start_count;
	size_t next = (size_t)unit + 1, before = (size_t)unit - 1;
	struct symbol_mask ahead, behind, met;
	const struct symbol_mask *sides[START_KINDS] = {
		[START_NEXT] = offer_of(matching, next), [START_BEFORE] = offer_of(matching, before),
		[START_AHEAD] = offers_of(matching, next, 1, reading->reach_ahead, &ahead),
		[START_BEHIND] = offers_of(matching, before, -1, reading->reach_behind, &behind),
		[START_WALK] = &everything,
	};

	if (reading->walks)
		met = everything;
	else if (!masks_meet(reading, sides[START_AHEAD], sides[START_BEHIND], &met))
		return true;
	for (; start < end; start++)
		if (mask_has(&met, start->bit) && mask_has(sides[start->kind], start->bit)
				&& !start_walk(matching, unit, start))
			return false;
	return true;
}
