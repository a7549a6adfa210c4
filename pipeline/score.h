/* score.h: how much speaks for a tag: a sum of parts that a person can follow.
 *
 * All numbers are thousandths, so that sums are exact and the same on every machine. */
#ifndef TL_SCORE_H
#define TL_SCORE_H

#include <stdbool.h>
#include <stdint.h>

#include "polarity.h"

/* In the order in which records have them. */
enum score_part {
	SCORE_TERM,	/* the weight of the term */
	SCORE_WORDS,	/* for the words of it behind the first */
	SCORE_CUE,	/* the weight of the cue that decided, or for the kind that did */
	SCORE_REPEAT,	/* for other terms of the same code in the sentence */
	SCORE_MENTION,	/* off where the sentence speaks of aims, methods, background or gaps */
	SCORE_SECTION,	/* off where the section does */
	SCORE_PARTS
};

struct score {
	int32_t parts[SCORE_PARTS];
	int32_t sum;
};

const char *score_part_name(enum score_part part);

/* The score of a term judged to be a barrier, an enabler or denied. `alike` is the number of other
 * terms of its code in the sentence. `aside`: its section holds no findings. */
struct score score_term(const struct placed_term *term, double weight,
	const struct judgement *judgement, uint32_t alike, bool aside);

/* The score of a statement in which no term was found: of its cue alone. */
struct score score_statement(const struct judgement *judgement, bool aside);

#endif
