/* readings.h: what symbols of a matcher the words and stems of a lexis satisfy, found out once for each.
 *
 * A word that is a compound of 2 to READING_PARTS parts has a reading of its own, as if it were one
 * word, and right behind it one for each part; "personcentred" is among the edges of the first part of
 * "person-centred" and spans 2 units. Numbers of readings and edges are valid while the lexis keeps
 * its words: readings_renew forgets both when it has forgotten them. */
#ifndef TL_READINGS_H
#define TL_READINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lexis.h"
#include "matcher.h"

enum {
	READING_PARTS = 16,	/* a longer compound (a ruler of hyphens) is one word */
	READING_STEMMED = 512,	/* bytes; a longer compound has no stem as one word */
	READING_EMPTY = 0,	/* the number of a reading without edges */
	READING_NONE = UINT32_MAX
};

struct edge {
	uint32_t symbol;
	uint32_t span;	/* units */
};

/* What can begin where a word stands, as openings.h has it. */
enum start_kind {
	START_NEXT,	/* `other` must follow, then go on from the node */
	START_BACK,	/* `other`, one unit wide, must precede, then go on from the node */
	START_VALUES,	/* the node has values; what goes on from it begins elsewhere */
	START_WALK,	/* a compound read as one word: the walk goes on from the node behind it */
	START_KINDS
};

struct start {
	uint32_t other, node;
	uint16_t span;	/* units of the word */
	uint8_t gap;	/* units between the two at most */
	uint8_t kind;
};

struct reading {
	uint32_t edges, edge_count;	/* the first of its edges; they ascend by symbol, then span */
	uint32_t starts, start_count;	/* the first of its starts; they ascend by kind, then gap */
	uint32_t parts;			/* readings behind this one; 0: no compound */
	struct symbol_mask symbols;	/* of its edges */
};

struct readings;

struct readings *readings_new(const struct matcher *matcher, const struct lexis *lexis);
void readings_free(struct readings *readings);

/* To be called before the ids of another record are used. False: no memory. */
bool readings_renew(struct readings *readings);

/* The number of a word's or a stem's reading; READING_NONE: no memory. */
uint32_t reading_of_word(struct readings *readings, uint32_t id);
uint32_t reading_of_stem(struct readings *readings, uint32_t id);

/* The arrays may move with each reading_of_. */
const struct reading *readings_at(const struct readings *readings, uint32_t number);
const struct edge *readings_edges(const struct readings *readings);	/* of all readings */
const struct start *readings_starts(const struct readings *readings);

#endif
