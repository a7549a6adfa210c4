#include "pairs.h"

bool
pairs_begin(struct pairs *pairs)
{
	return items_begin(&pairs->items) && counts_begin(&pairs->units)
		&& counts_begin(&pairs->both);
}

void
pairs_free(struct pairs *pairs)
{
	items_free(&pairs->items);
	counts_free(&pairs->units);
	counts_free(&pairs->both);
}

static struct slice
name_of(const struct pair *pair)
{
	return (struct slice){ (const char *)pair, sizeof *pair };
}

static bool
count_pair(struct pairs *pairs, struct pair pair, uint64_t times)
{
	return counts_add(&pairs->both, name_of(&pair), times) != LEXIS_NONE;
}

bool
pairs_add(struct pairs *pairs, uint32_t group, const uint32_t *items, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct slice lexicon = pairs->items.at[items[i]].names[ITEM_LEXICON];

		if (!count_pair(pairs, (struct pair){ group, items[i], items[i] }, 1))
			return false;
		for (size_t j = i + 1; j < count; j++) {
			struct slice other = pairs->items.at[items[j]].names[ITEM_LEXICON];

			if (slice_equal(lexicon, other) != pairs->across
					&& !count_pair(pairs, (struct pair){ group, items[i], items[j] }, 1))
				return false;
		}
	}
	return true;
}

uint64_t
pairs_both(const struct pairs *pairs, uint32_t group, uint32_t a, uint32_t b)
{
	const struct pair pair = { group, a, b };
	uint32_t number = lexis_find(pairs->both.names, name_of(&pair));

	return number == LEXIS_NONE ? 0 : pairs->both.at[number];
}

/* Adds pair `number` of another set. */
static bool
merge_pair(struct pairs *into, const struct pairs *from, uint32_t number)
{
	struct pair pair;
	uint32_t a, b;

	memcpy(&pair, lexis_word(from->both.names, number).at, sizeof pair);
	a = items_add(&into->items, &from->items.at[pair.a]);
	b = items_add(&into->items, &from->items.at[pair.b]);
	pair.group = counts_add(&into->units, lexis_word(from->units.names, pair.group), 0);
	if (a == LEXIS_NONE || b == LEXIS_NONE || pair.group == LEXIS_NONE)
		return false;
	pair.a = a < b ? a : b;
	pair.b = a < b ? b : a;
	return count_pair(into, pair, from->both.at[number]);
}

bool
pairs_merge(struct pairs *into, const struct pairs *from)
{
	if (!counts_merge(&into->units, &from->units))
		return false;
	for (uint32_t i = 0; i < from->both.count; i++)
		if (!merge_pair(into, from, i))
			return false;
	return true;
}
