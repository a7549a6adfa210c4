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

/* `power` is that of what the size of the score is above its last whole number: 1/e makes more of it
 * for each of those. */
static int32_t
probability(bool below, uint64_t whole, uint64_t power)
{
	for (; whole > 0; whole--)
		power = power * ONE_BY_E >> 32;
	return (int32_t)((below ? power : ONE) * MILLION / (ONE + power));
}

static uint64_t
size_of(int64_t score)
{
	return score < 0 ? -(uint64_t)score : (uint64_t)score;
}

int32_t
logistic(int64_t score)
{
	uint64_t size = size_of(score);

	if (size >= LOGISTIC_FARTHEST)	/* less than a millionth */
		return score < 0 ? 0 : MILLION;
	return probability(score < 0, size / 1000, power_of((int64_t)(size % 1000)));
}

void
logistic_prepare(struct logistic_powers *powers)
{
	for (int i = 0; i < 1000; i++)
		powers->at[i] = power_of(i);
}

int32_t
logistic_by(const struct logistic_powers *powers, int64_t score)
{
	uint64_t size = size_of(score);

	if (size >= LOGISTIC_FARTHEST)
		return score < 0 ? 0 : MILLION;
	return probability(score < 0, size / 1000, powers->at[size % 1000]);
}
