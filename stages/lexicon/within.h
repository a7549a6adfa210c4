/* within.h: whether one pattern matches all that another does, as far as that can be told from
 * their words: never true where it is not so, and sometimes false where it is. */
#ifndef TL_LEXICON_WITHIN_H
#define TL_LEXICON_WITHIN_H

#include <stdbool.h>

#include "fault.h"
#include "lexis.h"
#include "pattern.h"

struct stemmer;

/* Stems of words, each found once. Zero-initialise; word_stems_close in any case. */
struct word_stems {
	struct stemmer *stemmer;
	struct lexis *words;	/* and stems */
	struct lexis_column stems;
	bool failed;		/* no memory at some time: what was found counts for nothing */
};

/* False and fault without memory, or for a language that libstemmer does not know. */
bool word_stems_open(struct word_stems *stems, const char *language, struct fault *fault);
void word_stems_close(struct word_stems *stems);

/* The number, in stems->words, of the stem of a word in lower case. */
uint32_t word_stem(struct word_stems *stems, struct slice word);

/* Whether a glob matches all of a word; "*" and "?" in the word are characters like others, save
 * that only "*" matches "*". */
bool glob_covers(struct slice glob, struct slice word);

bool pattern_within(struct word_stems *stems, const struct pattern *inner,
	const struct pattern *outer);

#endif
