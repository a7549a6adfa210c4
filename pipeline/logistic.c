#include "logistic.h"

#include <stdbool.h>

#define ONE (UINT64_C(1) << 32)
#define ONE_BY_E UINT64_C(1580030169)	/* of ONE */

enum {
	TERMS = 12	/* of the series: more change nothing */
};

/* exp(-rest / 1000) for a rest below 1000, as a part of ONE: the series. */
static uint64_t
power_of(int64_t rest)
{
	int64_t term = (int64_t)ONE, sum = term;

	for (int i = 1; i <= TERMS; i++) {
		term = -term * rest / (1000 * i);
		sum += term;
	}
	return (uint64_t)sum;
}

/* Of the power that the size of the score makes. */
static int32_t
probability(bool below, uint64_t power)
{
	return (int32_t)((below ? power : ONE) * MILLION / (ONE + power));
}

/* The power of a size that is larger by 1. */
static uint64_t
power_next(uint64_t power)
{
	return power * ONE_BY_E >> 32;
}

int32_t
logistic(int64_t score)
{
	uint64_t size = score < 0 ? -(uint64_t)score : (uint64_t)score, power;

	if (size >= LOGISTIC_FARTHEST)	/* less than a millionth */
		return score < 0 ? 0 : MILLION;
	power = power_of((int64_t)(size % 1000));
	for (uint64_t whole = size / 1000; whole > 0; whole--)
		power = power_next(power);
	return probability(score < 0, power);
}

void
logistic_prepare(struct logistic_table *table)
{
	int32_t *middle = table->at + LOGISTIC_FARTHEST;

	table->at[0] = 0;
	middle[LOGISTIC_FARTHEST] = MILLION;
	for (int rest = 0; rest < 1000; rest++) {
		uint64_t power = power_of(rest);

		for (int size = rest; size < LOGISTIC_FARTHEST; size += 1000) {
			middle[size] = probability(false, power);
			middle[-size] = probability(true, power);
			power = power_next(power);
		}
	}
}
