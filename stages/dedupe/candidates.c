#include "candidates.h"

#include <stdlib.h>

#include "array.h"
#include "draw.h"
#include "keys.h"

enum {
	TITLE_BANDS = TITLE_VALUES / TITLE_BAND,
	ABSTRACT_BANDS = ABSTRACT_VALUES / ABSTRACT_BAND,
	KEY_TITLE = 0, KEY_AUTHOR, KEY_PLACE,
	KEY_TITLE_BAND,
	KEY_ABSTRACT_BAND = KEY_TITLE_BAND + TITLE_BANDS,
	KEYS = KEY_ABSTRACT_BAND + ABSTRACT_BANDS,
	COMPACT = 1 << 20,	/* pairs, before repeated ones are taken out */
	ORDER_BITS = 32		/* of a key, the last ones: only the order hangs on them */
};

static int
compare_pairs(const void *left, const void *right)
{
	const struct pair *a = left, *b = right;

	if (a->a != b->a)
		return a->a < b->a ? -1 : 1;
	return (a->b > b->b) - (a->b < b->b);
}

/* Each pair once. */
static void
compact(struct candidates *candidates)
{
	struct pair *at = candidates->at;
	size_t count = 0;

	if (candidates->count == 0)
		return;
	qsort(at, candidates->count, sizeof *at, compare_pairs);
	for (size_t i = 0; i < candidates->count; i++)
		if (count == 0 || compare_pairs(&at[count - 1], &at[i]) != 0)
			at[count++] = at[i];
	candidates->count = candidates->sorted = count;
}

/* Repeated pairs are taken out when there are twice as many as the last time. */
static bool
add_pair(struct candidates *candidates, uint32_t a, uint32_t b)
{
	struct pair *at;

	if (candidates->count >= COMPACT && candidates->count / 2 >= candidates->sorted)
		compact(candidates);
	at = array_reserve(candidates->at, &candidates->room, candidates->count, 1, sizeof *at);
	if (!at)
		return false;
	candidates->at = at;
	at[candidates->count++] = (struct pair){ a, b };
	return true;
}

/* The first family, without its line feed. */
static struct slice
first_author(const struct entry *entry)
{
	struct slice authors = entry_field(entry, ENTRY_AUTHORS);
	const char *feed = authors.size ? memchr(authors.at, '\n', authors.size) : NULL;

	return (struct slice){ authors.at, feed ? (size_t)(feed - authors.at) : 0 };
}

/* A hash of two strings and a number; false where one of the strings is empty. */
static bool
mix(uint64_t *hash, struct slice a, struct slice b, uint64_t number)
{
	*hash = draw_key(draw_key(number, a), b);
	return a.size && b.size;
}

static uint64_t
hash_without_spaces(struct slice text)
{
	uint64_t hash = 0;

	while (text.size) {
		const char *space = memchr(text.at, ' ', text.size);
		size_t size = space ? (size_t)(space - text.at) : text.size;

		for (size_t i = 0; i < size; i++)
			hash = draw_at(hash, (unsigned char)text.at[i]);
		size += space != NULL;
		text = (struct slice){ text.at + size, text.size - size };
	}
	return hash;
}

/* The values of a signature that follow, round to the first ones: 8 bits of each. */
static uint32_t
next_values(const uint16_t *signature, size_t count, size_t from)
{
	uint32_t order = 0;

	for (size_t i = 0; i < ORDER_BITS / 8; i++)
		order = order << 8 | (signature[(from + i) % count] & 0xff);
	return order;
}

static uint32_t
band_key(const uint16_t *signature, size_t count, size_t band, size_t number, uint64_t *group)
{
	*group = minhash_band(signature, band, number);
	return next_values(signature, count, (number + 1) * band);
}

/* What the entries of a group have alike, and their order in it. False: the entry has no such
 * key. */
static bool
find_group(const struct entry *entry, int key, uint64_t *group, uint32_t *order)
{
	struct slice page = entry_field(entry, ENTRY_PAGE);
	uint64_t hash;

	switch (key) {
	case KEY_TITLE:
		mix(&hash, first_author(entry), page, entry->year);
		*group = hash_without_spaces(entry_field(entry, ENTRY_TITLE));
		*order = (uint32_t)hash;
		return entry->has_title;
	case KEY_AUTHOR:
		*order = next_values(entry->title, TITLE_VALUES, 0);
		return mix(group, first_author(entry), page, entry->year);
	case KEY_PLACE:
		*order = next_values(entry->title, TITLE_VALUES, 0);
		return mix(group, entry_field(entry, ENTRY_VOLUME), page, entry->year)
			&& entry->year;
	default:
		break;
	}
	if (key < KEY_ABSTRACT_BAND)
		*order = band_key(entry->title, TITLE_VALUES, TITLE_BAND,
			(size_t)(key - KEY_TITLE_BAND), group);
	else
		*order = band_key(entry->words, ABSTRACT_VALUES, ABSTRACT_BAND,
			(size_t)(key - KEY_ABSTRACT_BAND), group);
	return key < KEY_ABSTRACT_BAND ? entry->has_title : entry->has_abstract;
}

static bool
is_worth(const struct entry *a, const struct entry *b, int key)
{
	return key < KEY_TITLE_BAND || key >= KEY_ABSTRACT_BAND
		|| minhash_alike(a->title, b->title, TITLE_VALUES) >= CANDIDATES_TITLE;
}

static bool
pair_group(struct candidates *candidates, const struct entries *entries, int key,
	const struct key *keys, size_t count)
{
	for (size_t i = 1; i < count; i++)
		for (size_t j = i > CANDIDATES_NEAR ? i - CANDIDATES_NEAR : 0; j < i; j++) {
			uint32_t a = keys[j].entry, b = keys[i].entry;

			if (is_worth(entries->at[a], entries->at[b], key)
					&& !add_pair(candidates, a < b ? a : b, a < b ? b : a))
				return false;
		}
	return true;
}

static bool
pair_key(struct candidates *candidates, const struct entries *entries, int key,
	struct keys *keys)
{
	uint64_t group;
	uint32_t order;

	keys->count = 0;
	for (uint32_t i = 0; i < entries->count; i++)
		if (find_group(entries->at[i], key, &group, &order))
			keys->at[keys->count++] = (struct key){
				draw_at(0, group) >> ORDER_BITS << ORDER_BITS | order, i
			};
	keys_sort(keys);
	for (size_t i = 0, alike; i < keys->count; i += alike) {
		alike = keys_alike(keys, i, ORDER_BITS);
		if (!pair_group(candidates, entries, key, keys->at + i, alike))
			return false;
	}
	return true;
}

bool
candidates_find(struct candidates *candidates, const struct entries *entries)
{
	struct keys keys;
	bool good = keys_init(&keys, entries->count);

	for (int key = KEY_TITLE; key < KEYS && good; key++)
		good = pair_key(candidates, entries, key, &keys);
	keys_free(&keys);
	compact(candidates);
	return good;
}

void
candidates_free(struct candidates *candidates)
{
	free(candidates->at);
}
