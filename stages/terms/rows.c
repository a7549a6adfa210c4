#include "rows.h"

#include <stdlib.h>

#include "group.h"

struct group_entry {
	struct cell_by by;
	uint32_t group;
};

static int
group_order(const void *left, const void *right)
{
	const struct group_entry *a = left, *b = right;

	return cell_by_compare(&a->by, &b->by);
}

static bool
rank_groups(struct rows *rows, struct slice names)
{
	struct lexis *keys = rows->account->reading->book.group_keys;
	size_t count = rows->group_count = lexis_count(keys);
	struct group_entry *entries = arena_array(&rows->arena, count + 1, sizeof *entries);

	rows->by = arena_array(&rows->arena, count + 1, sizeof *rows->by);
	rows->groups = arena_array(&rows->arena, count + 1, sizeof *rows->groups);
	rows->group_ranks = arena_array(&rows->arena, count + 1, sizeof *rows->group_ranks);
	if (!entries || !rows->by || !rows->groups || !rows->group_ranks)
		return false;
	for (uint32_t i = 0; i < count; i++) {
		entries[i].group = i;
		if (!group_to_by(names, lexis_word(keys, i), &rows->arena, &entries[i].by))
			return false;
	}
	qsort(entries, count, sizeof *entries, group_order);
	for (uint32_t i = 0; i < count; i++) {
		rows->by[i] = entries[i].by;
		rows->groups[i] = entries[i].group;
		rows->group_ranks[entries[i].group] = i;
	}
	return true;
}

struct term_entry {
	uint64_t key;	/* rank of the words before the last, rank of the last */
	uint32_t term;
};

static int
term_order(const void *left, const void *right)
{
	const struct term_entry *a = left, *b = right;

	return (a->key > b->key) - (a->key < b->key);
}

static void
rank_words(struct rows *rows)
{
	const struct book *book = &rows->account->reading->book;

	for (size_t i = 0; i < book->terms.count; i++)
		if (rows->account->sizes[i] == 1)
			rows->term_ranks[i] = rows->ranks[book->terms.at[i].second];
}

/* Ranks the terms of so many words, after those with one less. `entries` has room for all. */
static void
rank_size(struct rows *rows, size_t size, struct term_entry *entries)
{
	const struct book *book = &rows->account->reading->book;
	size_t count = 0;

	for (uint32_t i = 0; i < book->terms.count; i++) {
		struct numbered term = book->terms.at[i];
		uint64_t before;

		if (rows->account->sizes[i] != size)
			continue;
		before = rows->term_ranks[term.first];
		before = before << 32 | rows->ranks[term.second];
		entries[count++] = (struct term_entry){ before, i };
	}
	qsort(entries, count, sizeof *entries, term_order);
	for (size_t i = 0; i < count; i++)
		rows->term_ranks[entries[i].term] = (uint32_t)i;
}

static bool
rank_terms(struct rows *rows)
{
	size_t count = rows->account->reading->book.terms.count;
	struct term_entry *entries = calloc(count + 1, sizeof *entries);

	if (!entries)
		return false;
	rows->term_ranks = calloc(count + 1, sizeof *rows->term_ranks);
	if (rows->term_ranks)
		rank_words(rows);
	for (size_t size = 2; rows->term_ranks && size <= TERM_WORDS; size++)
		rank_size(rows, size, entries);
	free(entries);
	return rows->term_ranks;
}

static bool
is_wanted(const struct rows *rows, uint32_t cell)
{
	const struct book_cell *counts = &rows->account->reading->book.cells[cell];

	return counts->count >= rows->wishes->least
		&& counts->documents >= rows->wishes->least_documents
		&& (!rows->account->keyness
			|| account_measure(rows->account, MEASURE_RATIO, cell) > 0);
}

/* As exact as it is shown: what is the same but for rounding goes by term. */
static double
key_of(const struct rows *rows, uint32_t cell)
{
	enum measure order = rows->wishes->order;
	double key = order < MEASURES ? account_measure(rows->account, order, cell) : 0;

	key = measure_round(key);
	return order == MEASURE_DP || order == MEASURE_DP_NORM ? -key : key;
}

static bool
take_rows(struct rows *rows)
{
	const struct book *book = &rows->account->reading->book;

	rows->at = calloc(book->numbers.count + 1, sizeof *rows->at);
	for (uint32_t i = 0; rows->at && i < book->numbers.count; i++) {
		struct numbered key = book->numbers.at[i];

		if (is_wanted(rows, i))
			rows->at[rows->count++] = (struct row){
				rows->group_ranks[key.first], rows->account->sizes[key.second],
				key_of(rows, i), rows->term_ranks[key.second], i
			};
	}
	return rows->at;
}

static int
row_order(const void *left, const void *right)
{
	const struct row *a = left, *b = right;

	if (a->group != b->group)
		return a->group < b->group ? -1 : 1;
	if (a->size != b->size)
		return a->size < b->size ? -1 : 1;
	if (a->key < b->key || a->key > b->key)
		return a->key > b->key ? -1 : 1;
	return (a->rank > b->rank) - (a->rank < b->rank);
}

/* Keeps the first rows of each group and size. */
static void
keep_top(struct rows *rows)
{
	struct row last = { 0 };
	size_t kept = 0;
	uint64_t place = 0;

	for (size_t i = 0; i < rows->count; i++) {
		struct row row = rows->at[i];
		bool same = i && row.group == last.group && row.size == last.size;

		place = same ? place + 1 : 0;
		if (place < rows->wishes->top)
			rows->at[kept++] = row;
		last = row;
	}
	rows->count = kept;
}

bool
rows_open(struct rows *rows, const struct account *account, const struct row_wishes *wishes,
	struct slice names)
{
	rows->account = account;
	rows->wishes = wishes;
	rows->ranks = vocabulary_ranks(&account->reading->vocabulary);
	if (!rows->ranks || !rank_terms(rows) || !rank_groups(rows, names) || !take_rows(rows))
		return false;
	qsort(rows->at, rows->count, sizeof *rows->at, row_order);
	if (wishes->top)
		keep_top(rows);
	return true;
}

void
rows_close(struct rows *rows)
{
	free(rows->at);
	free(rows->ranks);
	free(rows->term_ranks);
	arena_free(&rows->arena);
}
