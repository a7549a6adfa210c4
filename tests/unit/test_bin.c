/* bin: widths behind names, numbers in bins, and the order of bins. */
#include "bin.h"
#include "check.h"

static void
takes_widths_off_names(void **state)
{
	static const struct {
		const char *name, *path;
		uint64_t width;
		bool good;
	} cases[] = {
		{ "year/5", "year", 5, true }, { "a/b/10", "a/b", 10, true },
		{ "year", "year", 0, true }, { "year/", "year/", 0, true },
		{ "year/5a", "year/5a", 0, true }, { "2020", "2020", 0, true },
		{ "/7", "", 7, true }, { "", "", 0, true }, { "a/1000000000", "a", 1000000000, true },
		{ "a/0", "a", 0, false }, { "a/1000000001", "a", 1000000001, false },
		{ "a/99999999999999999999", "a", 0, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct slice name = exact_copy(slice_of(cases[i].name)), path = name;
		uint64_t width;

		assert_int_equal(bin_split(&path, &width), cases[i].good);
		assert_slice(path, cases[i].path);
		if (cases[i].good)
			assert_int_equal(width, cases[i].width);
		free_copy(name);
	}
}

static void
puts_numbers_into_bins(void **state)
{
	static const struct {
		const char *number;
		uint64_t width;
		const char *bin;	/* empty: none */
	} cases[] = {
		{ "2020", 2, "\"2020-2021\"" }, { "2021", 2, "\"2020-2021\"" },
		{ "2021.99", 2, "\"2020-2021\"" }, { "2022", 2, "\"2022-2023\"" },
		{ "2021", 5, "\"2020-2024\"" }, { "0", 10, "\"0-9\"" }, { "-0", 10, "\"0-9\"" },
		{ "-1", 10, "\"-10--1\"" }, { "-10", 10, "\"-10--1\"" }, { "-11", 10, "\"-20--11\"" },
		{ "-0.5", 10, "\"-10--1\"" }, { "-0.0", 10, "\"0-9\"" }, { "-10.5", 10, "\"-20--11\"" },
		{ "3.7", 1, "3" }, { "-3.7", 1, "-4" }, { "007", 5, "\"5-9\"" },
		{ "999999999999999", 1000000000, "\"999999000000000-999999999999999\"" },
		{ "1000000000000000", 5, "" }, { "1e3", 5, "" }, { "1.5e3", 5, "" }, { "", 5, "" },
		{ "-", 5, "" }, { "5.", 5, "" }, { ".5", 5, "" }, { "+5", 5, "" }, { " 5", 5, "" },
		{ "5 ", 5, "" }, { "null", 5, "" }, { "2020-2021", 5, "" }, { "1.2.3", 5, "" },
	};
	struct buffer out = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct slice number = exact_copy(slice_of(cases[i].number));

		buffer_reset(&out, SIZE_MAX);
		assert_int_equal(bin_add(&out, number, cases[i].width), *cases[i].bin != '\0');
		assert_slice(buffer_slice(&out), cases[i].bin);
		free_copy(number);
	}
	buffer_free(&out);
}

static void
knows_and_orders_bins(void **state)
{
	static const char *const bins[] = {
		"-20--11", "-10--1", "0-9", "00-9", "5-9", "5-14", "10-19", "990-999", "1000-1009"
	};
	static const char *const others[] = {
		"", "-", "5", "5-", "-5", "a-b", "5-9 ", "2020-01-05", "1234567890123456-1"
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(bins); i++)
		for (size_t j = 0; j < COUNT_OF(bins); j++) {
			int order = bin_compare(slice_of(bins[i]), slice_of(bins[j]));

			assert_true(bin_is(slice_of(bins[i])));
			assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
		}
	for (size_t i = 0; i < COUNT_OF(others); i++)
		assert_false(bin_is(slice_of(others[i])));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_widths_off_names),
		cmocka_unit_test(puts_numbers_into_bins),
		cmocka_unit_test(knows_and_orders_bins),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
