/* phrases.h: words and phrases that no pattern of a lexicon matches, counted here, where barriers
 * and enablers are spoken of, and there, in the rest.
 *
 * A phrase is one to PHRASE_WORDS words of a sentence with nothing but space between, none of them
 * part of a match, neither the first nor the last a function word, a number or shorter than three
 * letters. Phrases of several words are counted by their stems, as patterns match them, single
 * words by their form. */
#ifndef TL_LEXICON_PHRASES_H
#define TL_LEXICON_PHRASES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "keyness.h"
#include "sights.h"
#include "tagger.h"

enum {
	PHRASE_WORDS = 3
};

enum phrase_unit {
	PHRASE_SENTENCE,	/* here: sentences with a finding or an uncoded statement */
	PHRASE_DOCUMENT		/* here: documents with a finding */
};

struct phrase {
	struct contrast contrast;
	uint64_t documents;	/* with it, here */
	uint64_t last;		/* the last of them */
	bool part;		/* as often here as a longer phrase that it is part of */
	struct slice form;	/* as first met, in lower case */
	struct slice example;	/* the first one here; .at NULL: none */
	struct slice code;	/* of findings beside it, more often than by chance; empty: none */
};

/* Zero-initialise with `unit`; phrases_close before the tagger is closed. */
struct phrases {
	enum phrase_unit unit;
	struct tagger *tagger;
	struct sights sights;
	struct lexis *keys;	/* number of words, stems or form */
	struct phrase *at;	/* by key */
	size_t room;
	struct lexis *codes;	/* of findings */
	struct lexis *votes;	/* each a struct ballot */
	uint64_t *vote_counts;
	size_t vote_room;
	uint64_t here, there, documents;	/* words, words, records so far */
	struct arena arena;
	struct buffer key, form, scratch;
};

bool phrases_open(struct phrases *phrases, struct tagger *tagger, struct fault *fault);
void phrases_close(struct phrases *phrases);

/* Counts the record that the tagger gave last. */
bool phrases_add(struct phrases *phrases, struct record *record, struct fault *fault);

/* After the last record: fills contrast, part and code of all. Returns their number. False: no
 * memory. */
bool phrases_finish(struct phrases *phrases, size_t *count);

#endif
