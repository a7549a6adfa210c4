/* matcher: what patterns find in texts. */
#include "match.h"

/* What the patterns (numbered from 0, up to NULL) find: "0:joint working 1:working". */
static void
assert_finds_all(const char *const *sources, bool spelt, const char *string, const char *expected)
{
	struct match_bench bench;
	struct buffer seen = { 0 };
	struct found *all;
	struct text text;
	size_t count;

	bench_open(&bench, spelt);
	for (uint32_t i = 0; sources[i]; i++)
		bench_add(&bench, sources[i], i);
	bench_seal(&bench);
	text = text_of(&bench, string);
	all = find_all(&bench, &text, &count);
	for (size_t i = 0; i < count; i++)
		buffer_add_format(&seen, "%s%u:%.*s", i ? " " : "", all[i].entry,
			(int)(all[i].end - all[i].start), string + all[i].start);
	assert_slice(buffer_slice(&seen), expected);
	buffer_free(&seen);
	free(all);
	text_free(&text);
	bench_close(&bench);
}

static void
assert_finds(const char *source, const char *string, const char *expected)
{
	const char *const sources[] = { source, NULL };

	assert_finds_all(sources, false, string, expected);
}

static void
a_word_alone_finds_its_form(void **state)
{
	(void)state;
	assert_finds("caring", "caring care cares Caring CARING", "0:caring 0:Caring 0:CARING");
	assert_finds("~caring", "caring care", "0:caring 0:care");
	assert_finds("carer's", "the carer\u2019s carer's carers", "0:carer\u2019s 0:carer's");
}

static void
words_together_are_found_by_stem(void **state)
{
	(void)state;
	assert_finds("joint working", "joint work jointly worked joint", "0:joint work 0:jointly worked");
	assert_finds("=caring role", "caring roles care roles", "0:caring roles");
}

static void
globs_find_forms(void **state)
{
	(void)state;
	assert_finds("fund*", "fund funds refund Funding", "0:fund 0:funds 0:Funding");
	assert_finds("*work", "work network works", "0:work 0:network");
	assert_finds("w?rd", "word wrd woord w\u00e4rd", "0:word 0:w\u00e4rd");
	assert_finds("*o*k*", "framework books ok bok", "0:framework 0:books 0:ok 0:bok");
	assert_finds("*an*", "bananananana an ban", "0:bananananana 0:an 0:ban");
	assert_finds("in*nt", "inefficient innt int", "0:inefficient 0:innt");
}

static void
acronyms_find_capitals(void **state)
{
	(void)state;
	assert_finds("NHS trust", "NHS trusts nhs trust Nhs trust", "0:NHS trusts");
	assert_finds("IT", "it It IT", "0:IT");
}

static void
gaps_pass_over_words(void **state)
{
	(void)state;
	assert_finds("lack {2} trust", "lack of mutual trust lack of it and trust lack trust",
		"0:lack of mutual trust 0:lack trust");
}

static void
compounds_match_every_way(void **state)
{
	(void)state;
	assert_finds("co-production", "co-production coproduction Co\u2010production co production",
		"0:co-production 0:coproduction 0:Co\u2010production 0:co production");
	assert_finds("coproduction", "co-production coproduction co production",
		"0:co-production 0:coproduction");
	assert_finds("person centred care", "person-centred care", "0:person-centred care");
	assert_finds("person-centred care", "person centred caring", "0:person centred caring");
	assert_finds("healthcare worker", "health-care workers", "0:health-care workers");
	assert_finds("multidisciplin*", "multi-disciplinary", "0:multi-disciplinary");
	assert_finds("centred", "person-centred", "0:centred");
	assert_finds("risk {1} sharing", "risk-and-reward-sharing risk-or-sharing", "0:risk-or-sharing");
	assert_finds("co*", "co-production", "0:co 0:co-production");
}

static void
rulers_of_hyphens_stay_whole(void **state)
{
	(void)state;
	assert_finds("ab", "ab--ab ab-", "");
	assert_finds("ab", "ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab", "");
}

static void
spellings_match_both_ways(void **state)
{
	static const char *const british[] = {
		"organisation", "organised care", "person-centred", "organis*", NULL
	};
	static const char *const american[] = {
		"organization", "organized care", "person-centered", "organiz*", NULL
	};
	static const char text[] = "organisation organization organised care organizing care "
		"person-centered person-centred";
	static const char expected[] = "0:organisation 3:organisation 0:organization 3:organization "
		"3:organised 1:organised care 3:organizing 1:organizing care "
		"2:person-centered 2:person-centred";

	(void)state;
	assert_finds_all(british, true, text, expected);
	assert_finds_all(american, true, text, expected);
}

static void
all_patterns_are_found_at_once(void **state)
{
	static const char *const sources[] = {
		"joint commissioning", "commissioning", "joint|shared", "joint commissioning board", NULL
	};

	(void)state;
	assert_finds_all(sources, false, "joint commissioning boards",
		"2:joint 0:joint commissioning 3:joint commissioning boards 1:commissioning");
}

/* Entries that want it: where they are a word alone. */
static void
words_alone_are_set_aside(void **state)
{
	struct match_bench bench;
	struct passage passage;
	struct matched matched;
	struct text text;

	(void)state;
	bench_open(&bench, false);
	bench_add(&bench, "trust", MATCH_ASIDE);
	bench_add(&bench, "~trust", MATCH_ASIDE + 1);
	bench_add(&bench, "trust", 2);
	bench_add(&bench, "lack of", MATCH_ASIDE + 3);
	bench_seal(&bench);
	text = text_of(&bench, "lack of trust");
	passage = (struct passage){ text.tokens, text.words, text.stems, text.count };
	assert_true(matching_run(bench.matching, &passage, &matched));
	assert_int_equal(matched.sighting_count, 2);	/* 2, and the phrase */
	assert_int_equal(matched.aside_count, 1);
	assert_int_equal(matched.asides[0].unit, 2);
	assert_int_equal(matched.asides[0].count, 2);
	text_free(&text);
	bench_close(&bench);
}

static void
no_pattern_finds_nothing(void **state)
{
	static const char *const sources[] = { NULL };

	(void)state;
	assert_finds_all(sources, false, "joint commissioning boards", "");
	assert_finds("joint", "", "");
}

/* Stems whose parts are not those of their word count for nothing. */
static void
odd_stems_are_no_danger(void **state)
{
	struct match_bench bench;
	struct found *all;
	struct text text;
	size_t count;

	(void)state;
	bench_open(&bench, false);
	bench_add(&bench, "~care", 0);
	bench_add(&bench, "day", 1);
	bench_seal(&bench);
	text = text_of(&bench, "day-care care");
	text.stems[0] = lexis_intern(bench.lexis, SLICE("care"));
	text.stems[1] = lexis_intern(bench.lexis, SLICE("care-care"));
	all = find_all(&bench, &text, &count);
	assert_int_equal(count, 1);
	assert_int_equal(all[0].entry, 1);
	free(all);
	text_free(&text);
	bench_close(&bench);
}

/* The lexis forgets its words between two records, and gives their ids to others. */
static void
forgotten_words_are_read_again(void **state)
{
	struct match_bench bench;

	(void)state;
	bench_open(&bench, false);
	bench_add(&bench, "trust", 0);
	bench_seal(&bench);
	for (size_t i = 0; i < 3; i++) {
		struct text text = text_of(&bench, i == 1 ? "other words trust" : "trust it");
		struct found *all;
		size_t count;

		all = find_all(&bench, &text, &count);
		assert_int_equal(count, 1);
		assert_int_equal(all[0].start, i == 1 ? 12 : 0);
		free(all);
		text_free(&text);
		lexis_trim(bench.lexis);
	}
	bench_close(&bench);
}

static void
long_passages_come_in_pieces(void **state)
{
	struct match_bench bench;
	struct buffer string = { 0 };
	struct found *all;
	struct text text;
	size_t count;

	(void)state;
	bench_open(&bench, false);
	bench_add(&bench, "joint work", 0);
	bench_seal(&bench);
	for (size_t i = 0; i < MATCH_UNITS * 3; i++)
		buffer_add_string(&string, "joint work and ");
	buffer_add_string(&string, "joint");
	buffer_add_char(&string, '\0');
	text = text_of(&bench, string.at);
	all = find_all(&bench, &text, &count);
	assert_in_range(count, MATCH_UNITS * 3 - 9, MATCH_UNITS * 3);	/* some lie across the cuts */
	free(all);
	text_free(&text);
	buffer_free(&string);
	bench_close(&bench);
}

static void
unknown_languages_are_refused(void **state)
{
	struct matcher *matcher = matcher_new();
	struct fault fault = { .words = "" };
	uint32_t dialect;

	(void)state;
	assert_false(matcher_dialect(matcher, "klingon", NULL, &dialect, &fault));
	assert_words(&fault, "no stemmer for the language \"klingon\"");
	assert_true(matcher_dialect(matcher, "french", NULL, &dialect, &fault));
	matcher_free(matcher);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_word_alone_finds_its_form),
		cmocka_unit_test(words_together_are_found_by_stem),
		cmocka_unit_test(globs_find_forms),
		cmocka_unit_test(acronyms_find_capitals),
		cmocka_unit_test(gaps_pass_over_words),
		cmocka_unit_test(compounds_match_every_way),
		cmocka_unit_test(rulers_of_hyphens_stay_whole),
		cmocka_unit_test(spellings_match_both_ways),
		cmocka_unit_test(all_patterns_are_found_at_once),
		cmocka_unit_test(words_alone_are_set_aside),
		cmocka_unit_test(no_pattern_finds_nothing),
		cmocka_unit_test(odd_stems_are_no_danger),
		cmocka_unit_test(forgotten_words_are_read_again),
		cmocka_unit_test(long_passages_come_in_pieces),
		cmocka_unit_test(unknown_languages_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
