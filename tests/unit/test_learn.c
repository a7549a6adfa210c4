/* learn: the fit against what can be worked out by hand, and runs of words. */
#include <math.h>

#include "../../stages/lexicon/fit.h"
#include "../../stages/lexicon/ngrams.h"
#include "check.h"

/* Rows with one column, that many of each kind. */
static void
add_rows(struct fit *fit, bool label, bool there, int times)
{
	for (; times > 0; times--) {
		fit_row(fit, label);
		if (there)
			fit_add(fit, 0, 1);
	}
}

/* Hardly penalised, the intercept is the log odds without the column and the weight what it adds. */
static void
fit_finds_log_odds(void **state)
{
	struct fit fit = { 0 };
	double weights[2];

	(void)state;
	fit_start(&fit, 1);
	add_rows(&fit, true, true, 3);
	add_rows(&fit, false, true, 1);
	add_rows(&fit, false, false, 4);
	add_rows(&fit, true, false, 1);
	assert_true(fit_run(&fit, 1e5, weights));
	assert_float_equal(weights[1], log(1.0 / 4), 0.01);
	assert_float_equal(weights[0], log(3.0) - log(1.0 / 4), 0.01);
	fit_free(&fit);
}

/* The penalty draws to 0, and the order of the labels does not matter. */
static void
fit_is_drawn_to_zero(void **state)
{
	struct fit fit = { 0 };
	double weak[2], strong[2], turned[2];

	(void)state;
	for (int i = 0; i < 3; i++) {
		double *weights = i == 0 ? weak : i == 1 ? strong : turned;

		fit_start(&fit, 1);
		add_rows(&fit, i == 2, false, 5);
		add_rows(&fit, i != 2, true, 5);
		assert_true(fit_run(&fit, i == 1 ? 0.01 : 1, weights));
	}
	assert_true(weak[0] > strong[0] && strong[0] > 0);
	assert_float_equal(turned[0], -weak[0], 0.001);
	fit_free(&fit);
}

static void
fit_of_one_label(void **state)
{
	struct fit fit = { 0 };
	double weights[2];

	(void)state;
	fit_start(&fit, 1);
	add_rows(&fit, false, true, 7);
	assert_true(fit_run(&fit, 1, weights));
	assert_float_equal(weights[0], 0, 0);
	assert_float_equal(weights[1], -log(8), 1e-9);
	fit_free(&fit);
}

/* Takes words that are their own stems, but for a last "s". Returns the patterns found, "; " between. */
static const char *
patterns_of(struct ngrams *ngrams, const char *const *words, struct buffer *out)
{
	uint32_t found[NGRAM_WORDS], all[64];
	size_t count, known = 0;

	ngrams_start(ngrams);
	for (; *words; words++) {
		struct slice word = slice_of(*words), stem = word;

		if (stem.at[stem.size - 1] == 's')
			stem.size--;
		assert_true(ngrams_take(ngrams, word, stem, found, &count));
		for (size_t i = 0; i < count; i++)
			all[known++] = found[i];
	}
	assert_true(ngrams_settle(ngrams));
	for (size_t i = 0; i < known; i++) {
		buffer_add_string(out, i ? "; " : "");
		ngrams_add(ngrams, all[i], out);
	}
	buffer_add_char(out, '\0');
	return out->at;
}

static void
runs_end_with_each_word(void **state)
{
	static const char *const words[] = { "Lack", "of", "the", "trust", NULL };
	struct ngrams ngrams = { 0 };
	struct buffer out = { 0 };

	(void)state;
	assert_true(ngrams_open(&ngrams));
	assert_string_equal(patterns_of(&ngrams, words, &out),
		"~lack; lack of; lack of the; ~trust; the trust; of the trust");
	ngrams_close(&ngrams);
	buffer_free(&out);
}

/* A number ends a run, so does a word of the pattern language; the most frequent form is shown. */
static void
runs_are_plain(void **state)
{
	static const char *const words[] = {
		"nurse", "2", "nurses", "near", "nurses", "unless", "it's", NULL
	};
	struct ngrams ngrams = { 0 };
	struct buffer out = { 0 };

	(void)state;
	assert_true(ngrams_open(&ngrams));
	assert_string_equal(patterns_of(&ngrams, words, &out),
		"~nurses; ~nurses; ~nurses; ~it's");
	ngrams_close(&ngrams);
	buffer_free(&out);
}

static void
patterns_are_beside_runs(void **state)
{
	static const char *const runs[] = { "~trust", "lack of", "lack of trust", NULL };
	static const char *const patterns[] = {
		"trust", "~trust*", "lack {2} trust", "a|b", "lack unless gap", "it has four words",
		"[lack] trust", "", "~", NULL
	};
	static const char *const words[] = { "trust", NULL };
	struct ngrams ngrams = { 0 };
	struct buffer out = { 0 };

	(void)state;
	for (size_t i = 0; runs[i]; i++)
		assert_true(pattern_is_run(slice_of(runs[i])));
	for (size_t i = 0; patterns[i]; i++)
		assert_false(pattern_is_run(slice_of(patterns[i])));
	assert_true(ngrams_open(&ngrams));
	assert_int_equal(ngrams_pattern(&ngrams, SLICE("trust*|mutual")), 0);
	assert_int_equal(ngrams_pattern(&ngrams, SLICE("trust")), 1);
	assert_int_equal(ngrams_pattern(&ngrams, SLICE("trust*|mutual")), 0);
	assert_string_equal(patterns_of(&ngrams, words, &out), "~trust");
	buffer_reset(&out, SIZE_MAX);
	ngrams_add(&ngrams, 0, &out);
	ngrams_add(&ngrams, 1, &out);
	assert_true(slice_is(buffer_slice(&out), "trust*|mutualtrust"));
	ngrams_close(&ngrams);
	buffer_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fit_finds_log_odds),
		cmocka_unit_test(fit_is_drawn_to_zero),
		cmocka_unit_test(fit_of_one_label),
		cmocka_unit_test(runs_end_with_each_word),
		cmocka_unit_test(runs_are_plain),
		cmocka_unit_test(patterns_are_beside_runs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
