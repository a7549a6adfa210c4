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

static bool
is_wanted(const struct rows *rows, uint32_t cell)
{
	const struct book_cell *counts = &rows->account->reading->book.cells[cell];

	return counts->count >= rows->wishes->least
		&& counts->documents >= rows->wishes->least_documents
		&& (!rows->account->keyness
			|| account_measure(rows->account, MEASURE_RATIO, cell) > 0);
}

static double
key_of(const struct rows *rows, uint32_t cell)
{
	enum measure order = rows->wishes->order;
	double key = order < MEASURES ? account_measure(rows->account, order, cell) : 0;

	return order == MEASURE_DP || order == MEASURE_DP_NORM ? -key : key;
}

static bool
take_rows(struct rows *rows)
{
	const struct book *book = &rows->account->reading->book;

	rows->at = calloc(book->numbers.count + 1, sizeof *rows->at);
	for (uint32_t i = 0; rows->at && i < book->numbers.count; i++)
		if (is_wanted(rows, i))
			rows->at[rows->count++] = (struct row){
				rows->group_ranks[book->numbers.at[i].first],
				(uint32_t)account_size(rows->account, i), i, key_of(rows, i)
			};
	return rows->at;
}

/* The order of terms with as many words. */
static int
term_order(const struct rows *rows, uint32_t left, uint32_t right)
{
	const struct book *book = &rows->account->reading->book;
	uint32_t a[TERM_WORDS], b[TERM_WORDS];
	size_t count = book_words(book, book->numbers.at[left].second, a);

	book_words(book, book->numbers.at[right].second, b);
	for (size_t i = 0; i < count; i++)
		if (a[i] != b[i])
			return rows->ranks[a[i]] < rows->ranks[b[i]] ? -1 : 1;
	return 0;
}

static int
row_order(const void *left, const void *right, void *data)
{
	const struct row *a = left, *b = right;

	if (a->group != b->group)
		return a->group < b->group ? -1 : 1;
	if (a->size != b->size)
		return a->size < b->size ? -1 : 1;
	if (a->key < b->key || a->key > b->key)
		return a->key > b->key ? -1 : 1;
	return term_order(data, a->cell, b->cell);
}

/* Keeps the first rows of each group and size. */
static void
keep_top(struct rows *rows)
{
	size_t kept = 0;
	uint64_t place = 0;

	for (size_t i = 0; i < rows->count; i++) {
		const struct row *row = &rows->at[i];

		place = i && row[-1].group == row->group && row[-1].size == row->size ? place + 1 : 0;
		if (place < rows->wishes->top)
			rows->at[kept++] = *row;
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
	if (!rows->ranks || !rank_groups(rows, names) || !take_rows(rows))
		return false;
	qsort_r(rows->at, rows->count, sizeof *rows->at, row_order, rows);
	if (wishes->top)
		keep_top(rows);
	return true;
}

void
rows_close(struct rows *rows)
{
	free(rows->at);
	free(rows->ranks);
	arena_free(&rows->arena);
}
