/* sheet_json.c: sheets as JSON: lines, an object a row, or one document of all tables. */
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

const struct sheet_format sheet_jsonl = {
	.name = "jsonl", .begin = lines_begin, .row = lines_row, .end = lines_end
};

static void
add_head(struct buffer *out, const struct sheet_column *column)
{
	struct buffer head = { 0 };

	sheet_add_name(&head, column);
	json_add_string(out, buffer_slice(&head));
	out->failed |= buffer_failed(&head);
	buffer_free(&head);
}

/* Rows are arrays, since two columns may be called the same: a field counted by has any name. */
static void
json_begin(struct buffer *out, const struct sheet *sheet, bool first)
{
	buffer_add_string(out, first ? "{\"title\":" : ",\n{\"title\":");
	json_add_string(out, sheet->title);
	buffer_add_string(out, ",\n\"columns\":[");
	for (size_t i = 0; i < sheet->column_count; i++) {
		buffer_add_string(out, i ? "," : "");
		add_head(out, &sheet->columns[i]);
	}
	buffer_add_string(out, "],\n\"notes\":[");
	for (size_t i = 0; i < sheet->note_count; i++) {
		buffer_add_string(out, i ? "," : "");
		json_add_string(out, sheet->notes[i]);
	}
	buffer_add_string(out, "],\n\"rows\":[");
}

/* Behind the first row, `out` ends with a bracket that closes, or was written out since. */
static void
json_row(struct buffer *out, const struct sheet *sheet, const struct sheet_cell *cells, bool strong)
{
	bool first = out->size && out->at[out->size - 1] == '[';

	(void)strong;
	buffer_add_string(out, first ? "\n[" : ",\n[");
	for (size_t i = 0; i < sheet->column_count; i++) {
		buffer_add_string(out, i ? "," : "");
		add_cell(out, &cells[i]);
	}
	buffer_add_char(out, ']');
}

static void
json_end(struct buffer *out, const struct sheet *sheet)
{
	(void)sheet;
	buffer_add_string(out, "]}");
}

const struct sheet_format sheet_json = {
	.name = "json", .head = "[", .foot = "]\n",
	.begin = json_begin, .row = json_row, .end = json_end
};
