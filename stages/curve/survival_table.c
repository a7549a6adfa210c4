/* survival_table.c: in what share of the specifications each item is key, and of those with each
 * choice. */
#include "formats.h"
#include "survival.h"

enum {
	LEXICON, POLARITY, CODE, LABEL, SPECIFICATIONS, FIRST, KEY, SHARE,
	FIXED_COLUMNS
};

struct table {
	const struct survival *survival;
	struct sheet sheet;
	struct sheet_cell *cells;
	struct arena arena;
};

static size_t
count_values(const struct grid *grid)
{
	size_t count = 0;

	for (size_t i = 0; i < grid->choice_count; i++)
		count += grid->choices[i].value_count;
	return count;
}

/* "stemming=on" */
static bool
name_value(struct table *table, const struct choice *choice, size_t value, struct slice *name)
{
	size_t size = choice->name.size + 1 + choice->values[value].size;
	char *at = arena_array(&table->arena, size, 1);

	if (!at)
		return false;
	*name = (struct slice){ at, size };
	memcpy(at, choice->name.at, choice->name.size);
	at[choice->name.size] = '=';
	if (choice->values[value].size)
		memcpy(at + choice->name.size + 1, choice->values[value].at,
			choice->values[value].size);
	return true;
}

/* A column for each value of each choice, for machines. */
static bool
add_values(struct table *table)
{
	const struct grid *grid = table->survival->grid;
	struct sheet *sheet = &table->sheet;

	for (size_t i = 0; i < grid->choice_count; i++)
		for (size_t j = 0; j < grid->choices[i].value_count; j++) {
			struct sheet_column *column = &sheet->columns[sheet->column_count++];

			*column = (struct sheet_column){ .kind = SHEET_SHARE, .machine = true };
			if (!name_value(table, &grid->choices[i], j, &column->head))
				return false;
		}
	return true;
}

static bool
make_sheet(struct table *table)
{
	static const struct sheet_column fixed[FIXED_COLUMNS] = {
		[LEXICON] = { { "lexicon", 7 }, SHEET_TEXT, false },
		[POLARITY] = { { "polarity", 8 }, SHEET_TEXT, false },
		[CODE] = { { "code", 4 }, SHEET_TEXT, true },
		[LABEL] = { { "label", 5 }, SHEET_TEXT, false },
		[SPECIFICATIONS] = { { "specifications", 14 }, SHEET_COUNT, false },
		[FIRST] = { { "first", 5 }, SHEET_COUNT, false },
		[KEY] = { { "key", 3 }, SHEET_COUNT, false },
		[SHARE] = { { "survival", 8 }, SHEET_SHARE, false }
	};
	size_t columns = FIXED_COLUMNS + count_values(table->survival->grid);
	struct sheet *sheet = &table->sheet;

	sheet->title = SLICE("Specifications in which barriers and enablers are key");
	sheet->columns = arena_array(&table->arena, columns, sizeof *sheet->columns);
	table->cells = arena_array(&table->arena, columns, sizeof *table->cells);
	if (!sheet->columns || !table->cells)
		return false;
	memcpy(sheet->columns, fixed, sizeof fixed);
	sheet->column_count = FIXED_COLUMNS;
	return add_values(table);
}

static void
fill_cells(struct table *table, const struct item *item)
{
	const struct survival *survival = table->survival;
	struct sheet_cell *cells = table->cells, *cell = cells + FIXED_COLUMNS;

	cells[LEXICON] = sheet_text(item->lexicon);
	cells[POLARITY] = sheet_text(cell_polarity_name(item->polarity));
	cells[CODE] = sheet_text(item->code);
	cells[LABEL] = sheet_text(item->label);
	cells[SPECIFICATIONS] = sheet_count(survival->grid->count);
	cells[FIRST] = sheet_count(item->key[0]);
	cells[KEY] = sheet_count(item->total);
	cells[SHARE] = (struct sheet_cell){
		.kind = SHEET_SHARE, .part = item->total, .whole = survival->grid->count
	};
	for (size_t i = 0; i < survival->grid->choice_count; i++)
		for (size_t j = 0; j < survival->grid->choices[i].value_count; j++) {
			struct survived with = survival_with(survival, item, i, j);

			*cell++ = (struct sheet_cell){
				.kind = SHEET_SHARE, .part = with.key, .whole = with.of
			};
		}
}

bool
survival_tabulate(const struct survival *survival, const struct format *format, struct sink *sink,
	struct fault *fault)
{
	struct table table = { .survival = survival };
	bool fine = make_sheet(&table) || fault_memory(fault);

	if (fine)
		format->sheet->begin(&sink->text, &table.sheet, true);
	for (size_t i = 0; fine && i < survival->count; i++) {
		fill_cells(&table, &survival->items[i]);
		format->sheet->row(&sink->text, &table.sheet, table.cells, false);
		fine = sink_pass(sink, fault);
	}
	if (fine)
		format->sheet->end(&sink->text, &table.sheet);
	arena_free(&table.arena);
	return fine;
}
