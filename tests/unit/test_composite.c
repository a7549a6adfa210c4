/* composite: what a cell of a pattern is taken apart into, and each mistake with its place. */
#include "buffer.h"
#include "check.h"
#include "composite.h"

/* Parts as "words", "@code", "/expression/i", with their distances; exceptions behind "!". */
static void
describe(const struct composite *composite, struct buffer *out)
{
	for (size_t i = 0; i < composite->count; i++) {
		const struct operand *operand = &composite->operands[i];

		if (i >= composite->parts)
			buffer_add_string(out, " ! ");
		else if (i)
			buffer_add_format(out, " %u ", composite->near[i]);
		buffer_add_string(out, operand->kind == OPERAND_CODE ? "@"
			: operand->kind == OPERAND_REGEX ? "/" : "<");
		buffer_add_slice(out, operand->text);
		buffer_add_string(out, operand->kind == OPERAND_CODE ? ""
			: operand->kind == OPERAND_REGEX ? operand->any_case ? "/i" : "/" : ">");
	}
}

static void
assert_read(const char *source, const char *expected)
{
	struct slice copy = exact_copy(slice_of(source));
	struct fault fault = { .words = "" };
	struct composite composite;
	struct buffer seen = { 0 };
	const char *at;

	if (!composite_read(copy, &composite, &at, &fault))
		fail_msg("%s: %s", source, fault.words);
	describe(&composite, &seen);
	assert_slice(buffer_slice(&seen), expected);
	buffer_free(&seen);
	free_copy(copy);
}

/* `column`: bytes before the mistake. */
static void
assert_mistake(const char *source, size_t column, const char *words)
{
	struct slice copy = exact_copy(slice_of(source));
	struct fault fault = { .words = "" };
	struct composite composite;
	const char *at;

	if (composite_read(copy, &composite, &at, &fault))
		fail_msg("%s: taken", source);
	assert_words(&fault, words);
	assert_int_equal(at - copy.at, column);
	free_copy(copy);
}

static void
words_are_left_to_patterns(void **state)
{
	(void)state;
	assert_read("trust", "<trust>");
	assert_read("  (a | b]  c ", "<(a | b]  c>");
	assert_read("unless", "<unless>");
	assert_read("unless {2} near", "<unless {2} near>");
	assert_read("a =unless nearby", "<a =unless nearby>");
}

static void
operators_part_operands(void **state)
{
	(void)state;
	assert_read("trust near/5 staff", "<trust> 5 <staff>");
	assert_read("a b near/0 c|d near/50 e", "<a b> 0 <c|d> 50 <e>");
	assert_read("a unless a b unless c a", "<a> ! <a b> ! <c a>");
	assert_read("a near/1 b unless c", "<a> 1 <b> ! <c>");
	assert_read("a unless unless", "<a> ! <unless>");
}

static void
codes_and_expressions_are_operands(void **state)
{
	(void)state;
	assert_read("@a/b", "@a/b");
	assert_read("@a/b near/2 x unless @c", "@a/b 2 <x> ! @c");
	assert_read("/a b/", "/a b/");
	assert_read("/a\\/b/i unless x", "/a\\/b/i ! <x>");
	assert_read("x unless /a unless b/", "<x> ! /a unless b/");
}

static void
mistakes_have_a_place(void **state)
{
	(void)state;
	assert_mistake("", 0, "a word is missing here");
	assert_mistake("near/3 a", 0, "a word is missing here");
	assert_mistake("a near/3", 8, "a word is missing here");
	assert_mistake("a near/3 near/3 b", 9, "a word is missing here");
	assert_mistake("a unless ", 9, "a word is missing here");
	assert_mistake("a near/ b", 2, "not a distance; write near/0 to near/50");
	assert_mistake("a near/51 b", 2, "not a distance");
	assert_mistake("a near/99999999999999999999 b", 2, "not a distance");
	assert_mistake("a near/3x b", 2, "not a distance");
	assert_mistake("a unless b near/3 c", 11, "an exception is one pattern");
	assert_mistake("(a unless b)", 3, "\"unless\" cannot stand in brackets");
	assert_mistake("[a near/2 b] c", 3, "\"near/2\" cannot stand in brackets");
	assert_mistake("lack of @a/b", 8, "stands for itself, not among words");
	assert_mistake("lack /x/", 5, "stands for itself, not among words");
	assert_mistake("@a b", 3, "near/1 or unless is missing here");
	assert_mistake("@", 0, "a code is missing behind \"@\"");
	assert_mistake("/a", 0, "the expression is not closed");
	assert_mistake("/a\\", 0, "the expression is not closed");
	assert_mistake("//", 0, "the expression is empty");
	assert_mistake("/a/x", 3, "only \"i\"");
	assert_mistake("a unless b unless c unless d unless e unless f unless g unless h unless i",
		72, "more than 8 patterns");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_left_to_patterns),
		cmocka_unit_test(operators_part_operands),
		cmocka_unit_test(codes_and_expressions_are_operands),
		cmocka_unit_test(mistakes_have_a_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
