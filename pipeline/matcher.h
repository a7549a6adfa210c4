/* matcher.h: all patterns of all lexicons against the words of a text, in one pass.
 *
 * Each different word of the patterns is an element: a form, a stem, a glob, an acronym. What a
 * pattern has in one place, an element or alternatives, is a symbol, and the sequences that the
 * patterns stand for are a trie over symbols (trie.h). What symbols a word of the text satisfies
 * is found out once for each distinct word and remembered (readings.h); where patterns can begin
 * is told from pairs of words (openings.h), which for most words takes a few bits of masks. From
 * there the walk through the trie is bounded by the length of the patterns. The time for a text is
 * therefore linear in its length whatever the patterns are.
 *
 * Words are matched by the parts of compounds: person-centred is two words here, and also the one
 * word "personcentred". Words are folded to lower case (save for acronyms) and U+2019 to "'". A
 * word of a pattern matches all spellings that its dialect's spelling table has for it, stems
 * included. */
#ifndef TL_MATCHER_H
#define TL_MATCHER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fault.h"
#include "lexis.h"
#include "pattern.h"
#include "record.h"
#include "spelling.h"

struct matcher;

struct matcher *matcher_new(void);	/* NULL: no memory */
void matcher_free(struct matcher *matcher);

/* The number of a dialect: a language that libstemmer knows and a spelling table (borrowed; NULL
 * for none). False and fault for an unknown language. */
bool matcher_dialect(struct matcher *matcher, const char *language, const struct spelling *spelling,
	uint32_t *dialect, struct fault *fault);

/* Entries from this number on, below its double, are set aside where a word alone is all of their
 * pattern: there may be several with every word (struct aside). */
#define MATCH_ASIDE (UINT32_C(1) << 30)

static inline bool
match_is_aside(uint32_t entry)
{
	return entry / MATCH_ASIDE == 1;
}

/* Adds a pattern; `entry` is what its sightings will say. Nothing of the pattern is kept. False:
 * no memory. */
bool matcher_add(struct matcher *matcher, uint32_t dialect, const struct pattern *pattern,
	uint32_t entry);

/* Makes it ready to match, after the last pattern: from here on it is read-only and can be shared
 * by threads. False: no memory. */
bool matcher_seal(struct matcher *matcher);

/* A word of a text as patterns see it: a token, or a part of a token between its hyphens. */
struct unit {
	struct span span;
	uint32_t reading;	/* number: see readings.h */
};

/* An entry's pattern seen at units first to end - 1. */
struct sighting {
	uint32_t entry;
	uint32_t first, end;
};

/* What is set aside with a unit: the entries from number `first` on of struct matched. */
struct aside {
	uint32_t unit;
	uint32_t first, count;
};

/* One thread's way of using a matcher. */
struct matching;

/* Both are borrowed. NULL: no memory, or no stemmer. */
struct matching *matching_new(const struct matcher *matcher, struct lexis *lexis);
void matching_free(struct matching *matching);

/* What knows the stems of passages without any, until the next call. */
void matching_set_stemming(struct matching *matching, const struct stemming *stemming);

/* What is matched: tokens of one text with the ids of their words and stems in the lexis. */
struct passage {
	const struct span *tokens;
	const uint32_t *words, *stems;	/* stems: NULL for those of the stemming */
	size_t count;
};

struct matched {
	const struct unit *units;
	size_t unit_count;
	const struct sighting *sightings;	/* in no order that means anything */
	size_t sighting_count;
	const struct aside *asides;		/* by unit */
	size_t aside_count;
	const uint32_t *aside_entries;
};

enum {
	MATCH_UNITS = 512	/* a passage is matched up to here; longer ones in pieces */
};

/* Matches from the start of the passage and takes what it has matched off the passage: all of it,
 * or whole tokens of about MATCH_UNITS units. No match reaches from one piece into the next:
 * whoever compares the sightings of a passage with each other has a bound for it. The result is
 * valid until the next call. False: no memory. */
bool matching_run(struct matching *matching, struct passage *passage, struct matched *out);

#endif
