#include "longest.h"

#include <stdlib.h>

enum {
	FEW_HITS = 24
};

/* By group and first unit, then the longer before the shorter, then by rank. */
static void
hits_number(struct hit *hits, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct entry *entry = hits[i].entry;

		hits[i].order[0] = (uint64_t)entry->group << 32 | hits[i].at.first;
		hits[i].order[1] = (uint64_t)~hits[i].at.end << 32 | entry->rank;
	}
}

static inline bool
hit_precedes(const struct hit *a, const struct hit *b)
{
	return a->order[0] != b->order[0] ? a->order[0] < b->order[0]
		: a->order[1] < b->order[1];
}

static int
hit_order(const void *left, const void *right)
{
	return hit_precedes(right, left) - hit_precedes(left, right);
}

/* Most sentences have a handful of hits, nearly in order: too few for qsort to pay. */
static void
hits_sort(struct hit *hits, size_t count)
{
	if (count > FEW_HITS) {
		qsort(hits, count, sizeof *hits, hit_order);
		return;
	}
	for (size_t i = 1; i < count; i++) {
		struct hit hit = hits[i];
		size_t at = i;

		if (!hit_precedes(&hit, &hits[i - 1]))
			continue;
		for (; at > 0 && hit_precedes(&hit, &hits[at - 1]); at--)
			hits[at] = hits[at - 1];
		hits[at] = hit;
	}
}

size_t
longest_keep(struct hit *hits, size_t count)
{
	const struct entry *before = NULL;	/* of the hit before this one, and where it is */
	struct place at = { 0, 0 };
	size_t kept = 0;
	uint32_t covered = 0;	/* up to where the places before this one reach, in its group */
	uint32_t reached = 0;	/* the same with this place */

	if (count < 2)
		return count;
	hits_number(hits, count);
	hits_sort(hits, count);
	for (size_t i = 0; i < count; i++) {
		const struct entry *entry = hits[i].entry;
		struct place place = hits[i].at;
		bool grouped = before && before->group == entry->group;
		bool placed = grouped && place_equal(at, place);

		if (!grouped)
			covered = reached = 0;
		else if (!placed)
			covered = reached;
		if (covered < place.end && !(placed && before->meaning == entry->meaning))
			hits[kept++] = hits[i];
		if (!entry->wide && reached < place.end)
			reached = place.end;
		before = entry;
		at = place;
	}
	return kept;
}
