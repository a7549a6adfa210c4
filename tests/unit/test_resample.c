/* resample: weights that hang on seed, id and replicate alone, and percentiles by hand. */
#include "resample.h"

#include <math.h>

#include "check.h"
#include "draw.h"

static void
weights_are_draws_of_the_document(void **state)
{
	enum { COUNT = 300 };
	uint8_t weights[COUNT + 1], fewer[COUNT], others[COUNT];
	uint64_t key = draw_key(5, SLICE("d1"));

	(void)state;
	weights[COUNT] = 99;
	resample_weights(5, SLICE("d1"), weights, COUNT);
	assert_int_equal(weights[COUNT], 99);
	for (size_t i = 0; i < COUNT; i++)
		assert_int_equal(weights[i], draw_poisson(draw_at(key, i)));
	resample_weights(5, SLICE("d1"), fewer, 10);
	assert_memory_equal(fewer, weights, 10);
	resample_weights(6, SLICE("d1"), others, COUNT);
	assert_memory_not_equal(others, weights, COUNT);
	resample_weights(5, SLICE("d2"), others, COUNT);
	assert_memory_not_equal(others, weights, COUNT);
}

/* Of 40 the first and the 39th, of 41 the second and the 40th: ceil(0.025 n), ceil(0.975 n). */
static void
percentiles_by_hand(void **state)
{
	double samples[41];
	struct interval interval;

	(void)state;
	for (size_t count = 40; count <= 41; count++) {
		for (size_t i = 0; i < count; i++)
			samples[i] = (double)(i * 7 % count) + 1;
		interval = resample_interval(samples, count);
		assert_true(interval.low == (count == 40 ? 1 : 2));
		assert_true(interval.high == (count == 40 ? 39 : 40));
	}
	samples[0] = 3;
	interval = resample_interval(samples, 1);
	assert_true(interval.low == 3 && interval.high == 3);
}

static void
undefined_replicates(void **state)
{
	double samples[20];
	struct interval interval;

	(void)state;
	for (size_t undefined = 0; undefined <= 2; undefined++) {
		for (size_t i = 0; i < 20; i++)
			samples[i] = i < undefined ? NAN : (double)i;
		interval = resample_interval(samples, 20);
		assert_true(undefined == 2 ? isnan(interval.low) && isnan(interval.high)
			: interval.low == (double)undefined && interval.high == 19);
	}
	interval = resample_interval(samples, 0);
	assert_true(isnan(interval.low) && isnan(interval.high));
}

static void
infinities_are_the_ends(void **state)
{
	double samples[] = { INFINITY, 1, -INFINITY };
	struct interval interval = resample_interval(samples, COUNT_OF(samples));

	(void)state;
	assert_true(isinf(interval.low) && interval.low < 0);
	assert_true(isinf(interval.high) && interval.high > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(weights_are_draws_of_the_document),
		cmocka_unit_test(percentiles_by_hand),
		cmocka_unit_test(undefined_replicates),
		cmocka_unit_test(infinities_are_the_ends),
	};

	return cmocka_run_group_tests_name("resample", tests, NULL, NULL);
}
