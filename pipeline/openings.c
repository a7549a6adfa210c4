#include "openings.h"

#include <stdlib.h>

/* The first two symbols of sequences. */
struct pair {
	uint32_t first, second;
	uint32_t node;
	uint8_t gap;
};

struct finding {
	const struct trie *trie;
	struct pair *pairs;
	size_t count;
	const uint64_t *weights;	/* by symbol */
};

static void
pairs_add(struct finding *finding, uint32_t first, const struct trie_node *node, uint8_t gap)
{
	const struct trie_child *children = trie_children(finding->trie, node);

	for (uint32_t i = 0; i < node->child_count; i++)
		finding->pairs[finding->count++] = (struct pair){ first, children[i].symbol,
			children[i].node, gap };
}

static void
pairs_find(struct finding *finding, struct openings *openings)
{
	const struct trie_node *nodes = finding->trie->nodes, *root = &nodes[TRIE_ROOT];
	const struct trie_child *firsts = trie_children(finding->trie, root);

	for (uint32_t i = 0; i < root->child_count; i++) {
		const struct trie_node *node = &nodes[firsts[i].node];
		const struct trie_child *gaps = trie_gaps(finding->trie, node);

		openings->single[firsts[i].symbol] = firsts[i].node;
		pairs_add(finding, firsts[i].symbol, node, 0);
		for (uint32_t j = 0; j < node->gap_count; j++)
			pairs_add(finding, firsts[i].symbol, &nodes[gaps[j].node],
				(uint8_t)gaps[j].symbol);
	}
}

static bool
opens_back(const struct finding *finding, const struct pair *pair)
{
	return finding->weights[pair->first] > finding->weights[pair->second];
}

/* A symbol that is looked for, and how often it may be met. */
struct rival {
	uint64_t weight;
	uint32_t symbol;
};

/* The heaviest first. */
static int
rival_compare(const void *left, const void *right)
{
	const struct rival *a = left, *b = right;

	if (a->weight != b->weight)
		return a->weight > b->weight ? -1 : 1;
	return (a->symbol > b->symbol) - (a->symbol < b->symbol);
}

/* Deals the bits out by turns, so that those that are met often share with those that are not. */
static bool
bits_deal(struct openings *openings, const struct finding *finding, size_t symbols)
{
	struct rival *rivals = calloc(symbols, sizeof *rivals);
	size_t count = 0;

	for (size_t i = 0; rivals && i < symbols; i++)
		openings->bits[i] = OPENING_BITS;
	for (size_t i = 0; rivals && i < finding->count; i++) {
		const struct pair *pair = &finding->pairs[i];
		uint32_t other = opens_back(finding, pair) ? pair->first : pair->second;

		if (openings->bits[other] == OPENING_BITS)
			rivals[count++] = (struct rival){ finding->weights[other], other };
		openings->bits[other] = 0;
	}
	if (count)
		qsort(rivals, count, sizeof *rivals, rival_compare);
	for (size_t i = 0; i < count; i++)
		openings->bits[rivals[i].symbol] = (uint16_t)(i % OPENING_BITS);
	free(rivals);
	return rivals != NULL;
}

/* Puts each pair where it opens; first[] becomes the end of each symbol's, then again its
 * start. */
static void
openings_place(struct openings *openings, const struct finding *finding, size_t symbols)
{
	for (size_t i = 0; i < finding->count; i++) {
		const struct pair *pair = &finding->pairs[i];

		openings->first[opens_back(finding, pair) ? pair->second : pair->first]++;
	}
	for (size_t i = 1; i <= symbols; i++)
		openings->first[i] += openings->first[i - 1];
	for (size_t i = finding->count; i-- > 0; ) {
		const struct pair *pair = &finding->pairs[i];
		bool back = opens_back(finding, pair);
		uint32_t place = --openings->first[back ? pair->second : pair->first];

		openings->at[place] = (struct opening){
			back ? pair->first : pair->second, pair->node, pair->gap, back, 0,
		};
		openings->at[place].bit = (uint8_t)openings->bits[openings->at[place].other];
	}
}

bool
openings_find(struct openings *openings, const struct trie *trie, size_t symbols,
	const uint64_t *weights)
{
	struct finding finding = { .trie = trie, .weights = weights };
	bool good;

	/* each pair is a node of its own */
	finding.pairs = calloc(trie->node_count, sizeof *finding.pairs);
	openings->at = calloc(trie->node_count, sizeof *openings->at);
	openings->first = calloc(symbols + 1, sizeof *openings->first);
	openings->single = calloc(symbols, sizeof *openings->single);
	openings->bits = calloc(symbols, sizeof *openings->bits);
	good = finding.pairs && openings->at && openings->first && openings->single
		&& openings->bits;
	if (good) {
		pairs_find(&finding, openings);
		good = bits_deal(openings, &finding, symbols);
	}
	if (good)
		openings_place(openings, &finding, symbols);
	free(finding.pairs);
	return good;
}

void
openings_free(struct openings *openings)
{
	free(openings->at);
	free(openings->first);
	free(openings->single);
	free(openings->bits);
	*openings = (struct openings){ 0 };
}
