/* sheet_lines.c: sheets as JSON lines, an object a row, its members called as the columns. */
#include "cell.h"
#include "json.h"
#include "sheet.h"

enum {
	DECIMALS = 4
};

static void
add_cell(struct buffer *out, const struct sheet_cell *cell)
{
	switch (cell->kind) {
	case SHEET_TEXT:
		json_add_string(out, cell->text);
		return;
	case SHEET_NUMBER:
		buffer_add_slice(out, cell->text);
		return;
	case SHEET_COUNT:
		buffer_add_number(out, cell->part);
		return;
	case SHEET_SHARE:
	case SHEET_RATE:
		if (cell->whole) {
			cell_add_ratio(out, cell->part, cell->whole, DECIMALS);
			return;
		}
		break;
	case SHEET_EMPTY:
		break;
	}
	buffer_add_string(out, "null");
}

static void
lines_begin(struct buffer *out, const struct sheet *sheet, bool first)
{
	(void)out;
	(void)sheet;
	(void)first;
}

static void
lines_row(struct buffer *out, const struct sheet *sheet, const struct sheet_cell *cells,
	bool strong)
{
	(void)strong;
	for (size_t i = 0; i < sheet->column_count; i++) {
		buffer_add_char(out, i ? ',' : '{');
		json_add_string(out, sheet->columns[i].head);
		buffer_add_char(out, ':');
		add_cell(out, &cells[i]);
	}
	buffer_add_string(out, "}\n");
}

static void
lines_end(struct buffer *out, const struct sheet *sheet)
{
	(void)out;
	(void)sheet;
}

const struct sheet_format sheet_jsonl = { "jsonl", lines_begin, lines_row, lines_end };
