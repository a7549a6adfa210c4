#include "losses.h"

#include <stdlib.h>

#include "array.h"

bool
losses_begin(struct losses *losses)
{
	losses->codes = lexis_new(SIZE_MAX);
	return losses->codes != NULL;
}

void
losses_free(struct losses *losses)
{
	lexis_free(losses->codes);
	free(losses->tags);
	*losses = (struct losses){ 0 };
}

bool
losses_add(struct losses *losses, struct slice code, uint64_t tags)
{
	uint32_t id = lexis_intern(losses->codes, code);

	if (id == LEXIS_NONE)
		return false;
	if (id >= losses->count) {	/* ids are dense: a new code's is the next */
		uint64_t *more = array_reserve(losses->tags, &losses->room, losses->count, 1,
			sizeof *more);

		if (!more)
			return false;
		losses->tags = more;
		more[losses->count++] = 0;
	}
	losses->tags[id] += tags;
	return true;
}

bool
losses_merge(struct losses *into, const struct losses *from)
{
	for (uint32_t id = 0; id < from->count; id++)
		if (!losses_add(into, lexis_word(from->codes, id), from->tags[id]))
			return false;
	return true;
}

static int
loss_order(const void *left, const void *right)
{
	const struct loss *a = left, *b = right;

	return slice_compare(a->code, b->code);
}

struct loss *
losses_sorted(const struct losses *losses)
{
	struct loss *sorted = calloc(losses->count + 1, sizeof *sorted);

	if (!sorted)
		return NULL;
	for (uint32_t id = 0; id < losses->count; id++)
		sorted[id] = (struct loss){ lexis_word(losses->codes, id), losses->tags[id] };
	qsort(sorted, losses->count, sizeof *sorted, loss_order);
	return sorted;
}
