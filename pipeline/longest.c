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

static int
hit_order(const void *left, const void *right)
{
	const struct hit *a = left, *b = right;
	size_t i = a->order[0] == b->order[0];

	return (a->order[i] > b->order[i]) - (a->order[i] < b->order[i]);
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

		for (; at > 0 && hit_order(&hits[at - 1], &hit) > 0; at--)
			hits[at] = hits[at - 1];
		hits[at] = hit;
	}
}

size_t
longest_keep(struct hit *hits, size_t count)
{
	struct hit previous = { 0 };
	size_t kept = 0;
	uint32_t covered = 0;	/* up to where the places before this one reach, in its group */
	uint32_t reached = 0;	/* the same with this place */

	hits_number(hits, count);
	hits_sort(hits, count);
	for (size_t i = 0; i < count; i++) {
		const struct hit hit = hits[i];
		bool grouped = i > 0 && previous.entry->group == hit.entry->group;
		bool placed = grouped && place_equal(previous.at, hit.at);

		if (!grouped)
			covered = reached = 0;
		else if (!placed)
			covered = reached;
		if (covered < hit.at.end
				&& !(placed && previous.entry->meaning == hit.entry->meaning))
			hits[kept++] = hit;
		if (!hit.entry->wide && reached < hit.at.end)
			reached = hit.at.end;
		previous = hit;
	}
	return kept;
}
