#include "relation.h"

#include <stdlib.h>

#include "array.h"

bool
relation_add(struct relation *relation, uint32_t from, uint32_t to)
{
	struct pair *pairs = relation->count >= UINT32_MAX ? NULL : array_reserve(relation->pairs,
		&relation->room, relation->count, 1, sizeof *pairs);

	if (!pairs)
		return false;
	relation->pairs = pairs;
	pairs[relation->count++] = (struct pair){ from, to };
	return true;
}

static int
pair_order(const void *left, const void *right)
{
	const struct pair *a = left, *b = right;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return (a->to > b->to) - (a->to < b->to);
}

bool
relation_seal(struct relation *relation, size_t bound)
{
	size_t at = 0;

	relation->first = calloc(bound + 1, sizeof *relation->first);
	if (!relation->first)
		return false;
	if (relation->count)
		qsort(relation->pairs, relation->count, sizeof *relation->pairs, pair_order);
	for (size_t from = 0; from <= bound; from++) {
		while (at < relation->count && relation->pairs[at].from < from)
			at++;
		relation->first[from] = (uint32_t)at;
	}
	return true;
}

void
relation_free(struct relation *relation)
{
	free(relation->pairs);
	free(relation->first);
	*relation = (struct relation){ 0 };
}
