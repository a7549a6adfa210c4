/* choice: scores are sums of their parts, and of what speaks for a sentence the best is kept. */
#include "check.h"
#include "choice.h"
#include "findings.h"

static const struct placed_cue helped = { .class = CUE_ENABLER, .weight = 2 };

static struct score
scored(uint32_t words, double weight, enum term_kind kind, const struct judgement *judgement,
	uint32_t alike, bool aside)
{
	const struct placed_term term = { { 3, 3 + words }, kind };

	return score_term(&term, weight, judgement, alike, aside);
}

static void
a_score_is_the_sum_of_its_parts(void **state)
{
	const struct judgement judgement = { .decider = &helped, .mention = &helped };
	struct score score = scored(3, 0.5, TERM_RESOURCE, &judgement, 1, true);
	int32_t sum = 0;

	(void)state;
	for (int i = 0; i < SCORE_PARTS; i++)
		sum += score.parts[i];
	assert_int_equal(score.sum, sum);
	assert_int_equal(score.parts[SCORE_TERM], 500);
	assert_int_equal(score.parts[SCORE_CUE], 1750);
	assert_int_equal(score.parts[SCORE_WORDS], 200);
	assert_int_equal(score.parts[SCORE_REPEAT], 300);
	assert_int_equal(score.parts[SCORE_MENTION], -1000);
	assert_int_equal(score.parts[SCORE_SECTION], -1000);
}

static void
words_and_repeats_are_counted_up_to_a_number(void **state)
{
	const struct judgement judgement = { .decider = &helped };

	(void)state;
	assert_int_equal(scored(1, 1, TERM_RESOURCE, &judgement, 0, false).parts[SCORE_WORDS], 0);
	assert_int_equal(scored(9, 1, TERM_RESOURCE, &judgement, 0, false).sum,
		scored(4, 1, TERM_RESOURCE, &judgement, 0, false).sum);
	assert_int_equal(scored(1, 1, TERM_RESOURCE, &judgement, 9, false).sum,
		scored(1, 1, TERM_RESOURCE, &judgement, 2, false).sum);
}

static void
kinds_speak_where_no_cue_does(void **state)
{
	const struct judgement judgement = { 0 };

	(void)state;
	assert_int_equal(scored(1, 1, TERM_PROBLEM, &judgement, 0, false).parts[SCORE_CUE], 1000);
	assert_int_equal(scored(1, 1, TERM_ENABLING, &judgement, 0, false).parts[SCORE_CUE], 1250);
}

static void
weights_out_of_measure_stay_numbers(void **state)
{
	const struct judgement judgement = { .decider = &helped };

	(void)state;
	assert_int_equal(scored(1, 1e15, TERM_RESOURCE, &judgement, 0, false).parts[SCORE_TERM],
		1000000);
	assert_int_equal(scored(1, -1e15, TERM_RESOURCE, &judgement, 0, false).parts[SCORE_TERM],
		-1000000);
}

static const struct entry entries[] = {
	{ .meaning = 0 }, { .meaning = 1 }, { .meaning = 2 }, { .meaning = 3 },
};

/* Candidates as "meaning score polarity", polarity b, e, n or d; expected: what each becomes. */
static void
assert_chosen(const struct lexicon_limits *limits, const char *given, const char *expected)
{
	struct candidate candidates[16] = { 0 };
	struct hit hits[16];
	char seen[17] = "", polarity;
	size_t count = 0;
	int used, score;

	for (unsigned meaning; sscanf(given, "%u %d %c%n", &meaning, &score, &polarity, &used) == 3;
			given += used, count++) {
		hits[count].entry = &entries[meaning];
		candidates[count].hit = &hits[count];
		candidates[count].score.sum = score;
		candidates[count].judgement.polarity = polarity == 'b' ? POLARITY_BARRIER
			: polarity == 'e' ? POLARITY_ENABLER
			: polarity == 'd' ? POLARITY_DENIED : POLARITY_NEUTRAL;
	}
	assert_int_equal(choice_make(candidates, count, limits), strpbrk(expected, "be") != NULL);
	for (size_t i = 0; i < count; i++)
		seen[i] = polarity_name(candidate_polarity(&candidates[i])).at[0];
	assert_string_equal(seen, expected);
}

static void
what_is_below_the_threshold_is_a_mention(void **state)
{
	const struct lexicon_limits limits = { 2000, 0, 9 };

	(void)state;
	assert_chosen(&limits, "", "");
	assert_chosen(&limits, "0 1999 b  1 2000 e  2 0 n  3 1 d", "nend");
	assert_chosen(&limits, "0 1999 b  0 2000 b", "nb");
}

static void
what_is_far_below_the_best_is_a_mention(void **state)
{
	const struct lexicon_limits limits = { 2000, 700, 9 };

	(void)state;
	assert_chosen(&limits, "0 4000 b  1 2800 e  2 2799 e", "ben");
	assert_chosen(&limits, "0 2100 b  1 2000 e  2 1999 e", "ben");
	assert_chosen(&limits, "0 -5 b  1 -9 e", "nn");
}

static void
a_sentence_has_no_more_codes_than_the_cap(void **state)
{
	const struct lexicon_limits limits = { 0, 0, 2 }, none = { 0, 0, 0 };

	(void)state;
	assert_chosen(&limits, "0 1 b  1 3 b  2 2 e", "nbe");
	assert_chosen(&limits, "0 1 b  1 3 b  0 2 b  2 2 e", "bbbn");	/* of equal ones the first */
	assert_chosen(&limits, "0 3 b  0 2 e  1 1 e", "ben");		/* code and polarity */
	assert_chosen(&none, "0 3 b", "n");
}

static struct findings_map
map_of(const char *names)
{
	struct strings list = { .at = &names, .count = names != NULL };
	struct findings_map map;
	struct fault fault = { 0 };

	assert_true(findings_read(&map, &list, &fault));
	return map;
}

static void
sections_that_are_not_named_hold_few_findings(void **state)
{
	struct findings_map map = map_of(NULL);

	(void)state;
	assert_int_equal(findings_of(&map, SLICE("results")), FINDINGS_HERE);
	assert_int_equal(findings_of(&map, SLICE("methods")), FINDINGS_FEW);
	assert_int_equal(findings_of(&map, SLICE("references")), FINDINGS_NONE);
	assert_int_equal(findings_of(&map, SLICE("no kind")), FINDINGS_HERE);
	map = map_of("methods,references");
	assert_int_equal(findings_of(&map, SLICE("results")), FINDINGS_FEW);
	assert_int_equal(findings_of(&map, SLICE("methods")), FINDINGS_HERE);
	assert_int_equal(findings_of(&map, SLICE("references")), FINDINGS_HERE);
	assert_int_equal(findings_of(&map, SLICE("keywords")), FINDINGS_NONE);
	map = map_of("all");
	assert_int_equal(findings_of(&map, SLICE("keywords")), FINDINGS_HERE);
}

static void
sections_that_there_are_not_are_refused(void **state)
{
	static const char *const bad[] = { "", "result", "results,", ",results", "results, aims" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		const char *name = bad[i];
		struct strings list = { .at = &name, .count = 1 };
		struct findings_map map;
		struct fault fault = { 0 };

		assert_false(findings_read(&map, &list, &fault));
		assert_non_null(strstr(fault.words, "--sections"));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_score_is_the_sum_of_its_parts),
		cmocka_unit_test(words_and_repeats_are_counted_up_to_a_number),
		cmocka_unit_test(kinds_speak_where_no_cue_does),
		cmocka_unit_test(weights_out_of_measure_stay_numbers),
		cmocka_unit_test(what_is_below_the_threshold_is_a_mention),
		cmocka_unit_test(what_is_far_below_the_best_is_a_mention),
		cmocka_unit_test(a_sentence_has_no_more_codes_than_the_cap),
		cmocka_unit_test(sections_that_are_not_named_hold_few_findings),
		cmocka_unit_test(sections_that_there_are_not_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
