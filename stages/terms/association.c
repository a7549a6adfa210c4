#include "association.h"

#include <math.h>

#include "keyness.h"

/* What `both` would be by chance. */
static double
expected(const struct association *a)
{
	return (double)a->first * (double)a->second / (double)a->all;
}

double
association_likelihood(const struct association *a)
{
	const struct contrast contrast = {
		a->both, a->first, a->second - a->both, a->all - a->first
	};
	double ratio = keyness(&contrast);

	return (double)a->both < expected(a) ? -ratio : ratio;
}

double
association_information(const struct association *a)
{
	return log2((double)a->both / expected(a));
}

double
association_dice(const struct association *a)
{
	return 14 + log2(2 * (double)a->both / ((double)a->first + (double)a->second));
}

double
association_t(const struct association *a)
{
	return ((double)a->both - expected(a)) / sqrt((double)a->both);
}
