/* counts: names numbered as they come, sums, and the order of their bytes. */
#include "counts.h"

#include "check.h"

static void
adds_merges_and_sorts(void **state)
{
	struct counts some = { 0 }, others = { 0 };
	struct counted *sorted;

	(void)state;
	assert_true(counts_begin(&some) && counts_begin(&others));
	assert_int_equal(counts_add(&some, SLICE("b"), 2), 0);
	assert_int_equal(counts_add(&some, SLICE(""), 0), 1);
	assert_int_equal(counts_add(&some, SLICE("b"), 3), 0);
	assert_int_equal(counts_add(&others, SLICE("a\0b"), 1), 0);
	assert_int_equal(counts_add(&others, SLICE("b"), 4), 1);
	assert_true(counts_merge(&some, &others));
	assert_int_equal(some.count, 3);
	sorted = counts_sorted(&some);
	assert_non_null(sorted);
	assert_slice(sorted[0].name, "");
	assert_true(slice_equal(sorted[1].name, SLICE("a\0b")));
	assert_slice(sorted[2].name, "b");
	assert_true(sorted[0].times == 0 && sorted[1].times == 1 && sorted[2].times == 9);
	free(sorted);
	counts_free(&some);
	counts_free(&others);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(adds_merges_and_sorts),
	};

	return cmocka_run_group_tests_name("counts", tests, NULL, NULL);
}
