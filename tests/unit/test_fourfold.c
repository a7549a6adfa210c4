/* fourfold: published tables, tables by hand, and the exact test against counting all ways. */
#include "fourfold.h"

#include <math.h>

#include "check.h"

#define assert_near(seen, expected) assert_true(fabs((seen) - (expected)) < 1e-12)

static void
estimates_by_hand(void **state)
{
	const struct fourfold table = { 3, 4, 1, 4 }, none_in_b = { 2, 4, 0, 5 };

	(void)state;
	assert_near(fourfold_risk_difference(&table), 0.5);
	assert_near(fourfold_odds_ratio(&table), 9);
	assert_near(fourfold_cramers_v(&table), 0.5);
	assert_near(fourfold_risk_difference(&none_in_b), 0.5);
	assert_near(fourfold_odds_ratio(&none_in_b), 2.5 * 5.5 / (2.5 * 0.5));
	assert_near(fourfold_cramers_v(&none_in_b), 10 / sqrt(4.0 * 5 * 2 * 7));
}

static void
tables_that_say_nothing(void **state)
{
	const struct fourfold tables[] = {
		{ 0, 4, 0, 5 }, { 4, 4, 5, 5 }, { 0, 0, 2, 5 }, { 2, 5, 0, 0 }, { 0, 0, 0, 0 }
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(tables); i++) {
		assert_true(isnan(fourfold_odds_ratio(&tables[i])));
		assert_true(isnan(fourfold_cramers_v(&tables[i])));
		assert_true(fourfold_p(&tables[i]) == 1);
		assert_true(i < 2 ? fourfold_risk_difference(&tables[i]) == 0
			: isnan(fourfold_risk_difference(&tables[i])));
	}
}

/* Fisher's lady tasting tea: 3 of 4 right has 34 of the 70 ways on both sides, 4 of 4 has 2. */
static void
tea(void **state)
{
	const struct fourfold three = { 3, 4, 1, 4 }, four = { 4, 4, 0, 4 };

	(void)state;
	assert_near(fourfold_p(&three), 34.0 / 70);
	assert_near(fourfold_p(&four), 2.0 / 70);
}

/* The share of the ways, each a set of bits, in which the difference is as large as seen. */
static double
count_ways(const struct fourfold *table)
{
	unsigned all = (unsigned)(table->of_a + table->of_b);
	unsigned with = (1u << (table->with_a + table->with_b)) - 1;
	double seen = fabs(fourfold_risk_difference(table));
	unsigned ways = 0, far = 0;

	for (unsigned set = 0; set < 1u << all; set++) {
		uint64_t here = (uint64_t)__builtin_popcount(set & with);
		const struct fourfold other = { here, table->of_a,
			table->with_a + table->with_b - here, table->of_b };

		if ((uint64_t)__builtin_popcount(set) != table->of_a)
			continue;
		ways++;
		far += fabs(fourfold_risk_difference(&other)) > seen - 1e-9;
	}
	return (double)far / ways;
}

static void
the_test_is_that_over_all_ways(void **state)
{
	(void)state;
	for (uint64_t of_a = 1; of_a <= 5; of_a++)
		for (uint64_t of_b = 1; of_b <= 6; of_b++)
			for (uint64_t a = 0; a <= of_a; a++)
				for (uint64_t b = 0; b <= of_b; b++) {
					const struct fourfold table = { a, of_a, b, of_b };

					assert_near(fourfold_p(&table), count_ways(&table));
				}
}

/* What is far out stays positive and does not overflow. */
static void
large_tables(void **state)
{
	const struct fourfold far = { 900, 1000, 100, 1000 };
	const struct fourfold apart = { 1000000, 1000000, 0, 1000000 };
	const struct fourfold even = { 500000000, 1000000000, 500000000, 1000000000 };
	const struct fourfold rare = { 1, 1000000000, 0, 1000000000 };

	(void)state;
	assert_true(fourfold_p(&far) > 0 && fourfold_p(&far) < 1e-200);
	assert_true(fourfold_risk_difference(&even) == 0 && fourfold_odds_ratio(&even) == 1);
	assert_near(fourfold_p(&rare), 1);
	assert_true(fourfold_p(&apart) > 0 && fourfold_p(&apart) < 1e-300);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(estimates_by_hand),
		cmocka_unit_test(tables_that_say_nothing),
		cmocka_unit_test(tea),
		cmocka_unit_test(the_test_is_that_over_all_ways),
		cmocka_unit_test(large_tables),
	};

	return cmocka_run_group_tests_name("fourfold", tests, NULL, NULL);
}
