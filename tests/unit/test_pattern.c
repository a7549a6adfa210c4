/* pattern: the sequences that each construct of the language stands for, and each mistake with its
 * place. */
#include "check.h"
#include "buffer.h"
#include "pattern.h"

/* "=form", "~stem", "*glob", "^ACRONYM", with "|" between alternatives; "{3}" for a gap. */
static void
describe_step(const struct pattern_step *step, struct buffer *out)
{
	if (step->count == 0)
		buffer_add_format(out, "{%u}", step->gap);
	for (size_t i = 0; i < step->count; i++) {
		buffer_add_string(out, i ? "|" : "");
		buffer_add_char(out, "=~*^"[step->words[i].test]);
		buffer_add_slice(out, step->words[i].text);
	}
}

/* Steps with " " between, sequences with " / ". */
static void
describe(const struct pattern *pattern, struct buffer *out)
{
	const struct pattern_sequence *sequence = pattern->first;

	for (; sequence; sequence = sequence->next) {
		buffer_add_string(out, sequence == pattern->first ? "" : " / ");
		for (size_t i = 0; i < sequence->count; i++) {
			buffer_add_string(out, i ? " " : "");
			describe_step(&sequence->steps[i], out);
		}
	}
}

static void
assert_stands_for(const char *source, const char *expected)
{
	struct fault fault = { .words = "" };
	struct arena arena = { 0 };
	struct buffer seen = { 0 };
	struct slice copy = exact_copy(slice_of(source));
	struct pattern pattern;
	const char *at;

	if (!pattern_read(copy, &arena, &pattern, &at, &fault))
		fail_msg("%s: %s", source, fault.words);
	describe(&pattern, &seen);
	assert_slice(buffer_slice(&seen), expected);
	buffer_free(&seen);
	arena_free(&arena);
	free_copy(copy);
}

/* `column`: bytes before the mistake. */
static void
assert_mistake(const char *source, size_t column, const char *words)
{
	struct fault fault = { .words = "" };
	struct arena arena = { 0 };
	struct slice copy = exact_copy(slice_of(source));
	struct pattern pattern;
	const char *at;

	assert_false(pattern_read(copy, &arena, &pattern, &at, &fault));
	assert_words(&fault, words);
	assert_int_equal(at - copy.at, column);
	arena_free(&arena);
	free_copy(copy);
}

static size_t
count_of(const char *source)
{
	struct fault fault = { .words = "" };
	struct arena arena = { 0 };
	struct pattern pattern;
	const char *at;

	if (!pattern_read(slice_of(source), &arena, &pattern, &at, &fault))
		fail_msg("%s: %s", source, fault.words);
	arena_free(&arena);
	return pattern.count;
}

static void
a_word_alone_is_exact(void **state)
{
	(void)state;
	assert_stands_for("leadership", "=leadership");
	assert_stands_for("  Leadership ", "=leadership");
	assert_stands_for("Équipe", "=équipe");
	assert_stands_for("carer\u2019s", "=carer's");
}

static void
a_word_among_others_is_a_stem(void **state)
{
	(void)state;
	assert_stands_for("joint  commissioning", "~joint ~commissioning");
}

static void
signs_choose_the_test(void **state)
{
	(void)state;
	assert_stands_for("=caring role", "=caring ~role");
	assert_stands_for("~recruit", "~recruit");
	assert_stands_for("=US", "=us");
	assert_stands_for("~NHS", "~nhs");
}

static void
wildcards_make_a_glob(void **state)
{
	(void)state;
	assert_stands_for("Fund*", "*fund*");
	assert_stands_for("w?rd count", "*w?rd ~count");
	assert_stands_for("*work", "**work");
}

static void
capitals_make_an_acronym(void **state)
{
	(void)state;
	assert_stands_for("NHS", "^NHS");
	assert_stands_for("NHS trust", "^NHS ~trust");
	assert_stands_for("4C", "=4c");		/* one capital only */
	assert_stands_for("GPs", "=gps");
	assert_stands_for("COVID-19", "^COVID ^19 / ^COVID19");
}

static void
compounds_are_parts_or_one_word(void **state)
{
	(void)state;
	assert_stands_for("co-production", "=co =production / =coproduction");
	assert_stands_for("Co\u2010production", "=co =production / =coproduction");
	assert_stands_for("co-produced care", "~co ~produced ~care / ~coproduced ~care");
	assert_stands_for("co-produc*", "=co *produc* / *coproduc*");
}

static void
bars_are_alternatives(void **state)
{
	(void)state;
	assert_stands_for("trust|respect", "=trust|=respect");
	assert_stands_for("joint|shared|NHS|fund* vision", "~joint|~shared|^NHS|*fund* ~vision");
	assert_stands_for("design|co-design|trust", "=co =design / =codesign / =design|=trust");
	assert_stands_for("(pooled budget | joint fund*) holder",
		"~pooled ~budget ~holder / ~joint *fund* ~holder");
	assert_stands_for("(a|b)", "=a|=b");
	assert_stands_for("(a|b | c)", "=a|=b / =c");
	assert_stands_for("((a b | c) d)", "~a ~b ~d / ~c ~d");
}

static void
brackets_are_optional(void **state)
{
	(void)state;
	assert_stands_for("[strong] leader", "~strong ~leader / =leader");
	assert_stands_for("a [b | c d]", "~a ~b / ~a ~c ~d / =a");
	assert_stands_for("a [b [c]] d", "~a ~b ~c ~d / ~a ~b ~d / ~a ~d");
}

static void
braces_are_gaps(void **state)
{
	(void)state;
	assert_stands_for("lack {2} trust", "~lack {2} ~trust");
	assert_stands_for("a (b {1} | c) d", "~a ~b {1} ~d / ~a ~c ~d");
	assert_stands_for("a {2} [b] {3} c", "~a {2} ~b {3} ~c / ~a {5} ~c");
	assert_stands_for("a [b] {2} c", "~a ~b {2} ~c / ~a {2} ~c");
}

static void
the_limits_hold(void **state)
{
	(void)state;
	assert_int_equal(count_of("a b c d e f g h i j k l m n o p"), 1);
	assert_mistake("a b c d e f g h i j k l m n o p q", 32, "more than 16 words");
	assert_mistake("[a] [b] [c] [d] [e] [f] [g] [h] [i] [j] [k] [l] [m] [n] [o] [p] [q] r", 65,
		"more than 16 words");
	assert_int_equal(count_of("a [b] [b] [b] [b] [b] [b] [b] [b] [b] [b] [b] [b]"), 4096);
	assert_mistake("(a | b) [b] [b] [b] [b] [b] [b] [b] [b] [b] [b] [b] [b]", 0,
		"more than 4096 sequences");
	assert_int_equal(count_of("a {3} b {3} c {3} d {3} e {3} f"), 1);
	assert_mistake("a {3} b {3} c {3} d {3} e {3} f {1} g", 0, "more than 1024 combinations");
	assert_int_equal(count_of("a|b|c a|b|c a|b|c a|b|c a|b|c a|b|c a|b|c a|b|c a|b|c a|b|c"), 1);
	assert_mistake("a b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b"
		"-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b-b", 2,
		"more than 64 words");
	assert_int_equal(count_of("((((a))))"), 1);
	assert_mistake("(((((a)))))", 4, "brackets more than 4 deep");
	assert_int_equal(count_of("a {10} b"), 1);
	assert_mistake("a {11} b", 2, "write {1} to {10}");
	assert_mistake("a {99999999999999999999} b", 2, "write {1} to {10}");
}

static void
mistakes_are_told_with_their_place(void **state)
{
	(void)state;
	assert_mistake("", 0, "a word is missing here");
	assert_mistake("   ", 3, "a word is missing here");
	assert_mistake("a ()", 3, "a word is missing here");
	assert_mistake("(a | ) b", 5, "a word is missing here");
	assert_mistake("a||b", 2, "a word is missing beside \"|\"");
	assert_mistake("a|", 2, "a word is missing beside \"|\"");
	assert_mistake("a = b", 3, "a word is missing behind the sign");
	assert_mistake("a b | c d", 4, "alternatives of several words go in parentheses");
	assert_mistake("(a b", 0, "\"(\" is not closed; add \")\"");
	assert_mistake("x [a b)", 6, "\")\" closes nothing that is open here");
	assert_mistake("a b)", 3, "\")\" closes nothing that is open here");
	assert_mistake("a(b c)", 1, "a space is missing here");
	assert_mistake("(b c)d", 5, "a space is missing here");
	assert_mistake("{2}a b", 3, "a space is missing here");
	assert_mistake("a {x} b", 2, "not a gap");
	assert_mistake("a {0} b", 2, "not a gap");
	assert_mistake("{2} b", 0, "a gap begins or ends the pattern");
	assert_mistake("a {2} [b]", 0, "a gap begins or ends the pattern");
	assert_mistake("a {8} [b] {3} c", 0, "gaps that meet hold more than 10 words");
	assert_mistake("[a] [b]", 0, "every word is optional");
	assert_mistake("care *", 5, "\"*\" matches nearly everything");
	assert_mistake("a*", 0, "\"a*\" matches nearly everything");
	assert_mistake("ab =fund*", 3, "leave out the =");
	assert_mistake("ab and/or", 3, "\"and/or\" is not one word");
	assert_mistake("ab cd, ef", 3, "\"cd,\" is not one word");
	assert_mistake("ab --", 3, "\"--\" is not one word");
	assert_mistake("-ab", 0, "\"-ab\" is not one word");
	assert_mistake("é & b", 3, "\"&\" is not one word");
}

/* Long cells of what looks like the language end soon, with a mistake or without. */
static void
nonsense_ends(void **state)
{
	static const char signs[] = "ab -|()[]{}1*?=~";
	uint64_t random = 1;

	(void)state;
	for (size_t i = 0; i < 20000; i++) {
		struct fault fault = { .words = "" };
		struct arena arena = { 0 };
		struct pattern pattern;
		char source[64];
		size_t size = next_random(&random) % sizeof source;
		const char *at;

		for (size_t j = 0; j < size; j++)
			source[j] = signs[next_random(&random) % (sizeof signs - 1)];
		if (pattern_read((struct slice){ source, size }, &arena, &pattern, &at, &fault))
			assert_in_range(pattern.count, 1, PATTERN_SEQUENCES);
		else
			assert_in_range(at - source, 0, size);
		arena_free(&arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_word_alone_is_exact),
		cmocka_unit_test(a_word_among_others_is_a_stem),
		cmocka_unit_test(signs_choose_the_test),
		cmocka_unit_test(wildcards_make_a_glob),
		cmocka_unit_test(capitals_make_an_acronym),
		cmocka_unit_test(compounds_are_parts_or_one_word),
		cmocka_unit_test(bars_are_alternatives),
		cmocka_unit_test(brackets_are_optional),
		cmocka_unit_test(braces_are_gaps),
		cmocka_unit_test(the_limits_hold),
		cmocka_unit_test(mistakes_are_told_with_their_place),
		cmocka_unit_test(nonsense_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
