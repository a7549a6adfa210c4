#include "strata.h"

#include <stdlib.h>

#include "array.h"

struct strata *
strata_new(size_t size)
{
	struct strata *strata = calloc(1, sizeof *strata);

	if (!strata)
		return NULL;
	strata->size = size;
	strata->keys = lexis_new(SIZE_MAX);
	if (strata->keys)
		return strata;
	free(strata);
	return NULL;
}

void
strata_free(struct strata *strata)
{
	if (!strata)
		return;
	for (size_t i = 0; i < strata->count; i++) {
		for (size_t j = 0; j < strata->at[i].kept_count; j++)
			free(strata->at[i].kept[j]);
		free(strata->at[i].kept);
	}
	free(strata->at);
	lexis_free(strata->keys);
	free(strata);
}

/* By rank; equal ones, which are rarer than a broken disk, by place. */
static int
drawn_compare(const void *a, const void *b)
{
	const struct drawn *x = *(struct drawn *const *)a, *y = *(struct drawn *const *)b;
	int order = (x->rank > y->rank) - (x->rank < y->rank);

	order = order ? order : slice_compare(x->id, y->id);
	return order ? order : (x->start > y->start) - (x->start < y->start);
}

/* Leaves the lowest `size`. */
static void
cut(struct stratum *stratum, size_t size)
{
	if (stratum->kept_count)
		qsort(stratum->kept, stratum->kept_count, sizeof *stratum->kept, drawn_compare);
	while (stratum->kept_count > size)
		free(stratum->kept[--stratum->kept_count]);
}

static struct stratum *
find(struct strata *strata, struct slice key)
{
	uint32_t number = lexis_intern(strata->keys, key);
	struct stratum *at;

	if (number == LEXIS_NONE)
		return NULL;
	if (number < strata->count)
		return &strata->at[number];
	at = array_reserve(strata->at, &strata->room, strata->count, 1, sizeof *at);
	if (!at)
		return NULL;
	strata->at = at;
	at[strata->count] = (struct stratum){ .bound = UINT64_MAX };
	return &at[strata->count++];
}

/* Takes the sentence over in any case. */
static bool
keep(struct strata *strata, struct stratum *stratum, struct drawn *sentence)
{
	struct drawn **kept = array_reserve(stratum->kept, &stratum->room, stratum->kept_count, 1,
		sizeof *kept);

	if (!kept) {
		free(sentence);
		return false;
	}
	stratum->kept = kept;
	kept[stratum->kept_count++] = sentence;
	if (stratum->kept_count >= 2 * strata->size) {
		cut(stratum, strata->size);
		stratum->bound = stratum->kept[strata->size - 1]->rank;
	}
	return true;
}

static struct slice
place(char **at, struct slice bytes)
{
	struct slice copy = { *at, bytes.size };

	if (bytes.size)
		memcpy(*at, bytes.at, bytes.size);
	*at += bytes.size;
	return copy;
}

static struct drawn *
copy_of(const struct drawn *sentence)
{
	struct drawn *copy = malloc(sizeof *copy + sentence->id.size + sentence->text.size
		+ sentence->tags.size);
	char *at;

	if (!copy)
		return NULL;
	*copy = *sentence;
	at = (char *)(copy + 1);
	copy->id = place(&at, sentence->id);
	copy->text = place(&at, sentence->text);
	copy->tags = place(&at, sentence->tags);
	return copy;
}

bool
strata_offer(struct strata *strata, struct slice key, const struct drawn *sentence)
{
	struct stratum *stratum = find(strata, key);
	struct drawn *copy;

	if (!stratum)
		return false;
	stratum->count++;
	if (sentence->rank > stratum->bound)
		return true;
	copy = copy_of(sentence);
	return copy && keep(strata, stratum, copy);
}

bool
strata_merge(struct strata *into, struct strata *from)
{
	for (size_t i = 0; i < from->count; i++) {
		struct stratum *source = &from->at[i];
		struct stratum *stratum = find(into, lexis_word(from->keys, (uint32_t)i));

		if (!stratum)
			return false;
		stratum->count += source->count;
		while (source->kept_count > 0)
			if (!keep(into, stratum, source->kept[--source->kept_count]))
				return false;
	}
	return true;
}

void
strata_close(struct strata *strata)
{
	for (size_t i = 0; i < strata->count; i++)
		cut(&strata->at[i], strata->size);
}

/* How many there would be in all with `most` in each. */
static uint64_t
count_with(const struct strata *strata, uint64_t most)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < strata->count; i++)
		sum += strata->at[i].kept_count < most ? strata->at[i].kept_count : most;
	return sum;
}

void
strata_share(struct strata *strata, uint64_t total, const size_t *order)
{
	uint64_t low = 0, high = total + 1;	/* the most that stays within the total */

	while (high - low > 1) {
		uint64_t middle = low + (high - low) / 2;

		if (count_with(strata, middle) <= total)
			low = middle;
		else
			high = middle;
	}
	total -= count_with(strata, low);
	for (size_t i = 0; i < strata->count; i++) {
		struct stratum *stratum = &strata->at[order[i]];
		bool more = stratum->kept_count > low && total > 0;

		total -= more;
		cut(stratum, (size_t)low + more);
	}
}
