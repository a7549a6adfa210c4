#include "trie.h"

#include <stdlib.h>

#include "array.h"

enum {
	FIRST_SLOTS = 1024
};

struct trie_slot {
	uint32_t node, symbol;
	uint32_t child;	/* TRIE_ROOT: the slot is free */
};

/* Nodes are dense numbers as symbols are; two odd factors spread their pairs. */
static size_t
slot_hash(uint32_t node, uint32_t symbol)
{
	uint64_t hash = (node * 0x9e3779b97f4a7c15u) ^ (symbol * 0xd6e8feb86659fd93u);

	return (size_t)(hash ^ hash >> 32);
}

/* TRIE_ROOT if there is none. */
static uint32_t
child_find(const struct trie *trie, uint32_t node, uint32_t symbol)
{
	size_t i = slot_hash(node, symbol) & trie->slot_mask;

	for (; trie->slots[i].child != TRIE_ROOT; i = (i + 1) & trie->slot_mask)
		if (trie->slots[i].node == node && trie->slots[i].symbol == symbol)
			return trie->slots[i].child;
	return TRIE_ROOT;
}

static uint32_t
node_add(struct trie *trie)
{
	struct trie_node *nodes = trie->node_count >= TRIE_NODES ? NULL
		: array_reserve(trie->nodes, &trie->node_room, trie->node_count, 1, sizeof *nodes);

	if (!nodes)
		return TRIE_ROOT;
	trie->nodes = nodes;
	nodes[trie->node_count] = (struct trie_node){ 0 };
	return (uint32_t)trie->node_count++;
}

static void
slot_put(struct trie_slot *slots, size_t mask, struct trie_slot slot)
{
	size_t i = slot_hash(slot.node, slot.symbol) & mask;

	while (slots[i].child != TRIE_ROOT)
		i = (i + 1) & mask;
	slots[i] = slot;
}

/* Makes room for one more child: there are never more of them than nodes. */
static bool
slots_reserve(struct trie *trie)
{
	size_t count = trie->slots ? trie->slot_mask + 1 : 0;
	size_t wanted = count ? count * 2 : FIRST_SLOTS;
	struct trie_slot *slots;

	if (trie->node_count * 2 < count)
		return true;
	slots = calloc(wanted, sizeof *slots);
	if (!slots)
		return false;
	for (size_t i = 0; i < count; i++)
		if (trie->slots[i].child != TRIE_ROOT)
			slot_put(slots, wanted - 1, trie->slots[i]);
	free(trie->slots);
	trie->slots = slots;
	trie->slot_mask = wanted - 1;
	return true;
}

/* The root exists, and there is room for a child. */
static bool
trie_ready(struct trie *trie)
{
	if (trie->node_count == 0) {
		node_add(trie);
		if (trie->node_count == 0)
			return false;
	}
	return slots_reserve(trie);
}

static uint32_t
child_add(struct trie *trie, uint32_t node, uint32_t symbol)
{
	uint32_t child;

	if (!slots_reserve(trie))
		return TRIE_ROOT;
	child = node_add(trie);
	if (child == TRIE_ROOT)
		return TRIE_ROOT;
	if (symbol < TRIE_GAPS) {
		trie->nodes[node].gap_count++;
	} else {
		trie->nodes[node].mask |= (uint64_t)1 << symbol % 64;
		trie->nodes[node].child_count++;
	}
	slot_put(trie->slots, trie->slot_mask, (struct trie_slot){ node, symbol, child });
	return child;
}

static bool
value_add(struct trie *trie, uint32_t node, uint32_t value)
{
	struct trie_node *at = &trie->nodes[node];
	struct trie_value *values;

	if (!at->valued) {
		at->valued = true;
		at->value = value;
	}
	if (at->value == value)
		return true;
	for (uint32_t i = at->values; i; i = trie->values[i - 1].next)
		if (trie->values[i - 1].value == value)
			return true;
	values = trie->value_count >= UINT32_MAX ? NULL : array_reserve(trie->values,
		&trie->value_room, trie->value_count, 1, sizeof *values);
	if (!values)
		return false;
	trie->values = values;
	values[trie->value_count++] = (struct trie_value){ value, at->values };
	at->values = (uint32_t)trie->value_count;
	return true;
}

bool
trie_add(struct trie *trie, const uint32_t *symbols, size_t count, uint32_t value)
{
	uint32_t node = TRIE_ROOT;

	if (!trie_ready(trie))
		return false;
	for (size_t i = 0; i < count; i++) {
		uint32_t child = child_find(trie, node, symbols[i]);

		if (child == TRIE_ROOT)
			child = child_add(trie, node, symbols[i]);
		if (child == TRIE_ROOT)
			return false;
		node = child;
	}
	return value_add(trie, node, value);
}

static int
child_compare(const void *left, const void *right)
{
	const struct trie_child *a = left, *b = right;

	return (a->symbol > b->symbol) - (a->symbol < b->symbol);
}

/* Moves the children from the slots to where their nodes have room for them. */
static void
children_place(struct trie *trie)
{
	uint32_t place = 0;

	/* `gaps` runs over the room of each node while it is filled */
	for (size_t i = 0; i < trie->node_count; i++) {
		trie->nodes[i].gaps = place;
		place += trie->nodes[i].gap_count + trie->nodes[i].child_count;
	}
	for (size_t i = 0; i <= trie->slot_mask; i++) {
		const struct trie_slot *slot = &trie->slots[i];

		if (slot->child != TRIE_ROOT)
			trie->children[trie->nodes[slot->node].gaps++] =
				(struct trie_child){ slot->symbol, slot->child };
	}
	for (size_t i = 0; i < trie->node_count; i++) {
		struct trie_node *node = &trie->nodes[i];
		uint32_t count = node->gap_count + node->child_count;

		node->gaps -= count;
		if (count > 1)
			qsort(trie->children + node->gaps, count, sizeof *trie->children,
				child_compare);
	}
}

bool
trie_seal(struct trie *trie)
{
	if (!trie_ready(trie))
		return false;
	trie->children = malloc(trie->node_count * sizeof *trie->children);
	if (!trie->children)
		return false;
	children_place(trie);
	free(trie->slots);
	trie->slots = NULL;
	return true;
}

void
trie_free(struct trie *trie)
{
	free(trie->nodes);
	free(trie->values);
	free(trie->children);
	free(trie->slots);
	*trie = (struct trie){ 0 };
}
