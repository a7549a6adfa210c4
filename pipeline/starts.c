#include "starts.h"

#include <stdlib.h>
#include <string.h>

#include "array.h"
#include "matcher_inside.h"

/* An opening where the reading in the making stands. */
struct opened {
	const struct opening *opening;
	uint8_t span;	/* units of the word */
};

static bool
starts_reserve(struct readings *readings, size_t more)
{
	struct start *starts = readings->start_count + more >= UINT32_MAX ? NULL
		: array_reserve(readings->starts, &readings->start_room, readings->start_count,
		more, sizeof *starts);

	if (starts)
		readings->starts = starts;
	return starts != NULL;
}

static bool
value_add(struct readings *readings, uint32_t value)
{
	bool aside = match_is_aside(value);
	uint32_t **to = aside ? &readings->asides : &readings->values;
	size_t *count = aside ? &readings->aside_count : &readings->value_count;
	size_t *room = aside ? &readings->aside_room : &readings->value_room;
	uint32_t *values;

	if (*count >= UINT32_MAX)
		return false;
	values = array_reserve(*to, room, *count, 1, sizeof *values);
	if (!values)
		return false;
	*to = values;
	values[(*count)++] = value;
	return true;
}

/* What the word has by itself. */
static bool
add_values(struct readings *readings, uint32_t node)
{
	const struct trie *trie = &readings->matcher->trie;

	if (trie->nodes[node].valued && !value_add(readings, trie->nodes[node].value))
		return false;
	for (uint32_t i = trie->nodes[node].values; i; i = trie->values[i - 1].next)
		if (!value_add(readings, trie->values[i - 1].value))
			return false;
	return true;
}

/* A compound read as one word, which leads to the node. */
static bool
add_walk(struct readings *readings, struct reading_detail *detail, uint32_t node, uint8_t span)
{
	if (!starts_reserve(readings, 1))
		return false;
	readings->starts[readings->start_count++] = (struct start){
		.node = node, .span = span, .next = detail->walks,
	};
	detail->walks = (uint32_t)readings->start_count;
	return true;
}

static void
mask_add(struct symbol_mask *mask, uint32_t bit)
{
	mask->bits[bit / 64] |= (uint64_t)1 << bit % 64;
}

/* What it looks for is noted now, its start made when that of all others is known, too. */
static bool
add_opening(struct readings *readings, uint32_t number, const struct opening *opening, uint8_t span)
{
	struct reading *reading = &readings->at[number];
	enum side side = opening->back ? SIDE_BEHIND : SIDE_AHEAD;
	struct opened *opened = array_reserve(readings->opened, &readings->opened_room,
		readings->opened_count, 1, sizeof *opened);

	if (!opened)
		return false;
	readings->opened = opened;
	opened[readings->opened_count++] = (struct opened){ opening, span };
	mask_add(&reading->sought[side], opening->bit);
	if (opening->gap)
		mask_add(&readings->far[number].sought[side], opening->bit);
	if (reading->reach[side] < opening->gap)
		reading->reach[side] = opening->gap;
	return true;
}

static bool
add_edge(struct readings *readings, uint32_t number, struct edge edge)
{
	struct reading *reading = &readings->at[number];
	struct reading_detail *detail = &readings->details[number];
	const struct openings *openings = &readings->matcher->openings;
	uint32_t single = openings->single[edge.symbol], i = openings->first[edge.symbol];
	uint16_t bit = openings->bits[edge.symbol];
	uint8_t span = (uint8_t)edge.span;
	bool joined = span > 1, good = true;

	detail->symbols |= (uint64_t)1 << edge.symbol % 64;
	reading->symbols |= (uint16_t)(1 << edge.symbol % 16);
	if (bit != OPENING_BITS)
		mask_add(&reading->offered, bit);
	if (single != TRIE_ROOT)
		good = joined ? add_walk(readings, detail, single, span)
			: add_values(readings, single);
	for (; good && i < openings->first[edge.symbol + 1]; i++)
		if (!joined || openings->at[i].back)
			good = add_opening(readings, number, &openings->at[i], span);
	return good;
}

/* A place for each bit of a mask, the lowest first, and then for what shares a bit with what is there. */
struct places {
	const struct symbol_mask *mask;
	struct symbol_mask taken;
	uint32_t first[MASK_WORDS];	/* of the bits of a word */
	uint32_t end;
};

static struct places
places_begin(const struct symbol_mask *mask, size_t first)
{
	struct places places = { .mask = mask, .end = (uint32_t)first };

	for (size_t i = 0; i < MASK_WORDS; i++) {
		places.first[i] = places.end;
		places.end += bits_count(mask->bits[i]);
	}
	return places;
}

/* The place for what has the bit; *head is the one for the bit. */
static uint32_t
places_take(struct places *places, uint32_t bit, uint32_t *head)
{
	uint64_t one = (uint64_t)1 << bit % 64;
	bool taken = places->taken.bits[bit / 64] & one;

	*head = places->first[bit / 64] + bits_count(places->mask->bits[bit / 64] & (one - 1));
	places->taken.bits[bit / 64] |= one;
	return taken ? places->end++ : *head;
}

/* A start that ends where it leads to needs no look at the node. */
static struct start
start_of(const struct trie *trie, const struct opened *opened)
{
	const struct opening *opening = opened->opening;
	const struct trie_node *node = &trie->nodes[opening->node];
	bool leaf = trie_is_leaf(node);

	return (struct start){
		.third = !node->valued && node->gap_count == 0,
		.thirds = (uint16_t)(node->mask | node->mask >> 16 | node->mask >> 32 | node->mask >> 48),
		.other = opening->other, .leaf = leaf, .span = opened->span, .gap = opening->gap,
		.node = leaf ? node->value : opening->node,
	};
}

static void
starts_place(struct readings *readings, uint32_t number, enum side side)
{
	struct places places = places_begin(&readings->at[number].sought[side], readings->start_count);
	struct start *starts = readings->starts;

	for (size_t i = 0; i < readings->opened_count; i++) {
		const struct opened *opened = &readings->opened[i];
		uint32_t head, place;

		if (opened->opening->back != (side == SIDE_BEHIND))
			continue;
		place = places_take(&places, opened->opening->bit, &head);
		starts[place] = start_of(&readings->matcher->trie, opened);
		if (place != head) {
			starts[place].next = starts[head].next;
			starts[head].next = place + 1;
		}
	}
	memcpy(readings->details[number].starts[side], places.first, sizeof places.first);
	readings->start_count = places.end;
}

static bool
offers_place(struct readings *readings, uint32_t number)
{
	struct places places = places_begin(&readings->at[number].offered, readings->offer_count);
	struct reading_detail *detail = &readings->details[number];
	const struct edge *edges = readings->edges + detail->edges;
	uint32_t *offers = readings->offer_count + detail->edge_count >= UINT32_MAX ? NULL
		: array_reserve(readings->offers, &readings->offer_room, readings->offer_count,
		detail->edge_count, sizeof *offers);

	if (!offers)
		return false;
	readings->offers = offers;
	readings->offer_count = places.end;
	for (size_t i = 0; i < detail->edge_count; i++) {
		uint32_t bit = readings->matcher->openings.bits[edges[i].symbol], head;

		if (bit == OPENING_BITS)
			continue;
		if (places_take(&places, bit, &head) != head)
			offers[head] |= OFFER_MORE;
		else
			offers[head] = edges[i].symbol | (edges[i].span > 1 ? OFFER_MORE : 0);
	}
	memcpy(detail->offers, places.first, sizeof places.first);
	return true;
}

bool
reading_make(struct readings *readings, uint32_t number, const struct edge *edges, size_t count)
{
	struct reading *reading = &readings->at[number];
	struct reading_detail *detail = &readings->details[number];

	*reading = (struct reading){ .asides = (uint32_t)readings->aside_count };
	*detail = (struct reading_detail){
		.edges = (uint32_t)(edges - readings->edges), .edge_count = (uint32_t)count,
		.values = (uint32_t)readings->value_count,
	};
	readings->far[number] = (struct reading_far){ .sought[0] = { { 0 } } };
	readings->opened_count = 0;
	for (size_t i = 0; i < count; i++)
		if (!add_edge(readings, number, edges[i]))
			return false;
	reading->aside_count = (uint32_t)readings->aside_count - reading->asides;
	detail->value_count = (uint32_t)readings->value_count - detail->values;
	reading->begins = readings->opened_count > 0;
	reading->far = reading->reach[SIDE_AHEAD] || reading->reach[SIDE_BEHIND];
	reading->alone = detail->value_count || detail->walks;
	if (!starts_reserve(readings, readings->opened_count) || !offers_place(readings, number))
		return false;
	starts_place(readings, number, SIDE_AHEAD);
	starts_place(readings, number, SIDE_BEHIND);
	return true;
}
