/* regex: what expressions find, what they may cost, and mistakes with their place. */
#include "buffer.h"
#include "check.h"
#include "regex.h"

static struct regex_space *space;

static int
set_up(void **state)
{
	(void)state;
	space = regex_space_new();
	return space ? 0 : -1;
}

static int
tear_down(void **state)
{
	(void)state;
	regex_space_free(space);
	return 0;
}

static struct regex *
made(const char *source, bool any_case)
{
	struct fault fault = { .words = "" };
	const char *at;
	struct regex *regex = regex_new(slice_of(source), any_case, &at, &fault);

	if (!regex)
		fail_msg("%s: %s", source, fault.words);
	return regex;
}

/* All matches, with "|" between. */
static void
assert_finds(const char *source, bool any_case, const char *text, const char *expected)
{
	struct regex *regex = made(source, any_case);
	struct slice copy = exact_copy(slice_of(text));
	struct buffer seen = { 0 };
	size_t start, end = 0;

	while (regex_find(regex, space, copy, end, &start, &end) == REGEX_FOUND) {
		buffer_add_string(&seen, seen.size ? "|" : "");
		buffer_add(&seen, copy.at + start, end - start);
	}
	assert_slice(buffer_slice(&seen), expected);
	buffer_free(&seen);
	free_copy(copy);
	regex_free(regex);
}

static void
matches_are_found(void **state)
{
	(void)state;
	assert_finds("co.?design", false, "co-design, codesign, CO design", "co-design|codesign");
	assert_finds("\\w+é", true, "É caf\u00c9 caf\u00e9s", "caf\u00c9|caf\u00e9");
	assert_finds("a.b", false, "a\nb a b", "a\nb|a b");
	assert_finds("^a|b$", false, "aab b", "a|b");
	assert_finds("x", false, "", "");
	assert_finds("a\\Kb", false, "ab b", "b");
	assert_finds("é", false, "aéé", "é|é");
}

/* \K can leave nothing of a match. */
static void
nothing_is_passed_over(void **state)
{
	(void)state;
	assert_finds("ab\\K", false, "ab é ab", "");
}

static void
assert_mistake(const char *source, size_t column, const char *words)
{
	struct fault fault = { .words = "" };
	const char *at;

	assert_null(regex_new(slice_of(source), false, &at, &fault));
	assert_words(&fault, words);
	assert_int_equal(at - source, column);
}

static void
mistakes_have_a_place(void **state)
{
	char longest[REGEX_SOURCE + 2];

	(void)state;
	memset(longest, 'a', sizeof longest);
	longest[sizeof longest - 1] = '\0';
	assert_mistake("ab(c", 4, "missing closing parenthesis");
	assert_mistake("a[", 2, "missing terminating ]");
	assert_mistake("a*", 0, "can match nothing at all");
	assert_mistake("\\b", 0, "can match nothing at all");
	assert_mistake("a\\C", 3, "using \\C is disabled");
	assert_mistake(longest, 0, "the expression is too long");
	assert_mistake("((a{1000}){1000}){1000}", 23, "too large");
}

static enum regex_result
try(const char *source, struct slice text)
{
	struct regex *regex = made(source, false);
	size_t start, end;
	enum regex_result result = regex_find(regex, space, text, 0, &start, &end);

	regex_free(regex);
	return result;
}

static void
searches_have_bounds(void **state)
{
	struct buffer text = { 0 };

	(void)state;
	for (size_t i = 0; i < REGEX_TEXT; i++)
		buffer_add_char(&text, 'a');
	assert_int_equal(try("a", buffer_slice(&text)), REGEX_FOUND);
	assert_int_equal(try("b", buffer_slice(&text)), REGEX_NONE);
	assert_int_equal(try("(a|aa)+\\d", (struct slice){ text.at, 60 }), REGEX_BOUND);
	assert_int_equal(try("(((a+)+)+)+b", buffer_slice(&text)), REGEX_NONE);	/* no b: not tried */
	text.at[REGEX_TEXT - 1] = 'b';
	assert_int_equal(try("(((a+)+)+)+c?[^ab]", buffer_slice(&text)), REGEX_BOUND);
	assert_int_equal(try("(?R)?a(?R)?b", buffer_slice(&text)), REGEX_BOUND);
	buffer_add_char(&text, 'a');
	assert_int_equal(try("a", buffer_slice(&text)), REGEX_BOUND);
	buffer_free(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(matches_are_found),
		cmocka_unit_test(nothing_is_passed_over),
		cmocka_unit_test(mistakes_have_a_place),
		cmocka_unit_test(searches_have_bounds),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
