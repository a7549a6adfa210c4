/* disagreements.c: the sentences that two codings do not code alike. */
#include <stdlib.h>

#include "tables.h"
#include "values.h"

enum {
	REFERENCE, CODING, DOCUMENT, START, END, REFERENCE_CODES, CODING_CODES, TEXT,
	COLUMNS
};

struct list {
	const struct tables *tables;
	struct values values;	/* pairs */
	size_t first, second;
	struct buffer codes[2];
};

static struct sheet_column columns[] = {
	{ .head = { "reference", 9 }, .kind = SHEET_TEXT },
	{ .head = { "coding", 6 }, .kind = SHEET_TEXT },
	{ .head = { "document", 8 }, .kind = SHEET_TEXT },
	{ .head = { "start", 5 }, .kind = SHEET_COUNT },
	{ .head = { "end", 3 }, .kind = SHEET_COUNT },
	{ .head = { "reference_codes", 15 }, .kind = SHEET_TEXT },
	{ .head = { "coding_codes", 12 }, .kind = SHEET_TEXT },
	{ .head = { "text", 4 }, .kind = SHEET_TEXT },
};

/* True if a value that one cell surely has is surely not in the other. */
static bool
has_more(const struct values *values, size_t a, size_t b)
{
	for (size_t i = values->from[a]; i < values->from[a + 1]; i++)
		if (!values->at[i].maybe
				&& values_given(values, b, values->at[i].name) == GIVEN_NOT)
			return true;
	return false;
}

static int
compare_slices(const void *a, const void *b)
{
	return slice_compare(*(const struct slice *)a, *(const struct slice *)b);
}

/* "costs barrier; staff enabler?", "-" for nothing; a question mark behind what is only maybe
 * there. */
static bool
list_codes(struct list *list, size_t cell, struct buffer *out)
{
	const struct values *values = &list->values;
	size_t count = values->from[cell + 1] - values->from[cell];
	struct slice *names = malloc((count + 1) * sizeof *names);

	buffer_reset(out, SIZE_MAX);
	if (!names)
		return false;
	for (size_t i = 0; i < count; i++)
		names[i] = lexis_word(list->tables->words,
			values->at[values->from[cell] + i].name);
	qsort(names, count, sizeof *names, compare_slices);
	for (size_t i = 0; i < count; i++) {
		uint32_t name = lexis_intern(list->tables->words, names[i]);

		buffer_add_string(out, i ? "; " : "");
		buffer_add_slice(out, names[i]);
		if (values_given(values, cell, name) == GIVEN_MAYBE)
			buffer_add_char(out, '?');
	}
	if (count == 0)
		buffer_add_char(out, '-');
	free(names);
	return !buffer_failed(out);
}

static struct sheet_cell
text_cell(struct slice text)
{
	return (struct sheet_cell){ .kind = text.at ? SHEET_TEXT : SHEET_EMPTY, .text = text };
}

static bool
add_row(struct list *list, const struct sheet *sheet, size_t i, struct fault *fault)
{
	const struct units *units = list->tables->units;
	const struct unit *unit = &units->at[i];
	struct sheet_cell cells[COLUMNS];

	if (!list_codes(list, i * units->coding_count + list->first, &list->codes[0])
			|| !list_codes(list, i * units->coding_count + list->second,
			&list->codes[1]))
		return fault_memory(fault);
	cells[REFERENCE] = text_cell(slice_of(units->codings[list->first].name));
	cells[CODING] = text_cell(slice_of(units->codings[list->second].name));
	cells[DOCUMENT] = text_cell(lexis_word(list->tables->words, unit->document));
	cells[START] = (struct sheet_cell){ .kind = SHEET_COUNT, .part = unit->start };
	cells[END] = (struct sheet_cell){ .kind = SHEET_COUNT, .part = unit->end };
	cells[REFERENCE_CODES] = text_cell(buffer_slice(&list->codes[0]));
	cells[CODING_CODES] = text_cell(buffer_slice(&list->codes[1]));
	cells[TEXT] = text_cell(unit->text);
	list->tables->format->sheet->row(&list->tables->sink->text, sheet, cells, false);
	return list->tables->format->sheet->whole || sink_pass(list->tables->sink, fault);
}

static const struct sheet sheet = {
	.title = { "Disagreements", 13 }, .columns = columns, .column_count = COLUMNS
};

static bool
fill(void *state, struct fault *fault)
{
	struct list *list = state;
	const struct units *units = list->tables->units;
	size_t count = units->coding_count;

	for (size_t i = 0; i < units->count; i++)
		for (size_t a = 0; a < count; a++)
			for (size_t b = a + 1; b < count; b++) {
				size_t x = i * count + a, y = i * count + b;

				if (!units->coded[x] || !units->coded[y]
						|| (!has_more(&list->values, x, y)
						&& !has_more(&list->values, y, x)))
					continue;
				list->first = a;
				list->second = b;
				if (!add_row(list, &sheet, i, fault))
					return false;
			}
	return true;
}

bool
tables_write_disagreements(const struct tables *tables, struct fault *fault)
{
	struct list list = { .tables = tables };
	bool fine = values_make(&list.values, VALUE_PAIR, tables->units, tables->polarities,
			tables->words, fault)
		&& tables_sheet(tables, &sheet, true, fill, &list, fault);

	values_free(&list.values);
	buffer_free(&list.codes[0]);
	buffer_free(&list.codes[1]);
	return fine;
}
