#include "longest.h"

#include <stdlib.h>

enum {
	FEW_HITS = 24
};

/* By group and first unit, then the longer before the shorter, then by rank. */
static int
hit_order(const void *left, const void *right)
{
	const struct hit *a = left, *b = right;
	uint64_t keys[2][2] = {
		{ (uint64_t)a->entry->group << 32 | a->at.first,
			(uint64_t)~a->at.end << 32 | a->entry->rank },
		{ (uint64_t)b->entry->group << 32 | b->at.first,
			(uint64_t)~b->at.end << 32 | b->entry->rank },
	};
	size_t i = keys[0][0] == keys[1][0];

	return (keys[0][i] > keys[1][i]) - (keys[0][i] < keys[1][i]);
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
