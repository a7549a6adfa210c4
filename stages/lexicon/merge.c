#include "merge.h"

#include <stdlib.h>

#include "buffer.h"
#include "lexis.h"
#include "pattern.h"

bool
entry_equal(const struct entry *a, const struct entry *b)
{
	if (a->meaning != b->meaning || a->evidence != b->evidence || a->weight != b->weight
			|| a->section_rule != b->section_rule || a->record_rule != b->record_rule)
		return false;
	return a->is_cue || (a->term.kind == b->term.kind
		&& slice_equal(a->term.level, b->term.level)
		&& slice_equal(a->term.frame, b->term.frame));
}

/* Words with one space between, and nothing that means something else beyond a word. Returns their
 * number, 0 if the pattern is something else. */
static size_t
split_words(struct slice pattern, struct slice words[PATTERN_WORDS])
{
	size_t count = 0;

	for (size_t i = 0, from = 0; i <= pattern.size; i++) {
		if (i < pattern.size && pattern.at[i] != ' ') {
			if (strchr("()[]{}@/", pattern.at[i]))
				return 0;
			continue;
		}
		if (i == from || count == PATTERN_WORDS)
			return 0;
		words[count] = (struct slice){ pattern.at + from, i - from };
		if (slice_is(words[count++], "unless"))
			return 0;
		from = i + 1;
	}
	return count;
}

/* The words, with something behind or instead of one of them. */
static void
join_words(const struct slice *words, size_t count, size_t place, bool instead, struct slice other,
	struct buffer *out)
{
	for (size_t i = 0; i < count; i++) {
		if (i)
			buffer_add_char(out, ' ');
		if (i != place || !instead)
			buffer_add_slice(out, words[i]);
		if (i == place && !instead)
			buffer_add_char(out, '|');
		if (i == place)
			buffer_add_slice(out, other);
	}
}

/* What the search keeps: by key, the first entry that has it. */
struct search {
	const struct entry *entries;
	struct lexis *keys;
	struct lexis_column first;
	struct buffer key;
	struct arena *arena;
};

/* The first entry with the same words but for one place, itself if it is that; NULL: no memory. */
static const struct entry *
first_alike(struct search *search, const struct entry *entry, const struct slice *words,
	size_t count, size_t place)
{
	uint32_t number = (uint32_t)(entry - search->entries), id, *cell;

	buffer_reset(&search->key, SIZE_MAX);
	buffer_add(&search->key, &entry->meaning, sizeof entry->meaning);
	join_words(words, count, place, true, SLICE("\n"), &search->key);
	id = buffer_failed(&search->key) ? LEXIS_NONE
		: lexis_intern(search->keys, buffer_slice(&search->key));
	cell = id == LEXIS_NONE ? NULL : lexis_column_at(&search->first, search->keys, id);
	if (!cell)
		return NULL;
	if (*cell == LEXIS_UNSET)
		*cell = number;
	return &search->entries[*cell];
}

static bool
find_merge(struct search *search, const struct entry *entry, struct merge *merge)
{
	struct slice words[PATTERN_WORDS], others[PATTERN_WORDS];
	size_t count = split_words(entry->pattern, words);
	struct buffer *joined = &search->key;

	for (size_t i = 0; i < count && count > 1; i++) {
		const struct entry *with = first_alike(search, entry, words, count, i);

		if (!with)
			return false;
		if (with == entry || merge->with || !entry_equal(with, entry)
				|| slice_equal(with->pattern, entry->pattern))
			continue;
		split_words(with->pattern, others);
		buffer_reset(joined, SIZE_MAX);
		join_words(others, count, i, false, words[i], joined);
		merge->with = with;
		merge->pattern = arena_copy(search->arena, buffer_slice(joined));
		if (buffer_failed(joined) || !merge->pattern.at)
			return false;
	}
	return true;
}

struct merge *
merges_find(const struct entry *entries, size_t count, struct arena *arena)
{
	struct search search = { .entries = entries, .keys = lexis_new(SIZE_MAX), .arena = arena };
	struct merge *merges = calloc(count + 1, sizeof *merges);
	bool good = merges && search.keys;

	for (size_t i = 0; good && i < count; i++)
		good = find_merge(&search, &entries[i], &merges[i]);
	buffer_free(&search.key);
	lexis_column_free(&search.first);
	lexis_free(search.keys);
	if (good)
		return merges;
	free(merges);
	return NULL;
}
