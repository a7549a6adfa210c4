/* lettering: widths, and texts broken into lines. */
#include "check.h"
#include "lettering.h"

static const struct lettering plain = { 10, false }, bold = { 10, true };

static double
width(const char *text)
{
	return lettering_width(plain, slice_of(text));
}

static void
widths_are_those_of_a_wide_font(void **state)
{
	(void)state;
	assert_true(width("") == 0);
	/* DejaVu Sans: i 0.278, W 0.989 and as much bold: 0.343, 1.104; and 2 % */
	assert_float_equal(width("iW"), 10 * (.278 + .989) * 1.02, 1e-9);
	assert_float_equal(lettering_width(bold, SLICE("iW")), 10 * (.343 + 1.104) * 1.02, 1e-9);
	/* a mark stands above its letter; what is not shown is U+FFFD, 1.026 wide */
	assert_float_equal(width("e\xcc\x81"), width("e"), 1e-9);
	assert_true(width("\x01") >= 10.26 && width("\xe2\x80\xae") >= 10.26);
	assert_float_equal(width("a\nb"), width("a b"), 1e-9);
	assert_float_equal(width("a\xc2\xa0" "b"), width("a b"), 1e-9);
	assert_true(width("\xf0\x9f\x98\xb4") >= 16.04);
}

static void
check_lines(const char *text, double most_width, size_t most, const char *const *lines, bool cut)
{
	struct lettering_lines seen = lettering_break(plain, slice_of(text), most_width, most);
	size_t count = 0;

	for (; lines[count]; count++)
		if (count < seen.count)
			assert_slice(seen.at[count], lines[count]);
	assert_int_equal(seen.count, count);
	assert_int_equal(seen.cut, cut);
}

static void
breaks_where_it_may(void **state)
{
	(void)state;
	check_lines("", 50, 2, (const char *[]){ "", NULL }, false);
	check_lines("  one \t two ", 500, 2, (const char *[]){ "one \t two", NULL }, false);
	check_lines("one two three", width("one two") + .1, 2,
		(const char *[]){ "one two", "three", NULL }, false);
	check_lines("cost-effective", width("cost-effectiv"), 2,
		(const char *[]){ "cost-", "effective", NULL }, false);
	check_lines("a/bcd", width("a/bc"), 2, (const char *[]){ "a/", "bcd", NULL }, false);
}

static void
breaks_long_words_between_letters(void **state)
{
	(void)state;
	check_lines("wwwww", width("www"), 2, (const char *[]){ "www", "ww", NULL }, false);
	/* wider than the line, yet never less than a letter with its marks */
	check_lines("e\xcc\x81" "e\xcc\x81", 1, 2,
		(const char *[]){ "e\xcc\x81", "e\xcc\x81", NULL }, false);
	check_lines("\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9x", 1, 4,
		(const char *[]){ "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9", "x", NULL }, false);
}

static void
cuts_what_does_not_fit(void **state)
{
	double room = width("one two") + 11;
	struct lettering_lines lines;

	(void)state;
	check_lines("one two three four", room, 1, (const char *[]){ "one two", NULL }, true);
	lines = lettering_break(plain, SLICE("one two three four five six"), room, 2);
	assert_true(lines.cut && lettering_lines_width(plain, &lines) <= room);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(widths_are_those_of_a_wide_font),
		cmocka_unit_test(breaks_where_it_may),
		cmocka_unit_test(breaks_long_words_between_letters),
		cmocka_unit_test(cuts_what_does_not_fit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
