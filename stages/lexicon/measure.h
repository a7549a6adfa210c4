/* measure.h: how well weights foresee what people said of examples: of those that they were not
 * learnt from, it is an estimate of what they will do on other texts. */
#ifndef TL_LEXICON_MEASURE_H
#define TL_LEXICON_MEASURE_H

#include "weights.h"

enum level {
	LEVEL_PAIR,	/* code and polarity */
	LEVEL_THEME,	/* what stands before the first slash of the code */
	LEVEL_POLARITY,
	LEVELS
};

struct measure {
	uint32_t hit[LEVELS], wrong[LEVELS], missed[LEVELS];
};

/* What weights foresee, and what each of their rows gains. Zero-initialise; forecast_free. */
struct forecast {
	double *sums;		/* by example and code */
	double *pairs;		/* by example, code and STATEMENTS: probabilities */
	double *statements;	/* by example and STATEMENTS */
	uint32_t *themes;	/* by code */
	size_t theme_count;
	uint8_t *said;		/* room for what is compared */
	double *entry_gains, *evidence_gains;	/* by entry; by target and n-gram */
};

/* Zeros. False: no memory. */
bool forecast_open(struct forecast *forecast, const struct examples *examples);
void forecast_free(struct forecast *forecast);

/* Fills the sums of the examples whose folds are among the bits, as pairs the probabilities of
 * each polarity if the code is there, 0 where nothing could be tagged, and adds what each entry and
 * each row of evidence gains there: the loss -log p(what people said) of its target without it,
 * less the loss with it. False: no memory. */
bool forecast_add(struct forecast *forecast, const struct examples *examples,
	const struct weights *weights, unsigned folds);

/* What the sentence of an example says to a code: the probability of the code's strongest rival,
 * and the larger statement. */
struct sentence_view {
	double rival, stated;
};
struct sentence_view forecast_sentence(const struct forecast *forecast,
	const struct examples *examples, size_t example, size_t code);

/* Once, after the last fold: makes the pairs probabilities, with what the weights say of the
 * sentence. */
void forecast_finish(struct forecast *forecast, const struct examples *examples,
	const struct weights *weights);

/* What tl-tag keeps. */
struct thresholds {
	double pair, statement;
	uint32_t cap;
};

/* Counts as people do who compare sets of pairs, themes and polarities sentence by sentence;
 * what is maybe counts neither as right nor as wrong. */
struct measure measure_folds(const struct forecast *forecast, const struct examples *examples,
	const struct thresholds *thresholds, unsigned folds);

double measure_precision(const struct measure *measure, enum level level);
double measure_recall(const struct measure *measure, enum level level);
double measure_f1(const struct measure *measure, enum level level);

/* The thresholds with the highest F1: of pairs and themes, added up, then of polarities; of equals
 * the lowest. */
void choose_thresholds(const struct forecast *forecast, const struct examples *examples,
	struct thresholds *thresholds);

#endif
