/* tl-lexicon: what tests.tsv may expect, pieces of texts in tables, and patterns that match all that
 * others do. */
#include "../../stages/lexicon/expectation.h"
#include "../../stages/lexicon/within.h"
#include "check.h"
#include "quotation.h"

static void
expectations_are_met_or_not(void **state)
{
	static const struct {
		const char *word;
		bool met;
	} cases[] = {
		{ "a/b=barrier", true }, { "a/b=enabler", false }, { "a=barrier", false },
		{ "c=neutral", true }, { "!c", true }, { "!c=neutral", false }, { "!a", false },
		{ "!a=enabler", true }, { "!a/bc", true }, { "!a/b", false }, { "-", false },
		{ "uncoded=enabler", true }, { "!d", true },
	};
	struct tag all[] = {
		{ .code = SLICE("a/b"), .polarity = SLICE("barrier") },
		{ .code = SLICE("c"), .polarity = SLICE("neutral") },
		{ .code = SLICE("uncoded"), .polarity = SLICE("enabler") },
	};
	const struct tags tags = { all, COUNT_OF(all) }, mentions = { all + 1, 2 };
	struct expectation expectation;
	struct fault fault = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct slice rest = slice_of(cases[i].word);

		assert_true(expectation_next(&rest, &expectation, &fault));
		assert_int_equal(expectation_is_met(&expectation, &tags), cases[i].met);
	}
	assert_true(expectation_is_met(&expectation, &mentions));
}

static void
expectations_are_words(void **state)
{
	static const char *const wrong[] = {
		"a", "a=", "=barrier", "!", "!=", "a=bad", "a//b=barrier"
	};
	struct slice rest = SLICE("  a=barrier   !b  ");
	struct expectation expectation;
	struct fault fault = { 0 };

	(void)state;
	assert_true(expectation_next(&rest, &expectation, &fault));
	assert_slice(expectation.word, "a=barrier");
	assert_true(expectation_next(&rest, &expectation, &fault));
	assert_slice(expectation.code, "b");
	assert_false(expectation_next(&rest, &expectation, &fault));
	assert_int_equal(expectation.word.size, 0);
	for (size_t i = 0; i < COUNT_OF(wrong); i++) {
		rest = slice_of(wrong[i]);
		assert_false(expectation_next(&rest, &expectation, &fault));
		assert_slice(expectation.word, wrong[i]);
		assert_words(&fault, "is nothing to expect");
	}
}

static void
quotations_are_one_line(void **state)
{
	struct buffer out = { 0 };
	char text[300];

	(void)state;
	quotation_add(&out, SLICE(" \ta \r\n b\x01"));
	assert_slice(buffer_slice(&out), "a b");
	buffer_reset(&out, SIZE_MAX);
	quotation_add_place(&out, SLICE("a\nb, caf\u00e9"), (struct span){ 2, 3 });
	assert_slice(buffer_slice(&out), "a [b], caf\u00e9");
	buffer_reset(&out, SIZE_MAX);
	for (size_t i = 0; i < 100; i++)
		memcpy(text + 2 * i, "\u00e9", 2);
	quotation_add_place(&out, (struct slice){ text, 200 }, (struct span){ 100, 102 });
	assert_int_equal(out.size, 2 * (2 * QUOTATION_CONTEXT + 1) + 2);
	assert_memory_equal(out.at, "\u00e9", 2);
	buffer_free(&out);
}

static void
globs_cover(void **state)
{
	static const struct {
		const char *glob, *word;
		bool covers;
	} cases[] = {
		{ "fund*", "fund", true }, { "fund*", "funding", true },
		{ "fund*", "refund", false },
		{ "*fund", "refund", true }, { "w?rd", "word", true }, { "w?rd", "wrd", false },
		{ "caf?", "caf\u00e9", true }, { "caf??", "caf\u00e9", false },
		{ "a*b*c", "aabbcc", true }, { "a*b*c", "aacc", false }, { "*", "", true },
		{ "", "a", false }, { "fund*", "fund*", true }, { "fundin*", "fund*", false },
		{ "fun*", "fund*", true }, { "fun?", "fun*", false }, { "fun?", "fun?", true },
		{ "fun*", "fun?", true }, { "*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaa", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		assert_int_equal(glob_covers(slice_of(cases[i].glob), slice_of(cases[i].word)),
			cases[i].covers);
}

static void
patterns_are_within_others(void **state)
{
	static const struct {
		const char *inner, *outer;
		bool within;
	} cases[] = {
		{ "trust", "trust", true }, { "trust", "trusts", false },
		{ "trust", "~trusts", true }, { "~trust", "trust", false },
		{ "trust", "tru*", true }, { "~trust", "tru*", false },
		{ "shared record", "sharing records", true },
		{ "=shared =record", "sharing records", true },
		{ "sharing records", "=shared =record", false },
		{ "pooled budget", "pooled budget|fund", true },
		{ "pooled budget|fund", "pooled budget", false },
		{ "[strong] leader", "strong leader", false },
		{ "strong leader", "[strong] leader", true },
		{ "lack {2} trust", "lack {3} trust", true },
		{ "lack {3} trust", "lack {2} trust", false },
		{ "lack of trust", "lack {3} trust", false },
		{ "=co =production", "co-production", true },
		{ "co-production", "co production", false },
		{ "NHS", "NHS", true }, { "nhs", "NHS", false }, { "NHS", "nhs", false },
	};
	struct word_stems stems = { 0 };
	struct fault fault = { 0 };

	(void)state;
	assert_true(word_stems_open(&stems, "english", &fault));
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct pattern inner, outer;
		struct arena arena = { 0 };
		const char *at;

		assert_true(pattern_read(slice_of(cases[i].inner), &arena, &inner, &at, &fault));
		assert_true(pattern_read(slice_of(cases[i].outer), &arena, &outer, &at, &fault));
		if (pattern_within(&stems, &inner, &outer) != cases[i].within)
			fail_msg("\"%s\" and \"%s\"", cases[i].inner, cases[i].outer);
		assert_true(pattern_within(&stems, &inner, &inner));
		arena_free(&arena);
	}
	assert_false(stems.failed);
	word_stems_close(&stems);
	assert_false(word_stems_open(&stems, "klingon", &fault));
	word_stems_close(&stems);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(expectations_are_met_or_not),
		cmocka_unit_test(expectations_are_words),
		cmocka_unit_test(quotations_are_one_line),
		cmocka_unit_test(globs_cover),
		cmocka_unit_test(patterns_are_within_others),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
