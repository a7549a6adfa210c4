#include "counts.h"

#include <stdlib.h>

#include "array.h"

bool
counts_begin(struct counts *counts)
{
	counts->names = lexis_new(SIZE_MAX);
	return counts->names != NULL;
}

void
counts_free(struct counts *counts)
{
	lexis_free(counts->names);
	free(counts->at);
	*counts = (struct counts){ 0 };
}

uint32_t
counts_add(struct counts *counts, struct slice name, uint64_t times)
{
	uint32_t number = lexis_intern(counts->names, name);

	if (number == LEXIS_NONE)
		return LEXIS_NONE;
	if (number >= counts->count) {	/* they are dense: a new name's is the next */
		uint64_t *more = array_reserve(counts->at, &counts->room, counts->count, 1,
			sizeof *more);

		if (!more)
			return LEXIS_NONE;
		counts->at = more;
		more[counts->count++] = 0;
	}
	counts->at[number] += times;
	return number;
}

bool
counts_merge(struct counts *into, const struct counts *from)
{
	for (uint32_t i = 0; i < from->count; i++)
		if (counts_add(into, lexis_word(from->names, i), from->at[i]) == LEXIS_NONE)
			return false;
	return true;
}

static int
compare_names(const void *left, const void *right)
{
	const struct counted *a = left, *b = right;

	return slice_compare(a->name, b->name);
}

struct counted *
counts_sorted(const struct counts *counts)
{
	struct counted *sorted = calloc(counts->count + 1, sizeof *sorted);

	if (!sorted)
		return NULL;
	for (uint32_t i = 0; i < counts->count; i++)
		sorted[i] = (struct counted){ lexis_word(counts->names, i), counts->at[i] };
	qsort(sorted, counts->count, sizeof *sorted, compare_names);
	return sorted;
}
