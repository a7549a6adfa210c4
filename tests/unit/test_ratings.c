/* ratings: the coefficients against worked examples that were published. */
#include "ratings.h"

#include <math.h>

#include "check.h"

#define NA RATING_NONE

enum {
	ROOM = 64
};

static double room[2 * ROOM];
static double times[ROOM];

/* Rows of ratings, each once. */
static struct ratings
once(const uint32_t *patterns, size_t count, size_t coders, size_t categories)
{
	for (size_t i = 0; i < count; i++)
		times[i] = 1;
	return (struct ratings){ coders, categories, patterns, times, count };
}

/* A square table of two coders: rows the first, columns the second. */
static struct ratings
crossed(const double *table, size_t categories)
{
	static uint32_t patterns[2 * ROOM];

	for (size_t i = 0; i < categories * categories; i++) {
		patterns[2 * i] = (uint32_t)(i / categories);
		patterns[2 * i + 1] = (uint32_t)(i % categories);
	}
	return (struct ratings){ 2, categories, patterns, table, categories * categories };
}

#define assert_near(seen, expected) assert_float_equal((seen), (expected), 0.00051)
#define assert_nearer(seen, expected) assert_float_equal((seen), (expected), 0.0000051)

/* J. L. Fleiss, B. Levin, M. C. Paik, "Statistical Methods for Rates and Proportions", 3rd ed.
 * 2003, table 18.1: proportions of 100 patients diagnosed as psychotic, neurotic, organic. */
static void
fleiss_levin_paik_table_18_1(void **state)
{
	static const double table[] = { .75, .01, .04, .05, .04, .01, 0, 0, .10 };
	struct ratings ratings = crossed(table, 3);

	(void)state;
	assert_near(ratings_agreement(&ratings), .89);
	assert_near(ratings_kappa(&ratings, room), .676);
}

/* Gwet 2014 (Handbook, 4th ed.), 100 pregnancies: ectopic, abnormal and normal intrauterine;
 * figures of his R package irrCAC. */
static void
gwet_abstractors(void **state)
{
	static const double table[] = { 13, 0, 0, 0, 20, 7, 0, 4, 56 };
	struct ratings ratings = crossed(table, 3);

	(void)state;
	assert_near(ratings_agreement(&ratings), .89);
	assert_nearer(ratings_kappa(&ratings, room), .7964094);
	assert_nearer(ratings_ac1(&ratings, room), .8493305);
	assert_nearer(ratings_alpha(&ratings, room), .7972585);
}

/* Gwet 2008, the paradox that AC1 is for: 118 of 125 agreed, kappa below 0. */
static void
gwet_paradox(void **state)
{
	static const double table[] = { 118, 5, 2, 0 };
	struct ratings ratings = crossed(table, 2);

	(void)state;
	assert_near(ratings_agreement(&ratings), .944);
	assert_near(ratings_kappa(&ratings, room), -.0234);
	assert_near(ratings_ac1(&ratings, room), .9408);
}

/* Krippendorff 2011, section A: two observers, ten articles, binary. */
static void
krippendorff_a(void **state)
{
	static const uint32_t patterns[] = {
		0, 1, 1, 1, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0
	};
	struct ratings ratings = once(patterns, 10, 2, 2);

	(void)state;
	assert_near(ratings_alpha(&ratings, room), .095);
	assert_near(ratings_prevalence(&ratings, 1), .2);
	assert_near(ratings_prevalence(&ratings, 2), .3);
}

/* Section B: two observers, twelve units, five categories. */
static void
krippendorff_b(void **state)
{
	static const uint32_t patterns[] = {
		0, 1, 0, 0, 1, 1, 1, 1, 3, 1, 2, 2, 2, 2, 2, 2, 4, 4, 3, 3, 3, 3, 0, 3
	};
	struct ratings ratings = once(patterns, 12, 2, 5);

	(void)state;
	assert_near(ratings_alpha(&ratings, room), .692);
}

/* Section C: four observers, twelve units, ratings missing. AC1 of the same data: Gwet 2014, pp.
 * 55-56. */
static void
krippendorff_c(void **state)
{
	static const uint32_t patterns[] = {
		0, 0, NA, 0, 1, 1, 2, 1, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 0, 1, 2, 3, 3, 3, 3, 3,
		0, 0, 1, 0, 1, 1, 1, 1, NA, 4, 4, 4, NA, NA, 0, 0, NA, NA, 2, NA
	};
	struct ratings ratings = once(patterns, 12, 4, 5);

	(void)state;
	assert_near(ratings_alpha(&ratings, room), .743);
	assert_nearer(ratings_alpha(&ratings, room), .743421);
	assert_near(ratings_agreement(&ratings), .8182);
	assert_nearer(ratings_ac1(&ratings, room), .77544);
}

/* J. L. Fleiss, "Measuring nominal scale agreement among many raters", Psychological Bulletin 76,
 * 1971: the first 15 patients of 6 psychiatrists, as in Gwet 2014; figures of irrCAC. */
static void
six_psychiatrists(void **state)
{
	static const uint8_t counts[15][5] = {
		{ 0, 0, 0, 6, 0 }, { 0, 3, 0, 0, 3 }, { 0, 1, 4, 0, 1 }, { 0, 0, 0, 0, 6 },
		{ 0, 3, 0, 3, 0 }, { 2, 0, 4, 0, 0 }, { 0, 0, 4, 0, 2 }, { 2, 0, 3, 1, 0 },
		{ 2, 0, 0, 4, 0 }, { 0, 0, 0, 0, 6 }, { 1, 0, 0, 5, 0 }, { 1, 1, 0, 4, 0 },
		{ 0, 3, 3, 0, 0 }, { 1, 0, 0, 5, 0 }, { 0, 2, 0, 3, 1 }
	};
	uint32_t patterns[15 * 6];
	size_t at = 0;
	struct ratings ratings;

	(void)state;
	for (size_t i = 0; i < 15; i++)
		for (uint32_t category = 0; category < 5; category++)
			for (size_t j = 0; j < counts[i][category]; j++)
				patterns[at++] = category;
	ratings = once(patterns, 15, 6, 5);
	assert_nearer(ratings_agreement(&ratings), .5511111);
	assert_nearer(ratings_ac1(&ratings, room), .4448007);
	assert_nearer(ratings_alpha(&ratings, room), .4204384);
}

static void
weights_are_repetitions(void **state)
{
	static const uint32_t twice[] = { 0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0 };
	static const uint32_t merged[] = { 0, 1, 1, 1, 0, 0, 1, 0 };
	static const double merged_times[] = { 1, 2, 3, 0 };
	struct ratings long_way = once(twice, 6, 2, 2);
	struct ratings short_way = { 2, 2, merged, merged_times, 4 };

	(void)state;
	assert_nearer(ratings_kappa(&short_way, room), ratings_kappa(&long_way, room));
	assert_nearer(ratings_alpha(&short_way, room), ratings_alpha(&long_way, room));
	assert_nearer(ratings_ac1(&short_way, room), ratings_ac1(&long_way, room));
}

static void
what_is_not_defined(void **state)
{
	static const uint32_t same[] = { 1, 1, 1, 1 }, missing[] = { 0, NA, NA, 1 };
	struct ratings ratings = once(same, 2, 2, 2);

	(void)state;
	assert_true(isnan(ratings_kappa(&ratings, room)));
	assert_true(isnan(ratings_alpha(&ratings, room)));
	assert_near(ratings_ac1(&ratings, room), 1);
	ratings.categories = 1;
	assert_true(isnan(ratings_ac1(&ratings, room)));
	ratings = once(missing, 2, 2, 2);
	assert_true(isnan(ratings_agreement(&ratings)));
	assert_true(isnan(ratings_kappa(&ratings, room)));
	assert_true(isnan(ratings_alpha(&ratings, room)));
	assert_true(isnan(ratings_ac1(&ratings, room)));
	ratings.count = 0;
	assert_true(isnan(ratings_prevalence(&ratings, 2)));
}

static void
decisions_against_a_reference(void **state)
{
	const struct decisions some = { 3, 1, 2 }, none = { 0, 0, 0 }, misses = { 0, 0, 2 };

	(void)state;
	assert_near(decisions_precision(&some), .75);
	assert_near(decisions_recall(&some), .6);
	assert_near(decisions_f1(&some), 2 * .75 * .6 / (.75 + .6));
	assert_true(isnan(decisions_f1(&none)));
	assert_true(isnan(decisions_precision(&misses)));
	assert_near(decisions_recall(&misses), 0);
	assert_near(decisions_f1(&misses), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fleiss_levin_paik_table_18_1),
		cmocka_unit_test(gwet_abstractors),
		cmocka_unit_test(gwet_paradox),
		cmocka_unit_test(krippendorff_a),
		cmocka_unit_test(krippendorff_b),
		cmocka_unit_test(krippendorff_c),
		cmocka_unit_test(six_psychiatrists),
		cmocka_unit_test(weights_are_repetitions),
		cmocka_unit_test(what_is_not_defined),
		cmocka_unit_test(decisions_against_a_reference),
	};

	return cmocka_run_group_tests_name("ratings", tests, NULL, NULL);
}
