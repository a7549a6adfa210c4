/* trie.h: sequences of symbols that share their beginnings, with the values of those that end in a node.
 *
 * Symbols are numbers from 1; 0 is the wild one, kept apart so that a walk finds it without a search.
 * The root is node 0. Children are found in one hash table of (node, symbol); each node keeps a mask of
 * its children's symbols that tells most searches in vain before they begin. Read-only after the last
 * trie_add. */
#ifndef TL_TRIE_H
#define TL_TRIE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	TRIE_ROOT = 0,	/* no child is the root: as a child it means none */
	TRIE_WILD = 0
};

struct trie_node {
	uint64_t mask;		/* of symbols: symbol_mask */
	uint32_t wild;		/* the child of TRIE_WILD */
	uint32_t values;	/* the first of its values, counted from 1; 0: none */
};

struct trie_value {
	uint32_t value;
	uint32_t next;	/* counted from 1; 0: the last */
};

struct trie_slot {
	uint32_t node, symbol;
	uint32_t child;	/* TRIE_ROOT: the slot is free */
};

/* Zero-initialise; trie_free gives its memory back. */
struct trie {
	struct trie_node *nodes;
	struct trie_value *values;
	struct trie_slot *slots;	/* open addressing, at most half of them in use */
	size_t node_count, node_room, value_count, value_room;
	size_t slot_mask;		/* slots - 1, a power of two minus one */
};

/* False: no memory; the sequence is then not there, the trie is sound. */
bool trie_add(struct trie *trie, const uint32_t *symbols, size_t count, uint32_t value);
void trie_free(struct trie *trie);

static inline uint64_t
symbol_mask(uint32_t symbol)
{
	return (uint64_t)1 << (symbol * 0x9e3779b1u >> 26);
}

/* Nodes are dense numbers as symbols are; two odd factors spread their pairs. */
static inline size_t
trie_hash(uint32_t node, uint32_t symbol)
{
	uint64_t hash = (node * 0x9e3779b97f4a7c15u) ^ (symbol * 0xd6e8feb86659fd93u);

	return (size_t)(hash ^ hash >> 32);
}

/* The child by a symbol that is not TRIE_WILD; TRIE_ROOT if there is none. */
static inline uint32_t
trie_child(const struct trie *trie, uint32_t node, uint32_t symbol)
{
	size_t i = trie_hash(node, symbol) & trie->slot_mask;

	for (; trie->slots[i].child != TRIE_ROOT; i = (i + 1) & trie->slot_mask)
		if (trie->slots[i].node == node && trie->slots[i].symbol == symbol)
			return trie->slots[i].child;
	return TRIE_ROOT;
}

#endif
