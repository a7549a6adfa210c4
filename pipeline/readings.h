/* readings.h: what symbols of a matcher the words of a text satisfy, found out once for each pair
 * of a word and its stem in a lexis.
 *
 * A word that is a compound of 2 to READING_PARTS parts has a reading for each part;
 * "personcentred" is among the edges of the first part of "person-centred" and spans 2 units. A
 * stem whose parts do not correspond to those of its word counts for nothing. Words that satisfy
 * the same share a reading. */
#ifndef TL_READINGS_H
#define TL_READINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "glob.h"
#include "lexis.h"
#include "matcher.h"
#include "openings.h"

enum {
	READING_PARTS = 16,	/* a longer compound (a ruler of hyphens) is one word */
	READING_STEMMED = 512,	/* bytes; a longer compound has no stem as one word */
	READING_COMPOUND = 1 << 30,	/* and above: numbers of compounds */
	READING_EMPTY = 0,	/* of words that no pattern wants; once readings_renew was called */
	READING_NONE = UINT32_MAX
};

struct edge {
	uint32_t symbol;
	uint32_t span;	/* units */
};

enum {
	MASK_WORDS = OPENING_BITS / 64,
	READING_BYTES = 64	/* of a line of the cache */
};

/* Which of the symbols that starts look for are in a set: surely none whose bit (openings.h) is not
 * there. */
struct symbol_mask {
	uint64_t bits[MASK_WORDS];
};

/* Where what a start looks for is. */
enum side {
	SIDE_AHEAD,
	SIDE_BEHIND,
	SIDES
};

/* What can begin where a word stands, as openings.h has it: it looks for `other`, which is to follow or,
 * one unit wide, to precede, and goes on from the node. A compound read as one word looks for nothing:
 * the walk goes on from the node behind it. */
struct start {
	uint32_t other;
	uint32_t node;	/* of a leaf: its only value */
	uint32_t next;	/* the next start that looks for the same bit on the same side, counted from 1;
			 * 0: none */
	uint8_t span : 5;	/* units of the word */
	bool leaf : 1;		/* the node has one value and leads nowhere */
	bool third : 1;		/* nothing ends at the node, and it leads on by the next unit alone: */
	uint8_t gap;		/* units between the two at most */
	uint16_t thirds;	/* by these symbols of it, by symbol % 16 */
};

/* An offer is a symbol of a word that starts look for, the first of those that share a bit. */
enum {
	OFFER_MORE = 1 << 30	/* there are others, or it is wider than one unit: see the edges */
};

/* What decides about most units, and no more than that, since many are looked at. */
struct reading {
	_Alignas(READING_BYTES) struct symbol_mask offered;	/* by its offers */
	struct symbol_mask sought[SIDES];	/* by its starts */
	uint32_t asides, aside_count;	/* the first of the entries that are set aside with it */
	uint16_t symbols;		/* all of them, by symbol % 16 */
	uint8_t reach[SIDES];		/* the longest gaps of its starts */
	bool begins;			/* it has starts */
	bool far;			/* some with gaps */
	bool alone;			/* it has values, or starts that look for nothing */
};

/* What the others need. For each word of a mask there are as many offers, and starts of a side, as it has
 * bits, the lowest first; starts that share a bit with one of them are elsewhere. */
struct reading_detail {
	_Alignas(READING_BYTES) uint32_t starts[SIDES][MASK_WORDS];
	uint32_t offers[MASK_WORDS];
	uint64_t symbols;		/* all, by symbol % 64 */
	uint32_t edges, edge_count;	/* the first of its edges, ascending by symbol, then span */
	uint32_t values, value_count;	/* the first of those that the word alone has */
	uint32_t walks;			/* the first that looks for nothing, counted from 1; 0: none */
};

/* What its starts with gaps look for. */
struct reading_far {
	struct symbol_mask sought[SIDES];
};

/* The readings of a compound's parts. */
struct compound {
	uint32_t count;
	uint32_t readings[READING_PARTS];
};

/* A stem that a word was met with, or the number of what knows it, and its reading with it. */
struct known {
	uint32_t stem, reading;
};

/* What a thread has read so far. Others only look at readings, at what these number, and at
 * compounds. */
struct readings {
	const struct matcher *matcher;
	const struct lexis *lexis;
	const struct stemming *stemming;	/* of the record; borrowed; NULL: none */
	uint64_t generation;
	struct known *known, *former;	/* by word: the last stem, the one before (languages differ) */
	size_t known_count, known_room, former_room;
	struct lexis *distinct;		/* by the bytes of the edges; the id is the reading */
	struct reading *at;
	struct reading_detail *details;	/* by reading, as are `far` */
	struct reading_far *far;
	size_t count, room;
	struct edge *edges;		/* the newest ones may be of a reading in the making */
	size_t edge_count, edge_room;
	struct start *starts;
	size_t start_count, start_room;
	uint32_t *offers;		/* symbols, OFFER_MORE among them */
	size_t offer_count, offer_room;
	struct opened *opened;		/* of the reading in the making (starts.h) */
	size_t opened_count, opened_room;
	uint32_t *values;		/* of the trie's nodes, side by side */
	size_t value_count, value_room;
	uint32_t *asides;
	size_t aside_count, aside_room;
	struct compound *compounds;
	size_t compound_count, compound_room;
	struct stemmer **stemmers;	/* by dialect: for compounds read as one word */
	struct glob_search search;
	uint64_t *met;			/* by symbol: the round that has added it last */
	uint64_t round;			/* one for each reading and span of its edges */
	struct arena arena;		/* for one reading */
};

/* Zero-initialise; readings_close in any case. Both are borrowed. False: no memory, or no
 * stemmer. */
bool readings_open(struct readings *readings, const struct matcher *matcher,
	const struct lexis *lexis);
void readings_close(struct readings *readings);

/* Forgets everything if the lexis has forgotten its words, or if it has become too much. To be
 * called while no number is in use. False: no memory. */
bool readings_renew(struct readings *readings);

/* The number of a reading, or READING_COMPOUND and that of a compound; READING_NONE: no memory.
 * `stem` is an id or the number of the stemming. The arrays may move. */
uint32_t reading_of_new(struct readings *readings, uint32_t word, uint32_t stem);

/* Warren, Hacker's Delight (2013), 5-1: not all processors that may run this count by themselves. */
static inline uint32_t
bits_count(uint64_t bits)
{
	bits -= bits >> 1 & 0x5555555555555555u;
	bits = (bits & 0x3333333333333333u) + (bits >> 2 & 0x3333333333333333u);
	bits = (bits + (bits >> 4)) & 0x0f0f0f0f0f0f0f0fu;
	return (uint32_t)(bits * 0x0101010101010101u >> 56);
}

static inline void
known_prefetch(const struct readings *readings, uint32_t word)
{
	if (word < readings->known_count)
		__builtin_prefetch(&readings->known[word]);
}

static inline uint32_t
reading_of(struct readings *readings, uint32_t word, uint32_t stem)
{
	if (word < readings->known_count && readings->known[word].stem == stem)
		return readings->known[word].reading;
	return reading_of_new(readings, word, stem);
}

#endif
