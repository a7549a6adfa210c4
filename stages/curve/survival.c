#include "survival.h"

#include <stdlib.h>

#include "array.h"
#include "corpus.h"
#include "json.h"
#include "lexis.h"

/* Reading the cells of one specification after the other. */
struct reading {
	struct survival *survival;
	size_t specification;
	unsigned depth;
	struct lexis *keys;	/* their numbers are those of the items */
	struct buffer key;
	struct json_check check;
	struct arena arena;	/* of a line */
	bool all;		/* a group of all documents was there */
};

static bool
item_add(struct survival *survival, const struct cell *cell)
{
	struct item *items = array_reserve(survival->items, &survival->room, survival->count, 1,
		sizeof *items);
	struct item item = {
		.lexicon = arena_copy(&survival->arena, cell->lexicon),
		.code = arena_copy(&survival->arena, cell->code),
		.polarity = cell->polarity,
		.key = arena_array(&survival->arena, survival->grid->count, sizeof *item.key)
	};

	if (!items)
		return false;
	survival->items = items;
	if (!item.lexicon.at || !item.code.at || !item.key)
		return false;
	memset(item.key, 0, survival->grid->count * sizeof *item.key);
	item.label = item.code;
	items[survival->count++] = item;
	return true;
}

/* The item of a cell; NULL: no memory. */
static struct item *
item_of(struct reading *reading, const struct cell *cell)
{
	struct survival *survival = reading->survival;
	uint32_t id;

	buffer_reset(&reading->key, SIZE_MAX);
	buffer_add_slice(&reading->key, cell->lexicon);
	buffer_add_format(&reading->key, "\n%d\n", (int)cell->polarity);
	buffer_add_slice(&reading->key, cell->code);
	id = buffer_failed(&reading->key) ? LEXIS_NONE
		: lexis_intern(reading->keys, buffer_slice(&reading->key));
	if (id == LEXIS_NONE || (id == survival->count && !item_add(survival, cell)))
		return NULL;
	return &survival->items[id];
}

static bool
note_key(struct reading *reading, const struct cell *cell, struct fault *fault)
{
	struct item *item;

	if (cell->findings.key != CELL_KEY || cell_code_depth(cell->code) != reading->depth)
		return true;
	item = item_of(reading, cell);
	if (!item)
		return fault_memory(fault);
	item->total += !item->key[reading->specification];
	item->key[reading->specification] = true;
	return true;
}

static bool
visit(void *data, struct slice bytes, struct fault *fault)
{
	struct reading *reading = data;
	struct cell_line line;

	arena_reset(&reading->arena);
	if (!json_check_object(&reading->check, bytes, fault)
			|| !cell_read(&line, bytes, &reading->arena, fault))
		return false;
	if (line.partial)
		return fault_set(fault, "a part of a count; make it whole with tl-count --merge");
	if (line.group.by.count > 0)
		return true;
	reading->all |= line.kind == CELL_LINE_GROUP;
	return line.kind != CELL_LINE_CELL || note_key(reading, &line.cell, fault);
}

static bool
read_cells(struct reading *reading, const char *path, struct fault *fault)
{
	struct strings operands = { &path, 1, 0 };
	char shown[QUOTED_BYTES];

	reading->all = false;
	if (corpus_visit(&operands, 0, visit, reading, fault) != STATUS_WHOLE)
		return false;
	return reading->all || fault_set(fault, "%s: no cells of all documents; count them "
		"without --by, or with --totals", quoted(shown, slice_of(path)));
}

/* What lasts longer first; else as a tree. */
static int
item_compare(const void *left, const void *right)
{
	const struct item *a = left, *b = right;
	int order = slice_compare(a->lexicon, b->lexicon);

	if (order == 0)
		order = (a->polarity > b->polarity) - (a->polarity < b->polarity);
	if (order == 0)
		order = (a->total < b->total) - (a->total > b->total);
	return order ? order : cell_code_compare(a->code, b->code);
}

bool
survival_read(struct survival *survival, const struct grid *grid, unsigned depth,
	struct fault *fault)
{
	struct reading reading = { .survival = survival, .depth = depth };
	bool fine = true;

	survival->grid = grid;
	reading.keys = lexis_new(SIZE_MAX);
	if (!reading.keys)
		fine = fault_memory(fault);
	for (; fine && reading.specification < grid->count; reading.specification++)
		fine = read_cells(&reading, grid->at[reading.specification].cells, fault);
	if (survival->count)
		qsort(survival->items, survival->count, sizeof *survival->items, item_compare);
	lexis_free(reading.keys);
	buffer_free(&reading.key);
	json_check_free(&reading.check);
	arena_free(&reading.arena);
	return fine;
}

void
survival_free(struct survival *survival)
{
	free(survival->items);
	arena_free(&survival->arena);
}

static struct slice
label_of(const struct labels *labels, struct slice code)
{
	for (size_t i = 0; i < labels->count; i++)
		if (slice_equal(labels->at[i].code, code) && labels->at[i].label.size)
			return labels->at[i].label;
	return code;
}

void
survival_label(struct survival *survival, const struct labels *labels, size_t count)
{
	for (size_t i = 0; i < survival->count; i++)
		for (size_t j = 0; j < count; j++)
			if (slice_equal(survival->items[i].lexicon, labels[j].lexicon))
				survival->items[i].label = label_of(&labels[j],
					survival->items[i].code);
}

struct survived
survival_with(const struct survival *survival, const struct item *item, size_t choice, size_t value)
{
	struct survived with = { 0 };

	for (size_t i = 0; i < survival->grid->count; i++)
		if (survival->grid->at[i].values[choice] == value) {
			with.of++;
			with.key += item->key[i];
		}
	return with;
}
