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

#endif
