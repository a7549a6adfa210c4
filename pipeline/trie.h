/* trie.h: sequences of symbols that share their beginnings, with the values of those that end in a
 * node.
 *
 * Symbols below TRIE_GAPS are gaps: what a walk passes over, up to so many; no sequence begins or
 * ends with one or has two side by side. The root is node 0. While the trie grows, children are
 * found by a hash of (node, symbol); once sealed, they lie side by side, ascending by symbol, gaps
 * first, and each node has a mask of the symbols of the others that tells most searches in vain
 * before they begin. A sealed trie is read-only and can be shared by threads. */
#ifndef TL_TRIE_H
#define TL_TRIE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	TRIE_ROOT = 0,	/* no child is the root: as a child it means none */
	TRIE_GAPS = 16,
	TRIE_NODES = 1 << 27
};

struct trie_child {
	uint32_t symbol, node;
};

struct trie_node {
	uint64_t mask;		/* of its children's symbols, gaps not among them: symbol % 64 */
	uint32_t value;		/* of one sequence that ends here */
	uint32_t values;	/* the first of the other values, counted from 1; 0: none */
	uint32_t gaps;		/* the first child, once sealed: gaps come first */
	uint32_t child_count : 27;	/* of the others */
	uint32_t gap_count : 4;
	uint32_t valued : 1;	/* a sequence ends here */
};

struct trie_value {
	uint32_t value;
	uint32_t next;	/* counted from 1; 0: the last */
};

struct trie_slot;

/* Zero-initialise; trie_free gives its memory back. */
struct trie {
	struct trie_node *nodes;	/* never none once sealed */
	struct trie_value *values;
	struct trie_child *children;	/* once sealed */
	size_t node_count, node_room, value_count, value_room;
	struct trie_slot *slots;	/* until sealed: open addressing, at most half in use */
	size_t slot_mask;		/* slots - 1, a power of two minus one */
};

/* Whether one value is all there is. */
static inline bool
trie_is_leaf(const struct trie_node *node)
{
	return node->valued && !node->values && node->child_count + node->gap_count == 0;
}

/* False: no memory; the sequence is then not there, the trie is sound. */
bool trie_add(struct trie *trie, const uint32_t *symbols, size_t count, uint32_t value);

/* After the last trie_add. False: no memory. */
bool trie_seal(struct trie *trie);
void trie_free(struct trie *trie);

static inline const struct trie_child *
trie_gaps(const struct trie *trie, const struct trie_node *node)
{
	return trie->children + node->gaps;
}

/* The children by symbols that are no gaps. */
static inline const struct trie_child *
trie_children(const struct trie *trie, const struct trie_node *node)
{
	return trie->children + node->gaps + node->gap_count;
}

#endif
