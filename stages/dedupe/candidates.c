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
	COMPACT = 1 << 20	/* pairs, before repeated ones are taken out */
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
	candidates->count = count;
}

static bool
add_pair(struct candidates *candidates, uint32_t a, uint32_t b)
{
	struct pair *at;

	if (candidates->count >= COMPACT && candidates->count == candidates->room)
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

/* False: the entry has no such key. */
static bool
make_key(const struct entry *entry, int key, uint64_t *hash)
{
	struct slice page = entry_field(entry, ENTRY_PAGE);

	switch (key) {
	case KEY_TITLE:
		*hash = hash_without_spaces(entry_field(entry, ENTRY_TITLE));
		return entry->has_title;
	case KEY_AUTHOR:
		return mix(hash, first_author(entry), page, entry->year);
	case KEY_PLACE:
		return mix(hash, entry_field(entry, ENTRY_VOLUME), page, entry->year)
			&& entry->year;
	default:
		break;
	}
	if (key < KEY_ABSTRACT_BAND) {
		*hash = minhash_band(entry->title, TITLE_BAND, (size_t)(key - KEY_TITLE_BAND));
		return entry->has_title;
	}
	*hash = minhash_band(entry->words, ABSTRACT_BAND, (size_t)(key - KEY_ABSTRACT_BAND));
	return entry->has_abstract;
}

static bool
pair_block(struct candidates *candidates, const struct key *keys, size_t count)
{
	for (size_t i = 1; i < count; i++)
		for (size_t j = i > CANDIDATES_NEAR ? i - CANDIDATES_NEAR : 0; j < i; j++)
			if (!add_pair(candidates, keys[j].entry, keys[i].entry))
				return false;
	return true;
}

static bool
pair_key(struct candidates *candidates, const struct entries *entries, int key, struct key *keys)
{
	size_t count = 0;

	for (uint32_t i = 0; i < entries->count; i++) {
		keys[count].entry = i;
		count += make_key(entries->at[i], key, &keys[count].hash);
	}
	keys_sort(keys, count);
	for (size_t i = 0, alike; i < count; i += alike) {
		alike = keys_alike(keys, count, i);
		if (!pair_block(candidates, keys + i, alike))
			return false;
	}
	return true;
}

bool
candidates_find(struct candidates *candidates, const struct entries *entries)
{
	struct key *keys = calloc((size_t)entries->count + 1, sizeof *keys);
	bool good = keys != NULL;

	for (int key = KEY_TITLE; key < KEYS && good; key++)
		good = pair_key(candidates, entries, key, keys);
	free(keys);
	compact(candidates);
	return good;
}

void
candidates_free(struct candidates *candidates)
{
	free(candidates->at);
}
