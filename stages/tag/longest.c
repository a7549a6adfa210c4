#include "longest.h"

#include <stdlib.h>

enum {
	FEW_HITS = 24
};

static int
order_of(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

/* What competes: terms of one lexicon, all cues. */
static int
group_order(const struct entry *a, const struct entry *b)
{
	if (a->is_cue || b->is_cue)
		return a->is_cue - b->is_cue;
	return order_of(a->term.lexicon_number, b->term.lexicon_number);
}

/* By first, the longer ones before the shorter ones. */
static int
place_order(struct place a, struct place b)
{
	int order = order_of(a.first, b.first);

	return order ? order : order_of(b.end, a.end);
}

/* Of two entries of a group: whether they say the same. */
static int
meaning_order(const struct entry *a, const struct entry *b)
{
	int order;

	if (!a->is_cue)
		return slice_compare(a->term.code, b->term.code);
	order = order_of(a->cue.class, b->cue.class);
	if (order == 0)
		order = order_of(a->cue.direction, b->cue.direction);
	return order ? order : order_of(a->cue.reach, b->cue.reach);
}

static int
hit_order(const void *left, const void *right)
{
	const struct hit *a = left, *b = right;
	int order = group_order(a->entry, b->entry);

	if (order == 0)
		order = place_order(a->at, b->at);
	if (order == 0)
		order = meaning_order(a->entry, b->entry);
	if (order == 0)
		order = (a->entry->weight < b->entry->weight) - (a->entry->weight > b->entry->weight);
	return order ? order : (a->entry > b->entry) - (a->entry < b->entry);
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

	hits_sort(hits, count);
	for (size_t i = 0; i < count; i++) {
		const struct hit hit = hits[i];
		bool grouped = i > 0 && group_order(previous.entry, hit.entry) == 0;
		bool placed = grouped && place_order(previous.at, hit.at) == 0;

		if (!grouped)
			covered = 0;
		else if (!placed && covered < previous.at.end)
			covered = previous.at.end;
		if (covered < hit.at.end && !(placed && meaning_order(previous.entry, hit.entry) == 0))
			hits[kept++] = hit;
		previous = hit;
	}
	return kept;
}
