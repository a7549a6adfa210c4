/* scoring: scores.tsv read into its numbers, mistakes in it with their places, and the logistic
 * function in whole numbers. */
#include "scratch.h"
#include "scoring.h"
#include "logistic.h"

static const char *const classes[] = { "deficit", "negator", NULL };

static bool
read_table(struct scratch *scratch, const char *rows, struct scoring *scoring,
	struct fault *fault)
{
	const char *path = scratch_path(scratch, "scores.tsv");
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fprintf(file, "code\tfeature\tweight\n%s", rows);
	assert_int_equal(fclose(file), 0);
	return scoring_read(scoring, path, classes, fault);
}

static void
rows_become_numbers(void **state)
{
	struct scoring scoring = { 0 };
	struct fault fault = { 0 };
	const struct code_scores *funding, *costs;
	uint32_t ids[2];

	assert_true(read_table(*state, "emit\tthreshold\t0.15\ndirection\tslope\t-1.5\n"
		"direction\town=denied\t2\ndirection\tcosts\t-7\nbarrier\tcue=negator\t0.25\n"
		"barrier\ttag=enabler\t-1\nenabler\tbias\t3\ncosts/funding\tnear:costs\t0.001\n"
		"costs/funding\town=denied\t4\ncosts\tterm:costs/funding\t5\n"
		"sentence\trival\t-1.2\nsentence\tstated\t0.2\n", &scoring,
		&fault));
	assert_true(scoring_seal(&scoring, &fault));
	assert_int_equal(scoring.count, 2);
	ids[0] = scoring_code(&scoring, SLICE("costs/funding"));
	ids[1] = scoring_code(&scoring, SLICE("costs"));
	funding = &scoring.of_codes[ids[0]];
	costs = &scoring.of_codes[ids[1]];
	assert_int_equal(scoring.threshold, 150);
	assert_int_equal(scoring.slope, -1500);
	assert_int_equal(scoring.rival, -1200);
	assert_int_equal(scoring.stated, 200);
	assert_int_equal(scoring.own[3], 2000);
	assert_int_equal(scoring.barrier.classes[1], 250);
	assert_int_equal(scoring.barrier.tags[2], -1000);
	assert_int_equal(scoring.enabler.bias, 3000);
	assert_int_equal(funding->own[3], 4000);
	assert_int_equal(funding->direction, 0);
	assert_int_equal(costs->direction, -7000);
	assert_int_equal(scoring.near[ids[1] * scoring.stride + ids[0]], 1);
	assert_int_equal(scoring.terms[ids[0] * scoring.stride + ids[1]], 5000);
	assert_int_equal(scoring.terms[ids[1] * scoring.stride + ids[0]], 0);
	scoring_free(&scoring);
}

/* Sums in 32 bits: what the weights for a code can come to has a bound. */
static void
weights_of_a_code_have_a_bound(void **state)
{
	const char *const rows[] = {
		/* Beside 499 times 1000 and 0.001 of evidence. */
		"barrier\tbias\t-1000\n", "barrier\tbias\t-999.999\n"
	};

	for (size_t i = 0; i < 2; i++) {
		struct scoring scoring = { .first_pattern = 7, .pattern_count = 500 };
		struct fault fault = { 0 };

		assert_true(read_table(*state, rows[i], &scoring, &fault));
		assert_true(scoring_seal(&scoring, &fault) && scoring_open_patterns(&scoring));
		for (uint32_t j = 0; j < 499; j++)
			scoring.patterns[j * scoring.stride] = j % 2 ? 1000000 : -1000000;
		scoring.patterns[499 * scoring.stride] = 1;
		assert_int_equal(scoring_fits(&scoring, &fault), i == 1);
		if (i == 0)
			assert_words(&fault, "the weights for \"barrier\" in scores.tsv and "
				"evidence.tsv come to more than 500000; make them smaller");
		scoring_free(&scoring);
	}
}

static void
assert_refused(void **state, const char *row, const char *words)
{
	struct scoring scoring = { 0 };
	struct fault fault = { 0 };

	assert_false(read_table(*state, row, &scoring, &fault));
	assert_words(&fault, words);
	scoring_free(&scoring);
}

static void
mistakes_have_a_place(void **state)
{
	assert_refused(state, "emit\tbias\t1\n",
		"/scores.tsv:2:6: \"bias\" is no feature of this code; see tl-lexicon(5)");
	assert_refused(state, "sentence\tbias\t1\n", ":2:10: \"bias\" is no feature");
	assert_refused(state, "costs\tslope\t1\n", ":2:7: \"slope\" is no feature");
	assert_refused(state, "costs\tterm:\t1\n", ":2:7: \"term:\" is no feature");
	assert_refused(state, "costs\town=gap\t1\n", ":2:7: \"own=gap\" is no feature");
	assert_refused(state, "barrier\tcue=stop\t1\n", ":2:9: \"cue=stop\" is no feature");
	assert_refused(state, "barrier\tdeficit\t1\n", ":2:9: \"deficit\" is no feature");
	assert_refused(state, "direction\t\t1\n", ":2:11: \"\" is no feature");
	assert_refused(state, "costs\tbias\t1e3\n", ":2:12: \"1e3\" is no weight; write a number "
		"up to 1000 with at most three digits behind the point");
	assert_refused(state, "costs\tbias\t1000.001\n", ":2:12: \"1000.001\" is no weight");
	assert_refused(state, "costs\tbias\t-1001\n", ":2:12: \"-1001\" is no weight");
	assert_refused(state, "costs\tbias\n", ":2:11: \"\" is no weight");
}

static void
probabilities_are_those_of_the_function(void **state)
{
	(void)state;
	assert_int_equal(logistic(0), 500000);
	assert_int_equal(logistic(1000), 731058);	/* 0.7310585... */
	assert_int_equal(logistic(-1000), 268941);	/* 0.2689414... */
	assert_int_equal(logistic(700), 668187);	/* 0.6681877... */
	assert_int_equal(logistic(-2500), 75858);	/* 0.0758581... */
	assert_int_equal(logistic(5000), 993307);	/* 0.9933071... */
	assert_int_equal(logistic(INT64_C(1) << 40), MILLION);
	assert_int_equal(logistic(-(INT64_C(1) << 40)), 0);
}

static void
a_higher_score_is_never_less_probable(void **state)
{
	(void)state;
	struct logistic_table table;

	logistic_prepare(&table);
	for (int64_t score = -25000; score < 25000; score++) {
		int32_t both = logistic(score) + logistic(-score);

		assert_true(logistic(score) <= logistic(score + 1));
		assert_int_equal(logistic_by(&table, score), logistic(score));
		assert_true(both == MILLION || both == MILLION - 1);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(rows_become_numbers, scratch_set_up,
			scratch_tear_down),
		cmocka_unit_test_setup_teardown(weights_of_a_code_have_a_bound, scratch_set_up,
			scratch_tear_down),
		cmocka_unit_test_setup_teardown(mistakes_have_a_place, scratch_set_up,
			scratch_tear_down),
		cmocka_unit_test(probabilities_are_those_of_the_function),
		cmocka_unit_test(a_higher_score_is_never_less_probable),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
