#include "logistic.h"

#define ONE (UINT64_C(1) << 32)
#define ONE_BY_E UINT64_C(1580030169)	/* of ONE */

enum {
	TERMS = 12	/* of the series: more change nothing */
};

/* exp(-score / 1000) for a score of 0 or more, as a part of ONE: the series for what is below 1,
 * and 1/e for every 1 above. */
static uint64_t
exp_minus(uint64_t score)
{
	int64_t term = (int64_t)ONE, sum = term, rest = (int64_t)(score % 1000);
	uint64_t power;

	if (score >= LOGISTIC_FARTHEST)	/* less than a millionth */
		return 0;
	for (int i = 1; i <= TERMS; i++) {
		term = -term * rest / (1000 * i);
		sum += term;
	}
	power = (uint64_t)sum;
	for (uint64_t whole = score / 1000; whole > 0; whole--)
		power = power * ONE_BY_E >> 32;
	return power;
}

int32_t
logistic(int64_t score)
{
	uint64_t power = exp_minus((uint64_t)(score < 0 ? -score : score));
	uint64_t part = score < 0 ? power : ONE;

	return (int32_t)(part * MILLION / (ONE + power));
}
