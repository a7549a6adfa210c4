/* condition: mistakes in the cells "sections" and "when" have a place. What conditions hold for is told
 * by the examples of tl-lexicon(5), which tests/language.sh runs. */
#include "check.h"
#include "condition.h"

static void
assert_sections_refused(const char *cell, size_t column, const char *words)
{
	struct fault fault = { .words = "" };
	struct arena arena = { 0 };
	const char *at;

	assert_null(section_rule_read(slice_of(cell), &arena, &at, &fault));
	assert_words(&fault, words);
	assert_int_equal(at - cell, column);
	arena_free(&arena);
}

static void
assert_when_refused(const char *cell, size_t column, const char *words)
{
	struct slice copy = exact_copy(slice_of(cell));
	struct fault fault = { .words = "" };
	struct arena arena = { 0 };
	const char *at;

	assert_null(record_rule_read(copy, &arena, &at, &fault));
	assert_words(&fault, words);
	assert_int_equal(at - copy.at, column);
	arena_free(&arena);
	free_copy(copy);
}

static void
mistakes_in_sections_have_a_place(void **state)
{
	(void)state;
	assert_sections_refused("results  method", 9, "\"method\" is no kind of section; write abstract, "
		"background, aims, methods, results, discussion, conclusions, recommendations, "
		"limitations, barriers, enablers, references, acknowledgements, keywords, other or none");
	assert_sections_refused("!", 0, "\"\" is no kind of section");
	assert_sections_refused("results !methods", 8, "kinds with and without \"!\"");
	assert_sections_refused("!methods results", 9, "kinds with and without \"!\"");
}

static void
mistakes_in_when_have_a_place(void **state)
{
	(void)state;
	assert_when_refused("source", 0, "not a condition; write one such as source=grey");
	assert_when_refused("a=b year=>3 ", 4, "two signs; write one of = != >= <= > <");
	assert_when_refused("a=b =c", 4, "a name is missing");
	assert_when_refused("a=", 0, "a value is missing");
	assert_when_refused("a='", 0, "a quote is opened and never closed");
	assert_when_refused("a='b'c", 0, "a space is missing behind the quote");
	assert_when_refused("year>soon", 0, "\"soon\" is no number; compare with one such as 2015");
	assert_when_refused("year>2.", 0, "\"2.\" is no number");
	assert_when_refused("year>=", 0, "a value is missing");
	assert_when_refused("a!b", 0, "not a condition");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mistakes_in_sections_have_a_place),
		cmocka_unit_test(mistakes_in_when_have_a_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
