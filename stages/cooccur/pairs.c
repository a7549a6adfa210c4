#include "pairs.h"

bool
pairs_begin(struct pairs *pairs)
{
	return tuples_begin(&pairs->items, ITEM_NAMES) && counts_begin(&pairs->units)
		&& counts_begin(&pairs->both);
}

void
pairs_free(struct pairs *pairs)
{
	tuples_free(&pairs->items);
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

static struct slice
lexicon_of(const struct pairs *pairs, uint32_t item)
{
	return tuples_at(&pairs->items, item)[ITEM_LEXICON];
}

bool
pairs_add(struct pairs *pairs, uint32_t group, const uint32_t *items, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct slice lexicon = lexicon_of(pairs, items[i]);

		if (!count_pair(pairs, (struct pair){ group, items[i], items[i] }, 1))
			return false;
		for (size_t j = i + 1; j < count; j++) {
			const struct pair pair = { group, items[i], items[j] };

			if (slice_equal(lexicon, lexicon_of(pairs, items[j])) != pairs->across
					&& !count_pair(pairs, pair, 1))
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
	a = tuples_add(&into->items, tuples_at(&from->items, pair.a));
	b = tuples_add(&into->items, tuples_at(&from->items, pair.b));
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
