/* sheet_delimited.c: sheets for machines: TSV and CSV. */
#include "cell.h"
#include "sheet.h"

enum {
	DECIMALS = 4
};

/* What differs between the two. */
struct delimiter {
	char between;
	const char *line_end;
	void (*add_text)(struct buffer *out, struct slice text);
};

static void
add_tsv_text(struct buffer *out, struct slice text)
{
	static const char from[] = "\t\n\r\\", to[] = "tnr\\";

	for (size_t i = 0; i < text.size; i++) {
		const char *found = memchr(from, text.at[i], sizeof from - 1);

		if (found)
			buffer_add_char(out, '\\');
		buffer_add_char(out, found ? to[found - from] : text.at[i]);
	}
}

static bool
has_any(struct slice text, const char *characters)
{
	for (size_t i = 0; i < text.size; i++)
		if (text.at[i] && strchr(characters, text.at[i]))
			return true;
	return false;
}

/* Spreadsheets of some countries take the full-width signs for the others. */
static bool
is_formula(struct slice text)
{
	static const struct slice wide[] = {
		SLICE("\xef\xbc\x9d"), SLICE("\xef\xbc\x8b"), SLICE("\xef\xbc\x8d"),
		SLICE("\xef\xbc\xa0")
	};

	for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
		if (slice_starts(text, wide[i]))
			return true;
	return has_any((struct slice){ text.at, text.size > 0 }, "=+-@\t\r\n");
}

static void
add_csv_text(struct buffer *out, struct slice text)
{
	bool formula = is_formula(text);

	if (!has_any(text, "\",\r\n")) {
		buffer_add_string(out, formula ? "'" : "");
		buffer_add_slice(out, text);
		return;
	}
	buffer_add_string(out, formula ? "\"'" : "\"");
	for (size_t i = 0; i < text.size; i++) {
		if (text.at[i] == '"')
			buffer_add_char(out, '"');
		buffer_add_char(out, text.at[i]);
	}
	buffer_add_char(out, '"');
}

static const struct delimiter tsv = { '\t', "\n", add_tsv_text };
static const struct delimiter csv = { ',', "\r\n", add_csv_text };

static void
add_heads(struct buffer *out, const struct sheet *sheet, const struct delimiter *delimiter)
{
	struct buffer head = { 0 };

	for (size_t i = 0; i < sheet->column_count; i++) {
		buffer_reset(&head, SIZE_MAX);
		sheet_add_name(&head, &sheet->columns[i]);
		if (i)
			buffer_add_char(out, delimiter->between);
		delimiter->add_text(out, buffer_slice(&head));
		out->failed |= buffer_failed(&head);
	}
	buffer_add_string(out, delimiter->line_end);
	buffer_free(&head);
}

static void
add_cell(struct buffer *out, const struct sheet_cell *cell, const struct delimiter *delimiter)
{
	switch (cell->kind) {
	case SHEET_EMPTY:
		break;
	case SHEET_TEXT:
		delimiter->add_text(out, cell->text);
		break;
	case SHEET_NUMBER:
		buffer_add_slice(out, cell->text);
		break;
	case SHEET_COUNT:
		buffer_add_number(out, cell->part);
		break;
	case SHEET_SHARE:
	case SHEET_RATE:
		if (cell->whole)
			cell_add_ratio(out, cell->part, cell->whole, DECIMALS);
		break;
	}
}

static void
add_row(struct buffer *out, const struct sheet *sheet, const struct sheet_cell *cells,
	const struct delimiter *delimiter)
{
	for (size_t i = 0; i < sheet->column_count; i++) {
		if (i)
			buffer_add_char(out, delimiter->between);
		add_cell(out, &cells[i], delimiter);
	}
	buffer_add_string(out, delimiter->line_end);
}

static void
tsv_begin(struct buffer *out, const struct sheet *sheet, bool first)
{
	if (first)
		add_heads(out, sheet, &tsv);
}

static void
tsv_row(struct buffer *out, const struct sheet *sheet, const struct sheet_cell *cells, bool strong)
{
	(void)strong;
	add_row(out, sheet, cells, &tsv);
}

static void
csv_begin(struct buffer *out, const struct sheet *sheet, bool first)
{
	if (first)
		add_heads(out, sheet, &csv);
}

static void
csv_row(struct buffer *out, const struct sheet *sheet, const struct sheet_cell *cells, bool strong)
{
	(void)strong;
	add_row(out, sheet, cells, &csv);
}

static void
no_end(struct buffer *out, const struct sheet *sheet)
{
	(void)out;
	(void)sheet;
}

const struct sheet_format sheet_tsv = {
	.name = "tsv", .begin = tsv_begin, .row = tsv_row, .end = no_end
};
const struct sheet_format sheet_csv = {
	.name = "csv", .begin = csv_begin, .row = csv_row, .end = no_end
};
