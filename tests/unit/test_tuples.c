/* tuples: where one name ends and the next begins matters; numbers come in order. */
#include "tuples.h"

#include "check.h"

static void
tuples_are_told_apart(void **state)
{
	const struct slice tuple[][2] = {
		{ SLICE("ab"), SLICE("c") }, { SLICE("a"), SLICE("bc") }, { SLICE(""), SLICE("") },
		{ SLICE("abc"), SLICE("") }, { SLICE("a\0b"), SLICE("c") }
	};
	struct tuples tuples = { 0 };

	(void)state;
	assert_true(tuples_begin(&tuples, 2));
	for (int again = 0; again < 2; again++)
		for (uint32_t i = 0; i < COUNT_OF(tuple); i++)
			assert_int_equal(tuples_add(&tuples, tuple[i]), i);
	assert_int_equal(tuples.count, COUNT_OF(tuple));
	for (uint32_t i = 0; i < COUNT_OF(tuple); i++) {
		assert_true(slice_equal(tuples_at(&tuples, i)[0], tuple[i][0]));
		assert_true(slice_equal(tuples_at(&tuples, i)[1], tuple[i][1]));
	}
	tuples_free(&tuples);
}

static void
many_tuples(void **state)
{
	struct tuples tuples = { 0 };
	char text[16];

	(void)state;
	assert_true(tuples_begin(&tuples, 1));
	for (uint32_t i = 0; i < 10000; i++) {
		struct slice name = { text, (size_t)snprintf(text, sizeof text, "%u", i) };

		assert_int_equal(tuples_add(&tuples, &name), i);
	}
	assert_slice(*tuples_at(&tuples, 1234), "1234");
	tuples_free(&tuples);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tuples_are_told_apart),
		cmocka_unit_test(many_tuples),
	};

	return cmocka_run_group_tests_name("tuples", tests, NULL, NULL);
}
