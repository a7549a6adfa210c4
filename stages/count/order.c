#include "order.h"

#include <stdlib.h>

#include "group.h"

struct code_entry {
	struct tally_code code;
	uint32_t id;
};

struct row_entry {
	uint64_t place;		/* rank of the group, then rank of the code */
	const struct tally_row *row;
};

static int
compare_groups(const void *a, const void *b)
{
	const struct order_group *x = a, *y = b;

	return cell_by_compare(&x->by, &y->by);
}

static int
compare_codes(const void *a, const void *b)
{
	const struct code_entry *x = a, *y = b;
	int order = slice_compare(x->code.lexicon, y->code.lexicon);

	return order ? order : cell_code_compare(x->code.code, y->code.code);
}

static int
compare_rows(const void *a, const void *b)
{
	const struct row_entry *x = a, *y = b;

	return (x->place > y->place) - (x->place < y->place);
}

static bool
sort_groups(struct order *order, const struct tally *tally, struct arena *arena)
{
	order->count = tally->group_count;
	order->groups = arena_array(arena, order->count, sizeof *order->groups);
	if (!order->groups)
		return false;
	for (uint32_t i = 0; i < order->count; i++) {
		order->groups[i] = (struct order_group){ .id = i };
		if (!group_to_by(tally->design.names, lexis_word(tally->group_keys, i), arena,
				&order->groups[i].by))
			return false;
	}
	qsort(order->groups, order->count, sizeof *order->groups, compare_groups);
	return true;
}

/* The rank of each code by its number; NULL: no memory. */
static uint32_t *
rank_codes(const struct tally *tally, struct arena *arena)
{
	size_t count = tally->code_count;
	struct code_entry *codes = arena_array(arena, count, sizeof *codes);
	uint32_t *ranks = arena_array(arena, count, sizeof *ranks);

	if (!codes || !ranks)
		return NULL;
	for (uint32_t i = 0; i < count; i++)
		codes[i] = (struct code_entry){ tally->codes[i], i };
	qsort(codes, count, sizeof *codes, compare_codes);
	for (uint32_t i = 0; i < count; i++)
		ranks[codes[i].id] = i;
	return ranks;
}

/* All rows by the ranks of their group and code; NULL: no memory. */
static struct row_entry *
sort_rows(const struct order *order, const struct tally *tally, struct arena *arena)
{
	uint32_t *groups = arena_array(arena, order->count, sizeof *groups);
	uint32_t *codes = rank_codes(tally, arena);
	struct row_entry *entries = arena_array(arena, tally->row_count, sizeof *entries);

	if (!groups || !codes || !entries)
		return NULL;
	for (uint32_t i = 0; i < order->count; i++)
		groups[order->groups[i].id] = i;
	for (size_t i = 0; i < tally->row_count; i++) {
		const struct tally_row *row = &tally->rows[i];
		uint64_t place = (uint64_t)groups[row->group] << 32 | codes[row->code];

		entries[i] = (struct row_entry){ place, row };
	}
	qsort(entries, tally->row_count, sizeof *entries, compare_rows);
	return entries;
}

bool
order_make(struct order *order, const struct tally *tally, struct arena *arena)
{
	bool sorted = sort_groups(order, tally, arena);
	struct row_entry *entries = sorted ? sort_rows(order, tally, arena) : NULL;
	const struct tally_row **rows = arena_array(arena, tally->row_count, sizeof *rows);

	if (!entries || !rows)
		return false;
	for (size_t i = 0; i < tally->row_count; i++) {
		struct order_group *group = &order->groups[entries[i].place >> 32];

		rows[i] = entries[i].row;
		if (group->row_count++ == 0)
			group->rows = &rows[i];
	}
	return true;
}
