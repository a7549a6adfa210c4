/* spread: labels moved apart. */
#include "check.h"
#include "../../stages/report/spread.h"

static void
check_places(const double *places, size_t count, double height, double top, double bottom,
	const double *expected)
{
	struct spread_label labels[8];

	for (size_t i = 0; i < count; i++)
		labels[i] = (struct spread_label){ places[i], height };
	spread_labels(labels, count, top, bottom);
	for (size_t i = 0; i < count; i++)
		assert_float_equal(labels[i].place, expected[i], 1e-9);
}

#define CHECK(top, bottom, wanted, expected) \
	check_places((double[])UNPACK wanted, sizeof (double[])UNPACK wanted / sizeof(double), 10, \
		top, bottom, (double[])UNPACK expected)
#define UNPACK(...) { __VA_ARGS__ }

static void
labels_with_room_stay(void **state)
{
	(void)state;
	spread_labels(NULL, 0, 0, 100);
	CHECK(0, 100, (50), (50));
	CHECK(0, 100, (5, 15, 60), (5, 15, 60));
}

static void
labels_that_overlap_share_the_way(void **state)
{
	(void)state;
	CHECK(0, 100, (50, 50), (45, 55));
	/* the third comes to stand on the first two and pushes them on */
	CHECK(0, 100, (50, 50, 50), (40, 50, 60));
	CHECK(0, 100, (30, 52, 50, 90), (30, 46, 56, 90));
}

static void
labels_stay_between_top_and_bottom(void **state)
{
	(void)state;
	CHECK(0, 100, (0, 1), (5, 15));
	CHECK(0, 100, (98, 99, 99), (75, 85, 95));
	CHECK(0, 30, (29, 29, 29), (5, 15, 25));
	/* no room: from the top on, in order, none on another */
	CHECK(0, 20, (1, 2, 3), (5, 15, 25));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(labels_with_room_stay),
		cmocka_unit_test(labels_that_overlap_share_the_way),
		cmocka_unit_test(labels_stay_between_top_and_bottom),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
