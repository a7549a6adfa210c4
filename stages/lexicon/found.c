#include "found.h"

#include <stdlib.h>

#include "array.h"

void
found_free(struct found_list *list)
{
	free(list->at);
	free(list->numbers);
}

bool
found_add(struct found_list *list, size_t example, size_t number)
{
	struct found *at = array_reserve(list->at, &list->room, list->count, 1, sizeof *at);

	if (!at)
		return false;
	list->at = at;
	at[list->count++] = (struct found){ (uint32_t)example, (uint32_t)number };
	return true;
}

static int
found_order(const void *left, const void *right)
{
	const struct found *a = left, *b = right;
	int order = (a->example > b->example) - (a->example < b->example);

	return order ? order : (a->number > b->number) - (a->number < b->number);
}

void
found_sort(struct found_list *list)
{
	if (list->count > 0)
		qsort(list->at, list->count, sizeof *list->at, found_order);
}

bool
found_settle(struct found_list *list)
{
	size_t kept = 0;

	found_sort(list);
	for (size_t i = 0; i < list->count; i++)
		if (kept == 0 || found_order(&list->at[kept - 1], &list->at[i]) != 0)
			list->at[kept++] = list->at[i];
	list->count = kept;
	list->numbers = malloc((kept + 1) * sizeof *list->numbers);
	for (size_t i = 0; i < kept && list->numbers; i++)
		list->numbers[i] = list->at[i].number;
	return list->numbers;
}

void
found_prune(struct found_list *list, const uint32_t *groups, uint32_t least)
{
	size_t kept = 0;

	for (size_t i = 0; i < list->count; i++)
		if (groups[list->at[i].number] >= least)
			list->at[kept++] = list->at[i];
	list->count = kept;
}
