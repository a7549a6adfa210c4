#include "matrix.h"

#include <stdlib.h>

#include "group.h"

enum {
	LINE_BYTES = 64 * 1024	/* kept between lines */
};

struct group_entry {
	struct cell_by by;
	uint32_t number;
};

struct item_entry {
	const struct slice *names;
	bool second;		/* across lexicons: not of the first */
	uint32_t number;
};

/* Ranks in the place of numbers. */
struct pair_entry {
	struct pair ranks;
	uint64_t both;
};

struct writer {
	const struct matrix *matrix;
	struct arena arena;
	struct group_entry *groups;
	struct item_entry *items;
	struct pair_entry *pairs;
	size_t pair_count;
	struct buffer line;
};

static int
compare_groups(const void *a, const void *b)
{
	const struct group_entry *x = a, *y = b;

	return cell_by_compare(&x->by, &y->by);
}

static int
compare_items(const void *a, const void *b)
{
	const struct item_entry *x = a, *y = b;

	return x->second != y->second ? x->second - y->second : item_compare(x->names, y->names);
}

static int
compare_pairs(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	return (x->b > y->b) - (x->b < y->b);
}

static bool
sort_groups(struct writer *writer)
{
	const struct counts *units = &writer->matrix->pairs->units;

	writer->groups = arena_array(&writer->arena, units->count, sizeof *writer->groups);
	for (uint32_t i = 0; writer->groups && i < units->count; i++) {
		writer->groups[i].number = i;
		if (!group_to_by(writer->matrix->names, lexis_word(units->names, i),
				&writer->arena, &writer->groups[i].by))
			return false;
	}
	if (writer->groups)
		qsort(writer->groups, units->count, sizeof *writer->groups, compare_groups);
	return writer->groups != NULL;
}

static bool
sort_items(struct writer *writer)
{
	const struct pairs *pairs = writer->matrix->pairs;

	writer->items = arena_array(&writer->arena, pairs->items.count, sizeof *writer->items);
	if (!writer->items)
		return false;
	for (uint32_t i = 0; i < pairs->items.count; i++) {
		const struct slice *names = tuples_at(&pairs->items, i);
		bool second = pairs->across
			&& !slice_equal(names[ITEM_LEXICON], writer->matrix->first);

		writer->items[i] = (struct item_entry){ names, second, i };
	}
	qsort(writer->items, pairs->items.count, sizeof *writer->items, compare_items);
	return true;
}

/* After the groups and items, by their ranks. */
static bool
sort_pairs(struct writer *writer)
{
	const struct pairs *pairs = writer->matrix->pairs;
	uint32_t *groups = arena_array(&writer->arena, pairs->units.count, sizeof *groups);
	uint32_t *items = arena_array(&writer->arena, pairs->items.count, sizeof *items);

	writer->pairs = arena_array(&writer->arena, pairs->both.count, sizeof *writer->pairs);
	if (!groups || !items || !writer->pairs)
		return false;
	for (uint32_t i = 0; i < pairs->units.count; i++)
		groups[writer->groups[i].number] = i;
	for (uint32_t i = 0; i < pairs->items.count; i++)
		items[writer->items[i].number] = i;
	for (uint32_t i = 0; i < pairs->both.count; i++) {
		struct pair pair;
		uint32_t a, b;

		memcpy(&pair, lexis_word(pairs->both.names, i).at, sizeof pair);
		if (pair.a == pair.b)
			continue;
		a = items[pair.a];
		b = items[pair.b];
		writer->pairs[writer->pair_count++] = (struct pair_entry){
			{ groups[pair.group], a < b ? a : b, a < b ? b : a }, pairs->both.at[i]
		};
	}
	qsort(writer->pairs, writer->pair_count, sizeof *writer->pairs, compare_pairs);
	return true;
}

static void
add_count(struct buffer *out, const char *name, uint64_t count)
{
	buffer_add_format(out, ",\"%s\":%llu", name, (unsigned long long)count);
}

static void
write_pair(struct writer *writer, const struct pair_entry *entry)
{
	const struct matrix *matrix = writer->matrix;
	const struct group_entry *group = &writer->groups[entry->ranks.group];
	const struct item_entry *a = &writer->items[entry->ranks.a];
	const struct item_entry *b = &writer->items[entry->ranks.b];
	uint64_t units = matrix->pairs->units.at[group->number];
	uint64_t of_a = pairs_both(matrix->pairs, group->number, a->number, a->number);
	uint64_t of_b = pairs_both(matrix->pairs, group->number, b->number, b->number);
	struct buffer *line = &writer->line;

	buffer_reset(line, LINE_BYTES);
	buffer_add_string(line, "{\"kind\":\"pair\",\"by\":");
	cell_add_by(line, &group->by);
	buffer_add_format(line, ",\"unit\":\"%s\",\"a\":", matrix->unit);
	item_write(line, a->names, matrix->facets);
	buffer_add_string(line, ",\"b\":");
	item_write(line, b->names, matrix->facets);
	add_count(line, "both", entry->both);
	add_count(line, "of_a", of_a);
	add_count(line, "of_b", of_b);
	add_count(line, "units", units);
	buffer_add_string(line, ",\"jaccard\":");
	cell_add_ratio(line, entry->both, of_a + of_b - entry->both, 6);
	buffer_add_format(line, ",\"lift\":%.6f}", (double)entry->both * (double)units
		/ ((double)of_a * (double)of_b));
}

static bool
emit_pairs(struct writer *writer, struct emitter *emitter, struct fault *fault)
{
	if (!sort_groups(writer) || !sort_items(writer) || !sort_pairs(writer))
		return fault_memory(fault);
	for (size_t i = 0; i < writer->pair_count; i++) {
		write_pair(writer, &writer->pairs[i]);
		if (buffer_failed(&writer->line))
			return fault_memory(fault);
		if (!emit_line(emitter, buffer_slice(&writer->line), 0))
			return false;
	}
	return true;
}

bool
matrix_emit(const struct matrix *matrix, struct emitter *emitter, struct fault *fault)
{
	struct writer writer = { .matrix = matrix };
	bool done = emit_pairs(&writer, emitter, fault);

	buffer_free(&writer.line);
	arena_free(&writer.arena);
	return done;
}
