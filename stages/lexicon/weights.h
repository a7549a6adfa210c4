/* weights.h: what a learner finds: the numbers of scores.tsv and evidence.tsv and the weights of
 * terms.tsv, and what they make of examples. stages/tag/model.h has the sums. */
#ifndef TL_LEXICON_WEIGHTS_H
#define TL_LEXICON_WEIGHTS_H

#include "examples.h"

enum {
	SAID = POLARITY_DENIED + 1
};

/* Of a code, or of a statement. */
struct sum_weights {
	double bias, tags[SAID], classes[CUE_CLASSES];
};

/* Of a code alone. */
struct code_weights {
	double own[SAID], direction;
};

/* A row of evidence.tsv. */
struct evidence_weight {
	uint32_t target, ngram;
	double weight;
};

/* Zero-initialise; weights_free. */
struct weights {
	struct sum_weights *sums;	/* by target */
	struct code_weights *codes;
	double *terms, *near;		/* of code c by code d: c * codes + d */
	double bias, slope, own[SAID];	/* of the direction */
	double rival, stated;		/* of the sentence */
	double *entries;			/* by entry: terms */
	struct evidence_weight *evidence;	/* by target, then ngram */
	size_t evidence_count, evidence_room;
	size_t *first;				/* by target: its first evidence; one more */
};

/* Zeros. False: no memory. */
bool weights_open(struct weights *weights, const struct examples *examples);
void weights_free(struct weights *weights);

/* The weights of a target's evidence by n-gram, into zeros; with `put` false zeros again. */
void weights_spread(const struct weights *weights, size_t target, bool put, double *by_ngram);

/* The score of a target. `by_ngram`: its evidence, spread. */
double weights_score(const struct weights *weights, const struct examples *examples, size_t example,
	size_t target, const double *by_ngram);

/* The sum behind the direction of a code; `difference` is the score of the enabler less that of the
 * barrier. */
double weights_direction(const struct weights *weights, const struct code_view *view, size_t code,
	double difference);

#endif
