/* thousandths: decimal numbers without rounding, and nothing that is no such number. */
#include "check.h"
#include "thousandths.h"

static void
assert_written(int32_t number, const char *expected)
{
	struct buffer out = { 0 };
	int32_t again = ~number;

	thousandths_add(&out, number);
	buffer_add_char(&out, '\0');
	assert_false(buffer_failed(&out));
	assert_string_equal(out.at, expected);
	assert_true(thousandths_read(slice_of(expected), &again));
	assert_int_equal(again, number);
	buffer_free(&out);
}

static void
written_with_no_more_digits_than_needed(void **state)
{
	(void)state;
	assert_written(0, "0");
	assert_written(2000, "2");
	assert_written(2500, "2.5");
	assert_written(-250, "-0.25");
	assert_written(1, "0.001");
	assert_written(1010, "1.01");
	assert_written(-1001, "-1.001");
	assert_written(THOUSANDTHS_MAX, "1000000");
	assert_written(-THOUSANDTHS_MAX, "-1000000");
}

static void
what_is_no_such_number_is_refused(void **state)
{
	static const char *const bad[] = {
		"", "-", ".5", "1.", "+1", " 1", "1 ", "1e3", "0x1", "1.0005", "--1", "1.2.3",
		"1000000.001", "1000001", "99999999999999999999", "nan",
	};
	int32_t number = 7;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(bad); i++)
		assert_false(thousandths_read(slice_of(bad[i]), &number));
	assert_int_equal(number, 7);
	assert_true(thousandths_read(SLICE("007.250"), &number));
	assert_int_equal(number, 7250);
}

static void
the_nearest_of_a_binary_number(void **state)
{
	(void)state;
	assert_int_equal(thousandths_of(0.1), 100);
	assert_int_equal(thousandths_of(-2.0004), -2000);
	assert_int_equal(thousandths_of(1e300), THOUSANDTHS_MAX);
	assert_int_equal(thousandths_of(-1e300), -THOUSANDTHS_MAX);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(written_with_no_more_digits_than_needed),
		cmocka_unit_test(what_is_no_such_number_is_refused),
		cmocka_unit_test(the_nearest_of_a_binary_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
