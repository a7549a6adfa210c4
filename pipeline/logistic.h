/* logistic.h: probabilities of scores, in whole numbers: the same on every machine. */
#ifndef TL_LOGISTIC_H
#define TL_LOGISTIC_H

#include <stdint.h>

enum {
	MILLION = 1000000,		/* the probability 1 */
	LOGISTIC_FARTHEST = 20000	/* scores beyond it and beyond minus it have 1 and 0 */
};

/* 1 / (1 + exp(-score / 1000)) in millionths, from 0 to MILLION. */
int32_t logistic(int64_t score);

/* All of them, ready for whoever needs many. */
struct logistic_table {
	int32_t at[2 * LOGISTIC_FARTHEST + 1];	/* from the lowest score on */
};

void logistic_prepare(struct logistic_table *table);

/* The same as logistic. */
static inline int32_t
logistic_by(const struct logistic_table *table, int64_t score)
{
	if (score < -LOGISTIC_FARTHEST)
		score = -LOGISTIC_FARTHEST;
	if (score > LOGISTIC_FARTHEST)
		score = LOGISTIC_FARTHEST;
	return table->at[score + LOGISTIC_FARTHEST];
}

#endif
