/* long.c: a row for each cell, so that a statistics package finds everything in one table. */
#include "view.h"

enum {
	LEXICON, CODE, LABEL, DEPTH, POLARITY, REFERENCES, SENTENCES, DOCUMENTS, SHARE, RATE,
	GROUP_REFERENCES, GROUP_SENTENCES, GROUP_DOCUMENTS, GROUP_WORDS,
	COLUMNS		/* behind those of the fields counted by */
};

static const struct {
	const char *head;
	enum sheet_kind kind;
} columns[COLUMNS] = {
	[LEXICON] = { "lexicon", SHEET_TEXT },
	[CODE] = { "code", SHEET_TEXT },
	[LABEL] = { "label", SHEET_TEXT },
	[DEPTH] = { "depth", SHEET_COUNT },
	[POLARITY] = { "polarity", SHEET_TEXT },
	[REFERENCES] = { "references", SHEET_COUNT },
	[SENTENCES] = { "sentences", SHEET_COUNT },
	[DOCUMENTS] = { "documents", SHEET_COUNT },
	[SHARE] = { "", SHEET_SHARE },
	[RATE] = { "rate", SHEET_RATE },
	[GROUP_REFERENCES] = { "group references", SHEET_COUNT },
	[GROUP_SENTENCES] = { "group sentences", SHEET_COUNT },
	[GROUP_DOCUMENTS] = { "group documents", SHEET_COUNT },
	[GROUP_WORDS] = { "group words", SHEET_COUNT },
};

static bool
make_columns(struct view *view, struct sheet *sheet)
{
	const struct cell_by *by = &view->ledger->by;

	sheet->title = SLICE("Cells");
	sheet->column_count = by->count + COLUMNS;
	sheet->columns = arena_array(&view->arena, sheet->column_count, sizeof *sheet->columns);
	if (!sheet->columns)
		return false;
	for (size_t i = 0; i < by->count; i++)
		sheet->columns[i] = (struct sheet_column){ by->at[i].name, SHEET_TEXT, false };
	for (size_t i = 0; i < COLUMNS; i++)
		sheet->columns[by->count + i] = (struct sheet_column){
			slice_of(columns[i].head), columns[i].kind, false
		};
	return true;
}

static void
fill_row(const struct view *view, const struct cell *cell, const struct cell_group *group,
	struct sheet_cell *cells)
{
	uint64_t n = cell->counts.references;

	cells[LEXICON] = sheet_text(cell->lexicon);
	cells[CODE] = sheet_text(cell->code);
	cells[LABEL] = sheet_text(chapters_label(view->chapters, cell->lexicon, cell->code));
	cells[DEPTH] = sheet_count(cell_code_depth(cell->code));
	cells[POLARITY] = sheet_text(cell_polarity_name(cell->polarity));
	cells[REFERENCES] = sheet_count(n);
	cells[SENTENCES] = sheet_count(cell->counts.sentences);
	cells[DOCUMENTS] = sheet_count(cell->counts.documents);
	cells[SHARE] = (struct sheet_cell){
		.kind = SHEET_SHARE, .part = n, .whole = cell_whole(cell, group)
	};
	cells[RATE] = (struct sheet_cell){
		.kind = SHEET_RATE, .part = n * 1000, .whole = group->words
	};
	cells[GROUP_REFERENCES] = sheet_count(cell_denominator(group, cell->lexicon));
	cells[GROUP_SENTENCES] = sheet_count(group->sentences);
	cells[GROUP_DOCUMENTS] = sheet_count(group->documents);
	cells[GROUP_WORDS] = sheet_count(group->words);
}

static bool
add_rows(struct view *view, const struct sheet *sheet, struct sheet_cell *cells,
	struct fault *fault)
{
	const struct ledger *ledger = view->ledger;
	size_t filled = SIZE_MAX;	/* the group whose values are in the cells */

	for (size_t i = 0; i < ledger->cell_count; i++) {
		const struct ledger_cell *cell = &ledger->cells[i];

		if (cell->cell.polarity == CELL_EITHER)
			continue;
		if (cell->group != filled && !view_fill_by(view, &cell->by, cells))
			return fault_memory(fault);
		filled = cell->group;
		fill_row(view, &cell->cell, &ledger->groups[cell->group].group,
			cells + cell->by.count);
		view->format->row(&view->out, sheet, cells, false);
		if (!view_flush(view, false, fault))
			return false;
	}
	return true;
}

bool
view_long(struct view *view, struct fault *fault)
{
	struct sheet sheet = { 0 };
	struct sheet_cell *cells;

	if (!make_columns(view, &sheet))
		return fault_memory(fault);
	cells = arena_array(&view->arena, sheet.column_count, sizeof *cells);
	if (!cells)
		return fault_memory(fault);
	view->format->begin(&view->out, &sheet, true);
	if (!add_rows(view, &sheet, cells, fault))
		return false;
	view->format->end(&view->out, &sheet);
	return view_flush(view, true, fault);
}
