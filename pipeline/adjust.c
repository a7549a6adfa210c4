#include "adjust.h"

#include <stdlib.h>

static int
compare_p(const void *a, const void *b)
{
	double x = **(const double *const *)a, y = **(const double *const *)b;

	return (x > y) - (x < y);
}

bool
adjust(const double *p, size_t count, double *holm, double *bh)
{
	const double **sorted = calloc(count + 1, sizeof *sorted);
	double bound;

	if (!sorted)
		return false;
	for (size_t i = 0; i < count; i++)
		sorted[i] = &p[i];
	qsort(sorted, count, sizeof *sorted, compare_p);
	bound = 0;
	for (size_t i = 0; i < count; i++) {
		double adjusted = *sorted[i] * (double)(count - i);

		bound = adjusted > bound ? adjusted : bound;
		holm[sorted[i] - p] = bound < 1 ? bound : 1;
	}
	bound = 1;
	for (size_t i = count; i-- > 0;) {
		double adjusted = *sorted[i] * (double)count / (double)(i + 1);

		bound = adjusted < bound ? adjusted : bound;
		bh[sorted[i] - p] = bound;
	}
	free(sorted);
	return true;
}
