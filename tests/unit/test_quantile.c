/* quantile: the nine types by hand, the ends, ties and numbers too large for a product. */
#include "check.h"
#include "quantile.h"

static void
gives_each_type_as_it_is_defined(void **state)
{
	static const uint64_t values[] = { 10000, 20000, 30000, 40000 };
	static const struct {
		uint64_t part, whole, expected[QUANTILE_TYPES];
	} cases[] = {
		{ 1, 4, { 10000, 15000, 10000, 10000, 15000, 12500, 17500, 14166, 14375 } },
		{ 1, 2, { 20000, 25000, 20000, 20000, 25000, 25000, 25000, 25000, 25000 } },
		{ 3, 4, { 30000, 35000, 30000, 30000, 35000, 37500, 32500, 35833, 35625 } },
		{ 1, 10, { 10000, 10000, 10000, 10000, 10000, 10000, 13000, 10000, 10000 } },
		{ 9, 10, { 40000, 40000, 40000, 36000, 40000, 40000, 37000, 40000, 40000 } },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		for (unsigned type = 1; type <= QUANTILE_TYPES; type++) {
			struct quantile quantile = { type, cases[i].part, cases[i].whole };

			assert_int_equal(quantile_of(values, COUNT_OF(values), &quantile),
				cases[i].expected[type - 1]);
		}
}

/* Type 3 takes the even one of two that are as near. */
static void
rounds_halves_to_the_even_value(void **state)
{
	static const uint64_t values[] = { 1, 2, 3, 4, 5 };

	(void)state;
	assert_int_equal(quantile_of(values, 5, &(struct quantile){ 3, 3, 10 }), 2);
	assert_int_equal(quantile_of(values, 5, &(struct quantile){ 3, 5, 10 }), 2);
	assert_int_equal(quantile_of(values, 5, &(struct quantile){ 3, 7, 10 }), 4);
	assert_int_equal(quantile_of(values, 5, &(struct quantile){ 3, 51, 100 }), 3);
}

static void
stays_within_the_values(void **state)
{
	static const uint64_t values[] = { 3, 3, 7, UINT64_MAX };

	(void)state;
	for (unsigned type = 1; type <= QUANTILE_TYPES; type++) {
		assert_int_equal(quantile_of(values, 1, &(struct quantile){ type, 1, 3 }), 3);
		assert_int_equal(quantile_of(values, 2, &(struct quantile){ type, 1, 3 }), 3);
		assert_int_equal(quantile_of(values, 3, &(struct quantile){ type, 0, 1 }), 3);
		assert_int_equal(quantile_of(values, 3, &(struct quantile){ type, 1, 1 }), 7);
		assert_true(quantile_of(values, 4, &(struct quantile){ type, 1, 1 }) == UINT64_MAX);
	}
}

/* The way between two values times its share of it would not fit. */
static void
takes_values_of_any_size(void **state)
{
	static const uint64_t values[] = { 0, UINT64_MAX };
	struct quantile quantile = { QUANTILE_DEFAULT, 999999, QUANTILE_WHOLE_MAX };

	(void)state;
	assert_true(quantile_of(values, 2, &quantile) == UINT64_MAX - 18446744073710);
	quantile.part = QUANTILE_WHOLE_MAX / 2;
	assert_true(quantile_of(values, 2, &quantile) == UINT64_MAX / 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_each_type_as_it_is_defined),
		cmocka_unit_test(rounds_halves_to_the_even_value),
		cmocka_unit_test(stays_within_the_values),
		cmocka_unit_test(takes_values_of_any_size),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
