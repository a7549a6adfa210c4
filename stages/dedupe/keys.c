#include "keys.h"

#include <stdlib.h>

static int
compare_keys(const void *left, const void *right)
{
	const struct key *a = left, *b = right;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return (a->entry > b->entry) - (a->entry < b->entry);
}

void
keys_sort(struct key *keys, size_t count)
{
	if (count)
		qsort(keys, count, sizeof *keys, compare_keys);
}

size_t
keys_alike(const struct key *keys, size_t count, size_t from)
{
	size_t end = from + 1;

	while (end < count && keys[end].hash == keys[from].hash)
		end++;
	return end - from;
}
