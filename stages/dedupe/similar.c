#include "similar.h"

#include <limits.h>

#include "marks.h"

enum {
	BEGINS = 900,		/* thousandths, of a title that is the other without its subtitle */
	BEGINS_WORDS = 3
};

/* In the order of one byte of each; those with the same one stay as they are. */
static void
sort_by_byte(uint16_t *sorted, const uint16_t *pairs, size_t count, unsigned shift)
{
	uint16_t places[UCHAR_MAX + 2] = { 0 };

	for (size_t i = 0; i < count; i++)
		places[(pairs[i] >> shift & UCHAR_MAX) + 1]++;
	for (size_t value = 1; value <= UCHAR_MAX; value++)
		places[value] += places[value - 1];
	for (size_t i = 0; i < count; i++)
		sorted[places[pairs[i] >> shift & UCHAR_MAX]++] = pairs[i];
}

/* The pairs of bytes in order; returns how many. */
static size_t
list_pairs(uint16_t pairs[SIMILAR_BYTES], struct slice text)
{
	uint16_t aside[SIMILAR_BYTES];
	size_t count = 0;
	unsigned char before = 0;

	for (size_t i = 0; i < text.size && i < SIMILAR_BYTES; i++) {
		unsigned char c = (unsigned char)text.at[i];

		if (c == ' ')
			continue;
		if (before)
			pairs[count++] = (uint16_t)(before << 8 | c);
		before = c;
	}
	sort_by_byte(aside, pairs, count, 0);
	sort_by_byte(pairs, aside, count, 8);
	return count;
}

static int32_t
share_pairs(struct slice a, struct slice b)
{
	uint16_t left[SIMILAR_BYTES], right[SIMILAR_BYTES];
	size_t lefts = list_pairs(left, a), rights = list_pairs(right, b);
	size_t i = 0, j = 0, alike = 0;

	while (i < lefts && j < rights) {
		if (left[i] == right[j]) {
			alike++;
			i++;
			j++;
		} else if (left[i] < right[j]) {
			i++;
		} else {
			j++;
		}
	}
	return lefts + rights ? (int32_t)(2000 * alike / (lefts + rights)) : 0;
}

/* Whether one is the other with something behind it. */
static bool
begins(struct slice a, struct slice b)
{
	struct slice shorter = a.size < b.size ? a : b, longer = a.size < b.size ? b : a;
	struct slice rest = shorter;
	size_t words = 0;

	while (marks_next_word(&rest).size)
		words++;
	return words >= BEGINS_WORDS && slice_starts(longer, shorter)
		&& longer.size > shorter.size && longer.at[shorter.size] == ' ';
}

int32_t
similar_titles(struct slice a, struct slice b)
{
	int32_t share;

	if (slice_equal(a, b))
		return 1000;
	share = share_pairs(a, b);
	return share < BEGINS && begins(a, b) ? BEGINS : share;
}

/* Takes the first of a list that is not empty. */
static struct slice
take_first(struct slice *list)
{
	const char *feed = memchr(list->at, '\n', list->size);
	struct slice first = { list->at, (size_t)(feed - list->at) };

	*list = (struct slice){ feed + 1, list->size - first.size - 1 };
	return first;
}

static bool
holds(struct slice list, struct slice name)
{
	while (list.size)
		if (slice_equal(take_first(&list), name))
			return true;
	return false;
}

int32_t
similar_authors(struct slice a, struct slice b)
{
	struct slice left = take_first(&a), right = take_first(&b);

	if (slice_equal(left, right) || share_pairs(left, right) >= 800)
		return 1000;
	return holds(b, left) || holds(a, right) ? 500 : 0;
}

static struct slice
next_journal_word(struct slice *words)
{
	static const char *const small[] = {
		"a", "an", "the", "of", "in", "for", "and", "on", "de", "la", "der", "und",
	};
	struct slice word;
	bool skip;

	do {
		word = marks_next_word(words);
		skip = false;
		for (size_t i = 0; i < sizeof small / sizeof *small; i++)
			skip |= slice_is(word, small[i]);
	} while (skip);
	return word;
}

bool
similar_journals(struct slice a, struct slice b)
{
	struct slice left, right;

	do {
		left = next_journal_word(&a);
		right = next_journal_word(&b);
		if (left.size == 0 || right.size == 0)
			return left.size == right.size;
	} while (slice_starts(left, right) || slice_starts(right, left));
	return false;
}
