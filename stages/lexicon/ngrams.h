/* ngrams.h: what could be a row of evidence.tsv: runs of one to NGRAM_WORDS words of a text,
 * counted by their stems, as patterns match them, and the patterns that people wrote. Words are
 * letters and apostrophes; anything else ends a run. Articles, conjunctions and prepositions alone
 * are no run. */
#ifndef TL_LEXICON_NGRAMS_H
#define TL_LEXICON_NGRAMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"
#include "lexis.h"
#include "slice.h"

enum {
	NGRAM_WORDS = 3
};

/* Of the run at hand. */
struct ngram_word {
	uint32_t stem;
	size_t start;	/* in its text */
	bool bare;	/* says nothing by itself */
};

/* Zero-initialise; ngrams_close in any case. */
struct ngrams {
	struct lexis *stems;	/* a run is the numbers of its stems */
	struct lexis *runs;	/* and, NGRAM_WORDS stems of 0 before each, patterns */
	struct lexis *forms;	/* each the number of a run and a form of it */
	uint32_t *form_counts;	/* by form */
	uint32_t *best;		/* by run: its most frequent form, after ngrams_settle */
	size_t form_room;
	struct ngram_word last[NGRAM_WORDS];
	size_t length;		/* words of the run at hand */
	struct buffer text;	/* those, in lower case */
	struct buffer key;
};

bool ngrams_open(struct ngrams *ngrams);	/* false: no memory */
void ngrams_close(struct ngrams *ngrams);

/* Before each sentence. */
void ngrams_start(struct ngrams *ngrams);

/* Takes the next word and tells the runs that end with it: numbers in found, and how many.
 * False: no memory. */
bool ngrams_take(struct ngrams *ngrams, struct slice word, struct slice stem,
	uint32_t found[NGRAM_WORDS], size_t *count);

/* The number of a pattern that is no run; LEXIS_NONE: no memory. */
uint32_t ngrams_pattern(struct ngrams *ngrams, struct slice pattern);

/* Whether a pattern matches a run, so that the words of the text tell where it is. */
bool pattern_is_run(struct slice pattern);

/* After the last word: finds the form by which each run is shown, the most frequent one, of
 * equals the first in the order of bytes. False: no memory. */
bool ngrams_settle(struct ngrams *ngrams);

/* Adds the pattern that matches the run: "~word", "two words". */
void ngrams_add(const struct ngrams *ngrams, uint32_t ngram, struct buffer *out);

#endif
