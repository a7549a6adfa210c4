/* stock.h: the words that a lexicon knows of: those of its patterns, its codebook and its tests,
 * and those of a list. Stems and globs are judged by what they take in of them. */
#ifndef TL_LEXICON_STOCK_H
#define TL_LEXICON_STOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "check.h"

struct stock_word {
	uint32_t form, stem;	/* numbers of struct word_stems */
	bool listed;		/* in the list that was given */
	const struct entry *exact[2];	/* the first that wants it, the first of another code */
};

/* Zero-initialise; stock_close in any case. */
struct stock {
	struct word_stems *stems;	/* borrowed */
	struct lexis_column numbers;	/* of forms */
	struct stock_word *words;	/* by the bytes of the stem, then of the form */
	size_t count, room;
	struct buffer lower;
};

/* Gathers and sorts them. */
bool stock_open(struct stock *stock, struct check *check, struct fault *fault);
void stock_close(struct stock *stock);

#endif
