#include "resample.h"

#include <math.h>
#include <stdlib.h>

#include "draw.h"

void
resample_weights(uint64_t seed, struct slice id, uint8_t *weights, size_t count)
{
	uint64_t key = draw_key(seed, id);

	for (size_t i = 0; i < count; i++)
		weights[i] = (uint8_t)draw_poisson(draw_at(key, i));
}

static int
compare_doubles(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Sorted sample number ceil(count * thousandths / 1000), from 1, without overflow. */
static double
percentile(const double *samples, size_t count, size_t thousandths)
{
	size_t place = count / 1000 * thousandths + (count % 1000 * thousandths + 999) / 1000;

	return samples[place - 1];
}

struct interval
resample_interval(double *samples, size_t count)
{
	size_t defined = 0;

	for (size_t i = 0; i < count; i++)
		if (!isnan(samples[i]))
			samples[defined++] = samples[i];
	if (defined == 0 || count - defined > count / 20)
		return (struct interval){ NAN, NAN };
	qsort(samples, defined, sizeof *samples, compare_doubles);
	return (struct interval){
		percentile(samples, defined, 25), percentile(samples, defined, 975)
	};
}
