/* matching_walk.c: from the first words of a sequence to where it ends. */
#include <stdlib.h>

#include "array.h"
#include "matching_inside.h"

enum {
	FEW_CHILDREN = 8	/* more are not tried one by one */
};

bool
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

bool
unit_values(struct matching *matching, uint32_t unit)
{
	const struct reading_detail *detail = detail_at(matching, unit);
	const uint32_t *values = matching->readings.values + detail->values;

	for (uint32_t i = 0; i < detail->value_count; i++)
		if (!sighting_add(matching, values[i], unit, unit + 1))
			return false;
	return true;
}

/* False: the unit surely has not the symbol. */
static inline bool
may_have(const struct reading_detail *detail, uint32_t symbol)
{
	return detail->symbols >> symbol % 64 & 1;
}

/* The steps depend on the number of edges alone, so that there is no branch to foretell. */
const struct edge *
edges_from(const struct matching *matching, uint32_t unit, uint32_t symbol, const struct edge **end)
{
	const struct reading_detail *detail = detail_at(matching, unit);
	const struct edge *edges = matching->readings.edges + detail->edges;
	uint32_t count = detail->edge_count;

	*end = edges + count;
	if (!may_have(detail, symbol))
		return *end;
	while (count > 0) {
		uint32_t half = (count + 1) / 2;

		edges += edges[half - 1].symbol < symbol ? half : 0;
		count -= half;
	}
	return edges;
}

/* NULL if the symbol has no child, of `count`, 1 or above. */
static const struct trie_child *
child_find(const struct trie_child *children, uint32_t count, uint32_t symbol)
{
	while (count > 1) {
		uint32_t half = count / 2;

		children += children[half].symbol <= symbol ? half : 0;
		count -= half;
	}
	return children->symbol == symbol ? children : NULL;
}

/* Goes on to the node by the unit at hand, if it has the symbol. */
static bool
walk_symbol(struct matching *matching, struct walk walk, uint32_t symbol)
{
	const struct edge *end, *edge = edges_from(matching, walk.at, symbol, &end);

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
	const struct reading_detail *detail = detail_at(matching, walk.at);
	const struct edge *edges = matching->readings.edges + detail->edges;

	for (uint32_t i = 0; i < detail->edge_count; i++) {
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
	const struct reading_detail *detail = detail_at(matching, walk.at);

	if (node->child_count > FEW_CHILDREN)
		return walk_edges(matching, walk);
	for (uint32_t i = 0; i < node->child_count; i++)
		if (may_have(detail, children[i].symbol) && !walk_symbol(matching,
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
		|| !(node->mask & detail_at(matching, walk.at)->symbols)
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
bool
walk_on(struct matching *matching, struct walk walk)
{
	const struct trie *trie = &matching->matcher->trie;
	const struct trie_node *node = &trie->nodes[walk.node];
	const struct trie_child *gaps = trie_gaps(trie, node);

	if (node->valued && !sighting_add(matching, node->value, walk.first, walk.at))
		return false;
	for (uint32_t i = node->values; i; i = trie->values[i - 1].next)
		if (!sighting_add(matching, trie->values[i - 1].value, walk.first,
				walk.at))
			return false;
	if (!walk_unit(matching, walk, node))
		return false;
	for (uint32_t i = 0; i < node->gap_count; i++)
		if (!walk_gap(matching, walk, &gaps[i]))
			return false;
	return true;
}

bool
unit_walks(struct matching *matching, uint32_t unit)
{
	uint32_t next = detail_at(matching, unit)->walks;

	while (next) {
		const struct start *start = &matching->readings.starts[next - 1];

		if (!walk_on(matching, (struct walk){ unit, unit + start->span, start->node }))
			return false;
		next = start->next;
	}
	return true;
}
