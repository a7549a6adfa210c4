/* choice.h: which of the codes that speak for a sentence it gets.
 *
 * Of the barriers and enablers of one lexicon in a sentence those are chosen that reach the
 * threshold and the share of the best, and of their codes with polarity the `cap` best ones; of
 * equal ones those that stand first, then as the resolution order (longest.h) has them. */
#ifndef TL_CHOICE_H
#define TL_CHOICE_H

#include <stddef.h>
#include <stdint.h>

#include "longest.h"
#include "polarity.h"
#include "score.h"

struct candidate {
	const struct hit *hit;
	struct judgement judgement;
	struct score score;	/* unless nothing was decided, neutral, or the lexicon was learnt */
	bool chosen;
};

/* Its polarity once chosen or not: what has too little speaking for it is a mere mention. */
enum polarity candidate_polarity(const struct candidate *candidate);

/* Marks the barriers and enablers that are chosen, of candidates of one lexicon. Returns whether
 * there are any. */
bool choice_make(struct candidate *candidates, size_t count, const struct lexicon_limits *limits);

#endif
