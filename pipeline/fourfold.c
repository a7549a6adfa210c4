#include "fourfold.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

/* Whether odds can be compared: no group, neither who has it nor who lacks it, is empty. */
static bool
is_telling(const struct fourfold *t)
{
	uint64_t with = t->with_a + t->with_b;

	return t->of_a && t->of_b && with && with < t->of_a + t->of_b;
}

double
fourfold_risk_difference(const struct fourfold *t)
{
	if (t->of_a == 0 || t->of_b == 0)
		return NAN;
	return ((double)t->with_a * (double)t->of_b - (double)t->with_b * (double)t->of_a)
		/ ((double)t->of_a * (double)t->of_b);
}

double
fourfold_odds_ratio(const struct fourfold *t)
{
	double a = (double)t->with_a, b = (double)(t->of_a - t->with_a);
	double c = (double)t->with_b, d = (double)(t->of_b - t->with_b);
	double add = a > 0 && b > 0 && c > 0 && d > 0 ? 0 : 0.5;

	return is_telling(t) ? (a + add) * (d + add) / ((b + add) * (c + add)) : NAN;
}

double
fourfold_cramers_v(const struct fourfold *t)
{
	double of_a = (double)t->of_a, of_b = (double)t->of_b;
	double with = (double)(t->with_a + t->with_b), without = of_a + of_b - with;

	if (!is_telling(t))
		return NAN;
	return fabs((double)t->with_a * of_b - (double)t->with_b * of_a)
		/ sqrt(of_a * of_b * with * without);
}

/* With `with` documents of `all` having it and `of_a` labelled a. */
struct urn {
	int64_t all, with, of_a;
};

/* How many times as likely as k documents k + 1 with it are among those labelled a. */
static double
odds_of_one_more(const struct urn *urn, int64_t k)
{
	return (double)(urn->with - k) * (double)(urn->of_a - k)
		/ ((double)(k + 1) * (double)(urn->all - urn->with - urn->of_a + k + 1));
}

/* The risk difference times of_a times of_b, without its sign. */
static int64_t
distance(const struct urn *urn, int64_t k)
{
	int64_t d = k * urn->all - urn->with * urn->of_a;

	return d < 0 ? -d : d;
}

/* Likelihoods relative to that of the most likely number, outwards from there until they are too
 * small: no logarithms and nothing that could overflow. */
double
fourfold_p(const struct fourfold *t)
{
	const struct urn urn = { (int64_t)(t->of_a + t->of_b), (int64_t)(t->with_a + t->with_b),
		(int64_t)t->of_a };
	int64_t seen = distance(&urn, (int64_t)t->with_a);
	int64_t least = urn.with + urn.of_a - urn.all, most = urn.with, mode;
	double all = 0, far = 0, likely = 1;

	least = least > 0 ? least : 0;
	most = most < urn.of_a ? most : urn.of_a;
	mode = (urn.of_a + 1) * (urn.with + 1) / (urn.all + 2);
	for (int64_t k = mode; k <= most && likely > 0; k++) {
		all += likely;
		far += distance(&urn, k) >= seen ? likely : 0;
		likely *= odds_of_one_more(&urn, k);
	}
	likely = 1;
	for (int64_t k = mode - 1; k >= least && likely > 0; k--) {
		likely /= odds_of_one_more(&urn, k);
		all += likely;
		far += distance(&urn, k) >= seen ? likely : 0;
	}
	return far > 0 ? far / all : DBL_MIN;	/* too little to tell from 0 */
}
