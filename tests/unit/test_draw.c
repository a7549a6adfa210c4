/* draw: the published outputs of the generators, and the moments of what is drawn. */
#include "draw.h"

#include "check.h"

/* Steele, Lea and Flood's generator from seed 0: the first outputs of its reference
 * implementation. */
static void
splitmix(void **state)
{
	(void)state;
	assert_true(draw_at(0, 0) == UINT64_C(0xe220a8397b1dcdaf));
	assert_true(draw_at(0, 1) == UINT64_C(0x6e789e6aa1b965f4));
	assert_true(draw_at(0, 2) == UINT64_C(0x06c45d188009454f));
}

static void
keys_hang_on_seed_and_name(void **state)
{
	(void)state;
	assert_true(draw_key(1, SLICE("a")) == draw_key(1, SLICE("a")));
	assert_true(draw_key(1, SLICE("a")) != draw_key(2, SLICE("a")));
	assert_true(draw_key(1, SLICE("a")) != draw_key(1, SLICE("b")));
	assert_true(draw_key(1, SLICE("")) != draw_key(1, SLICE("\0")));
}

static void
below_at_its_bounds(void **state)
{
	(void)state;
	assert_int_equal(draw_below(0, 5), 0);
	assert_int_equal(draw_below(UINT64_MAX, 5), 4);
	assert_int_equal(draw_below(UINT64_C(1) << 63, 5), 2);
	assert_int_equal(draw_below(UINT64_C(0x3333333333333333), 5), 0);	/* 2^64 / 5 is just above */
	assert_int_equal(draw_below(UINT64_C(0x3333333333333334), 5), 1);
	assert_int_equal(draw_below(UINT64_MAX, UINT32_MAX), UINT32_MAX - 1);
	assert_int_equal(draw_below(UINT64_MAX, 1), 0);
}

/* Mean and variance of a Poisson variable with mean 1 are both 1. */
static void
poisson_has_mean_and_variance_1(void **state)
{
	enum { DRAWS = 100000 };
	uint64_t key = draw_key(7, SLICE("document")), sum = 0, squares = 0;

	(void)state;
	for (uint64_t i = 0; i < DRAWS; i++) {
		unsigned k = draw_poisson(draw_at(key, i));

		sum += k;
		squares += k * k;
	}
	assert_in_range(sum, DRAWS - 1500, DRAWS + 1500);
	assert_in_range(squares, 2 * DRAWS - 5000, 2 * DRAWS + 5000);
}

static void
poisson_at_its_bounds(void **state)
{
	(void)state;
	assert_int_equal(draw_poisson(0), 0);
	assert_int_equal(draw_poisson(UINT64_C(0x5e2d58d8b3bcdf19)), 0);
	assert_int_equal(draw_poisson(UINT64_C(0x5e2d58d8b3bcdf1a)), 1);
	assert_int_equal(draw_poisson(UINT64_MAX), 20);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(splitmix),
		cmocka_unit_test(keys_hang_on_seed_and_name),
		cmocka_unit_test(below_at_its_bounds),
		cmocka_unit_test(poisson_has_mean_and_variance_1),
		cmocka_unit_test(poisson_at_its_bounds),
	};

	return cmocka_run_group_tests_name("draw", tests, NULL, NULL);
}
