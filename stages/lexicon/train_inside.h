/* train_inside.h: what the parts of training (train.h) share: train.c fits, train_ngrams.c chooses which
 * n-grams are to be evidence for the target at hand. */
#ifndef TL_LEXICON_TRAIN_INSIDE_H
#define TL_LEXICON_TRAIN_INSIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "examples.h"
#include "fit.h"
#include "pooled.h"
#include "weights.h"

enum {
	LEAST_RIGHT = 3		/* examples of the target, for evidence that speaks for it */
};

/* An n-gram that may be evidence. */
struct candidate_ngram {
	uint32_t ngram;
	double value;	/* how much it explains */
};

struct training {
	const struct examples *examples;
	unsigned without;
	struct weights *weights;
	struct pooled pooled;
	struct fit fit;
	size_t codes, ngrams, entries, trained;
	size_t target, positives;	/* the target at hand, and the examples that have it */
	uint32_t *entry_column, *ngram_column;	/* 0: none */
	uint32_t *kept;			/* n-grams of the target, ascending */
	size_t kept_count, columns;
	uint32_t *seen, *right;		/* by n-gram: trained examples; those with the target */
	struct candidate_ngram *ranked;
	double *found;
	double *statements;		/* by example and statement: learnt without its fold */
};

/* Whether an example is not learnt from: it has not been seen, or its fold is one of `without`. */
bool training_leaves_out(const struct example *example, unsigned without);

/* Adds the n-grams of the example to `counts`, which are by n-gram. */
void training_count(const struct example *example, uint32_t *counts);

/* Keeps the n-grams that go with the target, or against it. */
void training_choose(struct training *training);

/* Of these, once they are fitted, keeps those that explain most; ascending, as before. */
void training_thin(struct training *training);

#endif
