/* strata: which sentences a sample keeps, and how many of each stratum. */
#include "../../stages/sample/strata.h"

#include "check.h"
#include "draw.h"

static bool
offer(struct strata *strata, const char *key, uint32_t start)
{
	const struct drawn drawn = {
		.rank = draw_at(9, start), .start = start, .id = SLICE("d"), .text = SLICE("Text.")
	};

	return strata_offer(strata, slice_of(key), &drawn);
}

/* Sentences [from, to), every third in the other stratum. */
static struct strata *
offer_all(uint32_t from, uint32_t to, size_t size)
{
	struct strata *strata = strata_new(size);

	assert_non_null(strata);
	for (uint32_t i = from; i < to; i++)
		assert_true(offer(strata, i % 3 ? "a" : "b", i));
	return strata;
}

static void
assert_lowest(const struct stratum *stratum, size_t count)
{
	assert_int_equal(stratum->kept_count, count);
	for (size_t i = 1; i < count; i++)
		assert_true(stratum->kept[i - 1]->rank < stratum->kept[i]->rank);
}

static void
keeps_those_with_the_lowest_ranks(void **state)
{
	struct strata *all = offer_all(0, 300, 1000), *some = offer_all(0, 300, 7);

	(void)state;
	strata_close(all);
	strata_close(some);
	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(some->at[i].count, all->at[i].count);
		assert_lowest(&all->at[i], all->at[i].count);
		assert_lowest(&some->at[i], 7);
		for (size_t j = 0; j < 7; j++)
			assert_int_equal(some->at[i].kept[j]->start, all->at[i].kept[j]->start);
	}
	assert_slice(some->at[0].kept[0]->text, "Text.");
	strata_free(all);
	strata_free(some);
}

static void
parts_merge_to_the_whole(void **state)
{
	struct strata *whole = offer_all(0, 300, 7), *part = offer_all(0, 100, 7);
	struct strata *rest = offer_all(100, 300, 7);

	(void)state;
	assert_true(strata_merge(rest, part));
	strata_close(whole);
	strata_close(rest);
	for (uint32_t i = 0; i < 2; i++) {
		const struct stratum *a = &whole->at[i];
		const struct stratum *b
			= &rest->at[lexis_intern(rest->keys, lexis_word(whole->keys, i))];

		assert_int_equal(a->count, b->count);
		for (size_t j = 0; j < 7; j++)
			assert_int_equal(a->kept[j]->start, b->kept[j]->start);
	}
	strata_free(whole);
	strata_free(part);
	strata_free(rest);
}

/* Strata of 1, 4 and 9 sentences. */
static void
assert_shared(uint64_t total, size_t first, size_t second, size_t third)
{
	static const size_t order[] = { 2, 1, 0 };
	struct strata *strata = strata_new(20);

	for (uint32_t i = 0; i < 14; i++)
		assert_true(offer(strata, i < 1 ? "a" : i < 5 ? "b" : "c", i));
	strata_close(strata);
	strata_share(strata, total, order);
	assert_int_equal(strata->at[0].kept_count, first);
	assert_int_equal(strata->at[1].kept_count, second);
	assert_int_equal(strata->at[2].kept_count, third);
	strata_free(strata);
}

static void
a_total_is_shared(void **state)
{
	(void)state;
	assert_shared(3, 1, 1, 1);
	assert_shared(4, 1, 1, 2);
	assert_shared(5, 1, 2, 2);
	assert_shared(10, 1, 4, 5);
	assert_shared(14, 1, 4, 9);
	assert_shared(1000, 1, 4, 9);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keeps_those_with_the_lowest_ranks),
		cmocka_unit_test(parts_merge_to_the_whole),
		cmocka_unit_test(a_total_is_shared),
	};

	return cmocka_run_group_tests_name("strata", tests, NULL, NULL);
}
