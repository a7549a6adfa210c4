/* lexicon_rank.c: which entries compete, which mean the same, and which of them comes first. */
#include <stdlib.h>

#include "lexicon_inside.h"

static int
number_order(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

/* Whether two entries of a group say the same. */
static int
meaning_order(const struct entry *a, const struct entry *b)
{
	int order;

	if (!a->is_cue)
		return slice_compare(a->term.code, b->term.code);
	order = number_order(a->cue.class, b->cue.class);
	if (order == 0)
		order = number_order(a->cue.direction, b->cue.direction);
	if (order == 0)
		order = number_order(a->cue.reach, b->cue.reach);
	return order ? order : number_order(a->cue.words, b->cue.words);
}

static int
group_meaning_order(const struct entry *a, const struct entry *b)
{
	int order = number_order(a->group, b->group);

	return order ? order : meaning_order(a, b);
}

static int
rank_order(const void *left, const void *right)
{
	const struct entry *a = *(struct entry *const *)left, *b = *(struct entry *const *)right;
	int order = group_meaning_order(a, b);

	if (order == 0)
		order = (a->weight < b->weight) - (a->weight > b->weight);
	return order ? order : (a > b) - (a < b);	/* of one array */
}

bool
rank_entries(struct lexicons *lexicons)
{
	size_t count = lexicons->entry_count;
	struct entry **order = calloc(count + 1, sizeof(struct entry *));
	uint32_t meaning = 0;

	if (!order)
		return false;
	for (size_t i = 0; i < count; i++) {
		struct entry *entry = order[i] = &lexicons->entries[i];

		entry->group = entry->is_cue ? (uint32_t)lexicons->count
			: entry->term.lexicon_number;
	}
	qsort(order, count, sizeof(struct entry *), rank_order);
	for (size_t i = 0; i < count; i++) {
		meaning += i > 0 && group_meaning_order(order[i - 1], order[i]) != 0;
		order[i]->meaning = meaning;
		order[i]->rank = (uint32_t)i;
	}
	free(order);
	return true;
}
