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

/* What can begin where a word stands, as openings.h has it. The first four look for `other`, which is
 * to follow or, one unit wide, to precede, and go on from the node. */
enum start_kind {
	START_NEXT,	/* in the next unit */
	START_AHEAD,	/* there, or farther on */
	START_BEFORE,	/* in the unit before */
	START_BEHIND,	/* there, or farther back */
	START_WALK,	/* a compound read as one word: the walk goes on from the node behind it */
	START_KINDS
};

enum {
	MASK_WORDS = OPENING_BITS / 64
};

/* Which of the symbols that starts look for are in a set: surely none whose bit (openings.h) is not
 * there. */
struct symbol_mask {
	uint64_t bits[MASK_WORDS];
};

struct start {
	uint32_t other;
	uint32_t node;	/* of a leaf: its only value */
	uint8_t span : 7;	/* units of the word */
	bool leaf : 1;		/* the node has one value and leads nowhere */
	uint8_t gap;	/* units between the two at most */
	uint8_t kind;
	uint8_t bit;	/* of `other` */
};

struct reading {
	uint64_t symbols;		/* all, by symbol % 64 */
	uint32_t edges, edge_count;	/* the first of its edges, ascending by symbol, then span */
	uint32_t values, value_count;	/* the first of those that the word alone has */
	uint32_t asides, aside_count;	/* those of them that are set aside */
	uint32_t starts, start_count;	/* the first of its starts */
	uint8_t reach_ahead, reach_behind;	/* the longest gaps of its starts */
	bool walks;			/* it has a start of kind START_WALK */
	struct symbol_mask offered;	/* its symbols that starts of others look for */
	struct symbol_mask ahead, behind;	/* what its own starts look for on either side */
};

/* The readings of a compound's parts. */
struct compound {
	uint32_t count;
	uint32_t readings[READING_PARTS];
};

/* A stem that a word was met with, and its reading with it. */
struct known {
	uint32_t stem, reading;
};

/* What a thread has read so far. Others only look at readings, at what these number, and at
 * compounds. */
struct readings {
	const struct matcher *matcher;
	const struct lexis *lexis;
	uint64_t generation;
	struct known *known, *former;	/* by word: the last stem, the one before (languages differ) */
	size_t known_count, known_room, former_room;
	struct lexis *distinct;		/* by the bytes of the edges; the id is the reading */
	struct reading *at;
	size_t count, room;
	struct edge *edges;		/* the newest ones may be of a reading in the making */
	size_t edge_count, edge_room;
	struct start *starts;
	size_t start_count, start_room;
	uint32_t *values;		/* of the trie's nodes, side by side */
	size_t value_count, value_room;
	uint32_t *asides;
	size_t aside_count, aside_room;
	struct compound *compounds;
	size_t compound_count, compound_room;
	struct sb_stemmer **stemmers;	/* by dialect: for compounds read as one word */
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
 * The arrays may move. */
uint32_t reading_of_new(struct readings *readings, uint32_t word, uint32_t stem);

static inline void
reading_prefetch(const struct readings *readings, uint32_t word)
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
