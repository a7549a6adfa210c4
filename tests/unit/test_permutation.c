/* permutation, adjust: all ways and random ones, p-values, families. */
#include "permutation.h"

#include <math.h>

#include "adjust.h"
#include "check.h"

#define assert_near(seen, expected) assert_true(fabs((seen) - (expected)) < 1e-12)

static void
all_ways_come_once(void **state)
{
	static const char expected[] = "01 02 03 12 13 23 ";
	struct permutation p;
	char seen[64];
	size_t size = 0;

	(void)state;
	assert_true(permutation_begin(&p, 4, 2, 6, 1));
	assert_true(p.exact && p.ways == 6);
	while (permutation_next(&p))
		size += (size_t)snprintf(seen + size, sizeof seen - size, "%u%u ", p.chosen[0],
			p.chosen[1]);
	assert_string_equal(seen, expected);
	assert_false(permutation_next(&p));
	assert_near(permutation_p(&p, 3), 0.5);
	permutation_end(&p);
}

static void
all_and_nothing(void **state)
{
	static const uint32_t counts[] = { 0, 3 };
	struct permutation p;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(counts); i++) {
		assert_true(permutation_begin(&p, 3, counts[i], 1, 1));
		assert_true(p.exact && p.ways == 1);
		assert_true(permutation_next(&p));
		assert_true(counts[i] == 0 || p.chosen[2] == 2);
		assert_false(permutation_next(&p));
		permutation_end(&p);
	}
}

/* Of 6 ways each comes in about a sixth of 60,000: five standard deviations are 456. */
static void
random_ways_are_as_likely_as_each_other(void **state)
{
	struct permutation p;
	unsigned came[16] = { 0 };

	(void)state;
	assert_true(permutation_begin(&p, 4, 2, 5, 7));
	assert_true(!p.exact && p.ways == 5);
	p.ways = 60000;
	while (permutation_next(&p))
		came[(1u << p.chosen[0]) | (1u << p.chosen[1])]++;
	for (unsigned set = 0; set < 16; set++)
		if (__builtin_popcount(set) == 2)
			assert_in_range(came[set], 10000 - 456, 10000 + 456);
		else
			assert_int_equal(came[set], 0);
	assert_near(permutation_p(&p, 0), 1.0 / 60001);
	permutation_end(&p);
}

static void
ways_that_cannot_be_counted(void **state)
{
	struct permutation p;

	(void)state;
	assert_true(permutation_begin(&p, 1000, 500, UINT64_MAX - 1, 7));
	assert_true(!p.exact);
	permutation_end(&p);
	assert_true(permutation_begin(&p, 62, 31, UINT64_MAX, 7));
	assert_true(p.exact && p.ways == UINT64_C(465428353255261088));
	permutation_end(&p);
}

/* By hand; R 4.2's p.adjust gives the same. */
static void
families_by_hand(void **state)
{
	static const double p[] = { 0.04, 0.01, 0.03, 0.005, 0.03 };
	static const double holms[] = { 0.09, 0.04, 0.09, 0.025, 0.09 };
	static const double bhs[] = { 0.04, 0.025, 0.0375, 0.025, 0.0375 };
	double holm[COUNT_OF(p)], bh[COUNT_OF(p)];

	(void)state;
	assert_true(adjust(p, COUNT_OF(p), holm, bh));
	for (size_t i = 0; i < COUNT_OF(p); i++) {
		assert_near(holm[i], holms[i]);
		assert_near(bh[i], bhs[i]);
	}
	assert_true(adjust((const double[]){ 0.6, 0.9 }, 2, holm, bh));
	assert_near(holm[0], 1);
	assert_near(bh[0], 0.9);
	assert_true(adjust(p, 0, holm, bh));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_ways_come_once),
		cmocka_unit_test(all_and_nothing),
		cmocka_unit_test(random_ways_are_as_likely_as_each_other),
		cmocka_unit_test(ways_that_cannot_be_counted),
		cmocka_unit_test(families_by_hand),
	};

	return cmocka_run_group_tests_name("permutation", tests, NULL, NULL);
}
