/* keyness: the figures of the papers, and what is known by hand. */
#include "keyness.h"

#include <math.h>

#include "check.h"

/* Dunning 1993, table 1: bigrams of a text of the Union Bank of Switzerland. */
static void
keyness_is_that_of_the_paper(void **state)
{
	static const struct {
		uint64_t both, first, second, neither;
		const char *expected;
	} rows[] = {
		{ 110, 2442, 111, 29114, "270.72" },
		{ 29, 13, 123, 31612, "263.90" },
		{ 31, 23, 139, 31584, "256.84" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		const struct contrast contrast = { rows[i].both, rows[i].both + rows[i].second,
			rows[i].first, rows[i].first + rows[i].neither };
		char shown[32];

		snprintf(shown, sizeof shown, "%.2f", keyness(&contrast));
		assert_string_equal(shown, rows[i].expected);
	}
}

static void
keyness_knows_its_bounds(void **state)
{
	const struct contrast same = { 5, 100, 10, 200 }, nothing = { 3, 3, 0, 0 };
	const struct contrast only_here = { 8, 100, 0, 100 }, twice = { 20, 100, 10, 100 };

	(void)state;
	assert_true(fabs(keyness(&same)) < 1e-9 && fabs(log_ratio(&same)) < 1e-9);
	assert_true(keyness(&nothing) == 0 && log_ratio(&nothing) == 0);
	assert_true(keyness(&only_here) > 0 && fabs(log_ratio(&only_here) - 4) < 1e-9);
	assert_true(fabs(log_ratio(&twice) - 1) < 1e-9);
}

/* Of two texts of 1,000 words, 5 references are expected in each; of texts in which there are more
 * references than words, the same as by hand. */
static void
rates_by_hand(void **state)
{
	const struct contrast one_side = { 10, 1000, 0, 1000 }, same = { 30, 10, 60, 20 };
	const struct contrast many = { 30, 10, 10, 10 }, nothing = { 0, 0, 5, 10 };

	(void)state;
	assert_true(fabs(rate_keyness(&one_side) - 2 * 10 * log(2)) < 1e-12);
	assert_true(fabs(rate_keyness(&same)) < 1e-12);
	assert_true(fabs(rate_keyness(&many) - 2 * (30 * log(1.5) + 10 * log(0.5))) < 1e-12);
	assert_true(rate_keyness(&nothing) == 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keyness_is_that_of_the_paper),
		cmocka_unit_test(keyness_knows_its_bounds),
		cmocka_unit_test(rates_by_hand),
	};

	return cmocka_run_group_tests_name("keyness", tests, NULL, NULL);
}
