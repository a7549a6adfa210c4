/* wide: memory that is there from end to end, small, large and too large. */
#include "check.h"
#include "wide.h"

static void
can_be_written_from_end_to_end(void **state)
{
	static const size_t sizes[] = {
		1, 4096, (1 << 20) - 1, 1 << 20, (1 << 21) - 1, 1 << 21, (1 << 21) + 1, 5000001
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(sizes); i++) {
		unsigned char *one = wide_take(sizes[i]), *other = wide_take(sizes[i]);

		assert_non_null(one);
		assert_non_null(other);
		memset(one, 1, sizes[i]);
		memset(other, 2, sizes[i]);
		assert_int_equal(one[0], 1);
		assert_int_equal(one[sizes[i] - 1], 1);
		wide_free(one, sizes[i]);
		assert_int_equal(other[0], 2);
		assert_int_equal(other[sizes[i] - 1], 2);
		wide_free(other, sizes[i]);
	}
	wide_free(NULL, 1);
	wide_free(NULL, 1 << 22);
}

static void
refuses_what_nobody_has(void **state)
{
	(void)state;
	assert_null(wide_take(SIZE_MAX));
	assert_null(wide_take(SIZE_MAX / 2));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(can_be_written_from_end_to_end),
		cmocka_unit_test(refuses_what_nobody_has),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
