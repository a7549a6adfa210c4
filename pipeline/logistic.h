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

/* What takes long about it, ready for whoever needs many: exp(-n / 1000) for each n below 1000, as
 * parts of 2 to the 32. */
struct logistic_powers {
	uint64_t at[1000];
};

void logistic_prepare(struct logistic_powers *powers);

/* The same as logistic. */
int32_t logistic_by(const struct logistic_powers *powers, int64_t score);

#endif
