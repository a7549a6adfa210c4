/* abbreviations.h: words that often have a full stop without a sentence ending there.
 *
 * English. Words are compared in lower case; some count only with a capital: "Mar.", not "mar.". */
#ifndef TL_SEGMENT_ABBREVIATIONS_H
#define TL_SEGMENT_ABBREVIATIONS_H

#include <stdbool.h>

#include "slice.h"

enum abbreviation {
	ABBREVIATION_NONE,
	ABBREVIATION_NEVER,	/* the sentence goes on: "Dr.", "e.g." */
	ABBREVIATION_NUMBER,	/* goes on with what is counted: "Fig. 3", "no. A12", "p. xii" */
	ABBREVIATION_NAME,	/* ends before a word that begins sentences: "Inc.", "et al." */
	ABBREVIATION_LIST,	/* ends before a capital: "etc." */
	ABBREVIATION_TIME	/* the same, if it is longer than "At 5 a.m." */
};

/* The word is given without its last full stop and may hold others: "Ph.D". */
enum abbreviation abbreviation_find(struct slice word);

/* Words that begin sentences and are hardly ever part of a name: "The", "However". Any case. */
bool word_begins_sentences(struct slice word);

/* Words that a single letter follows as their number: "hepatitis C", "Group B". Any case. */
bool word_takes_letter(struct slice word);

/* "Table", "Figure". Any case. */
bool word_heads_caption(struct slice word);

enum {
	WORD_BYTES = 16	/* none of the words above is longer */
};

#endif
