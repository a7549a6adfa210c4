#include "places.h"

#include <stdlib.h>

static int
place_order(const void *left, const void *right)
{
	const struct stretch *a = left, *b = right;

	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	return (a->end < b->end) - (a->end > b->end);
}

size_t
places_sort(struct stretch *places, size_t count)
{
	size_t kept = 0;

	if (count > 1)
		qsort(places, count, sizeof *places, place_order);
	for (size_t i = 0; i < count; i++)
		if (kept == 0 || place_order(&places[kept - 1], &places[i]) != 0)
			places[kept++] = places[i];
	return kept;
}

size_t
places_longest(const struct stretch *places, size_t count, struct stretch *out)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		if (kept == 0 || places[i].end > out[kept - 1].end)
			out[kept++] = places[i];
	return kept;
}

static int
end_order(const void *left, const void *right)
{
	const struct stretch *a = left, *b = right;

	if (a->end != b->end)
		return a->end < b->end ? -1 : 1;
	return (a->first < b->first) - (a->first > b->first);
}

size_t
places_shortest(struct stretch *places, size_t count)
{
	size_t kept = 0;

	if (count > 1)
		qsort(places, count, sizeof *places, end_order);
	for (size_t i = 0; i < count; i++)
		if (kept == 0 || places[i].first > places[kept - 1].first)
			places[kept++] = places[i];
	return kept;
}

size_t
places_near(const struct stretch *left, size_t left_count, const struct stretch *right,
	size_t right_count, uint32_t most, struct stretch *out)
{
	size_t before = 0, behind = 0, count = 0;

	for (size_t i = 0; i < left_count; i++) {
		struct stretch at = left[i];

		while (before < right_count && right[before].end <= at.first)
			before++;
		while (behind < right_count && right[behind].first < at.end)
			behind++;
		if (before > 0 && at.first - right[before - 1].end <= most)
			out[count++] = (struct stretch){ right[before - 1].first, at.end };
		if (behind < right_count && right[behind].first - at.end <= most)
			out[count++] = (struct stretch){ at.first, right[behind].end };
	}
	return count;
}

bool
places_overlap(const struct stretch *chain, size_t count, struct stretch place)
{
	while (count > 0) {
		size_t half = count / 2;

		if (chain[half].end <= place.first) {
			chain += half + 1;
			count -= half + 1;
		} else if (chain[half].first >= place.end) {
			count = half;
		} else {
			return true;
		}
	}
	return false;
}
