#include "trie.h"

#include <stdlib.h>

#include "array.h"

enum {
	FIRST_SLOTS = 1024
};

static uint32_t
node_add(struct trie *trie)
{
	struct trie_node *nodes = trie->node_count >= UINT32_MAX ? NULL
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
	size_t i = trie_hash(slot.node, slot.symbol) & mask;

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
	if (symbol == TRIE_WILD) {
		trie->nodes[node].wild = child;
		return child;
	}
	trie->nodes[node].mask |= symbol_mask(symbol);
	slot_put(trie->slots, trie->slot_mask, (struct trie_slot){ node, symbol, child });
	return child;
}

static bool
value_add(struct trie *trie, uint32_t node, uint32_t value)
{
	struct trie_value *values;

	for (uint32_t i = trie->nodes[node].values; i; i = trie->values[i - 1].next)
		if (trie->values[i - 1].value == value)
			return true;
	values = trie->value_count >= UINT32_MAX ? NULL
		: array_reserve(trie->values, &trie->value_room, trie->value_count, 1, sizeof *values);
	if (!values)
		return false;
	trie->values = values;
	values[trie->value_count++] = (struct trie_value){ value, trie->nodes[node].values };
	trie->nodes[node].values = (uint32_t)trie->value_count;
	return true;
}

bool
trie_add(struct trie *trie, const uint32_t *symbols, size_t count, uint32_t value)
{
	uint32_t node = TRIE_ROOT;

	if (!trie_ready(trie))
		return false;
	for (size_t i = 0; i < count; i++) {
		uint32_t child = symbols[i] == TRIE_WILD ? trie->nodes[node].wild
			: trie_child(trie, node, symbols[i]);

		if (child == TRIE_ROOT)
			child = child_add(trie, node, symbols[i]);
		if (child == TRIE_ROOT)
			return false;
		node = child;
	}
	return value_add(trie, node, value);
}

void
trie_free(struct trie *trie)
{
	free(trie->nodes);
	free(trie->values);
	free(trie->slots);
	*trie = (struct trie){ 0 };
}
