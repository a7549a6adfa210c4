/* tl-kwic: what stands around a place, and lines that wait. */
#include "../../stages/kwic/around.h"
#include "../../stages/kwic/kept.h"
#include "check.h"

/* Five words, the second and fourth not in ASCII; bytes 0 to 4, 5 to 9, 10 to 12, 13 to 19, 21. */
#define TEXT "care f\u00fcr us \u65e5\u672c, x"

static const struct span tokens[] = { { 0, 4 }, { 5, 9 }, { 10, 12 }, { 13, 19 }, { 21, 22 } };
static const struct spans all = { (struct span *)tokens, 5 };
static const struct span whole = { 0, sizeof TEXT - 1 };

static void
assert_around(struct span place, struct span area, struct around_limits limits, const char *left,
	const char *right)
{
	struct slice text = SLICE(TEXT);
	struct around around = around_find(text, &all, place, area, limits);

	assert_slice(((struct slice){ text.at + around.left.start,
		around.left.end - around.left.start }), left);
	assert_slice(((struct slice){ text.at + around.right.start,
		around.right.end - around.right.start }), right);
}

static void
so_many_words(void **state)
{
	const struct around_limits one = { 1, SIZE_MAX }, many = { 9, SIZE_MAX };

	(void)state;
	assert_around(tokens[2], whole, one, "f\u00fcr ", " \u65e5\u672c");
	assert_around(tokens[2], whole, many, "care f\u00fcr ", " \u65e5\u672c, x");
	assert_around(tokens[0], whole, one, "", " f\u00fcr");
	assert_around(tokens[4], whole, one, "\u65e5\u672c, ", "");
	assert_around(tokens[2], (struct span){ 5, 20 }, many, "f\u00fcr ", " \u65e5\u672c,");
	assert_around((struct span){ 6, 11 }, whole, one, "care f", "s \u65e5\u672c");
}

static void
so_many_characters(void **state)
{
	const struct around_limits three = { SIZE_MAX, 3 }, both = { 1, 2 };

	(void)state;
	assert_around(tokens[2], whole, three, "\u00fcr ", " \u65e5\u672c");
	assert_around(tokens[2], whole, both, "r ", " \u65e5");
	assert_around(tokens[0], whole, three, "", " f\u00fc");
}

static void
keep(struct kept *kept, uint64_t draw, const char *key, const char *line)
{
	assert_true(kept_add(kept, draw, slice_of(key), slice_of(line)));
}

static void
lines_go_by_key_then_line(void **state)
{
	struct kept kept = { 0 }, other = { 0 };

	(void)state;
	keep(&kept, 0, "b", "2");
	keep(&other, 0, "a", "3");
	keep(&other, 0, "b", "1");
	keep(&kept, 0, "", "4");
	assert_true(kept_merge(&kept, &other));
	kept_settle(&kept);
	assert_int_equal(kept.count, 4);
	assert_slice(kept_line(&kept, 0), "4");
	assert_slice(kept_line(&kept, 1), "3");
	assert_slice(kept_line(&kept, 2), "1");
	assert_slice(kept_line(&kept, 3), "2");
	kept_free(&kept);
	kept_free(&other);
}

/* However many come, and in whatever order, those with the lowest draws stay. */
static void
few_lines_stay(void **state)
{
	struct kept kept = { .limit = 3 };

	(void)state;
	for (uint64_t i = 0; i < 1000; i++) {
		char key[2] = { (char)('a' + i % 26), '\0' };

		keep(&kept, i * 389 % 1000, key, "");
		assert_true(kept.count <= 6);
	}
	kept_settle(&kept);
	assert_int_equal(kept.count, 3);
	for (size_t i = 0; i < kept.count; i++)
		assert_true(kept.at[i]->draw < 3);
	kept_free(&kept);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(so_many_words),
		cmocka_unit_test(so_many_characters),
		cmocka_unit_test(lines_go_by_key_then_line),
		cmocka_unit_test(few_lines_stay),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
