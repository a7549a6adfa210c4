/* places: lists of places against definitions that are plainly right. */
#include "check.h"
#include "places.h"

enum {
	ROUNDS = 2000,
	MOST = 12,	/* places in a list */
	WIDTH = 20	/* units */
};

static size_t
random_places(uint64_t *random, struct stretch *out)
{
	size_t count = next_random(random) % (MOST + 1);

	for (size_t i = 0; i < count; i++) {
		out[i].first = next_random(random) % WIDTH;
		out[i].end = out[i].first + 1 + next_random(random) % 4;
	}
	return count;
}

static bool
is_inside(struct stretch inner, struct stretch outer)
{
	return outer.first <= inner.first && inner.end <= outer.end;
}

static bool
is_same(struct stretch a, struct stretch b)
{
	return a.first == b.first && a.end == b.end;
}

static bool
is_among(struct stretch place, const struct stretch *places, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (is_same(place, places[i]))
			return true;
	return false;
}

/* The places inside which (or, `outermost`, outside which) none of the others lies, each once. */
static size_t
extremes(const struct stretch *places, size_t count, bool outermost, struct stretch *out)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		bool good = !is_among(places[i], out, kept);

		for (size_t j = 0; good && j < count; j++)
			good = is_same(places[i], places[j])
				|| !(outermost ? is_inside(places[i], places[j])
				: is_inside(places[j], places[i]));
		if (good)
			out[kept++] = places[i];
	}
	return kept;
}

static void
assert_same_places(const struct stretch *seen, size_t count, const struct stretch *expected,
	size_t expected_count)
{
	assert_int_equal(count, expected_count);
	for (size_t i = 0; i < count; i++) {
		assert_true(is_among(seen[i], expected, expected_count));
		assert_true(i == 0 || (seen[i - 1].first < seen[i].first
			&& seen[i - 1].end < seen[i].end));
	}
}

static void
lists_become_chains(void **state)
{
	uint64_t random = 3;

	(void)state;
	for (size_t round = 0; round < ROUNDS; round++) {
		struct stretch places[MOST], expected[MOST], chain[MOST];
		size_t count = random_places(&random, places), kept;

		kept = extremes(places, count, true, expected);
		count = places_sort(places, count);
		assert_same_places(chain, places_longest(places, count, chain), expected, kept);
		kept = extremes(places, count, false, expected);
		assert_same_places(places, places_shortest(places, count), expected, kept);
	}
}

/* Every pair that is near and shares nothing, then the shortest of them. */
static size_t
near_pairs(const struct stretch *left, size_t left_count, const struct stretch *right,
	size_t right_count, uint32_t most, struct stretch *out)
{
	struct stretch pairs[MOST * MOST];
	size_t count = 0;

	for (size_t i = 0; i < left_count; i++)
		for (size_t j = 0; j < right_count; j++) {
			struct stretch a = left[i], b = right[j];

			if (a.end <= b.first && b.first - a.end <= most)
				pairs[count++] = (struct stretch){ a.first, b.end };
			else if (b.end <= a.first && a.first - b.end <= most)
				pairs[count++] = (struct stretch){ b.first, a.end };
		}
	return extremes(pairs, count, false, out);
}

static size_t
random_chain(uint64_t *random, struct stretch *chain)
{
	struct stretch places[MOST];
	size_t count = places_sort(places, random_places(random, places));

	return places_longest(places, count, chain);
}

static void
the_nearest_are_the_shortest(void **state)
{
	uint64_t random = 5;

	(void)state;
	for (size_t round = 0; round < ROUNDS; round++) {
		struct stretch left[MOST], right[MOST], seen[2 * MOST], expected[MOST * MOST];
		size_t left_count = random_chain(&random, left);
		size_t right_count = random_chain(&random, right), count, kept;
		uint32_t most = next_random(&random) % 6;

		kept = near_pairs(left, left_count, right, right_count, most, expected);
		count = places_near(left, left_count, right, right_count, most, seen);
		assert_same_places(seen, places_shortest(seen, count), expected, kept);
	}
}

static void
overlaps_are_found(void **state)
{
	uint64_t random = 7;

	(void)state;
	for (size_t round = 0; round < ROUNDS; round++) {
		struct stretch chain[MOST], place = { next_random(&random) % WIDTH, 0 };
		size_t count = random_chain(&random, chain);
		bool expected = false;

		place.end = place.first + 1 + next_random(&random) % 4;
		for (size_t i = 0; i < count; i++)
			expected |= chain[i].first < place.end && place.first < chain[i].end;
		assert_int_equal(places_overlap(chain, count, place), expected);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists_become_chains),
		cmocka_unit_test(the_nearest_are_the_shortest),
		cmocka_unit_test(overlaps_are_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
