/* sheet_markdown.c: sheets for people: pipe tables of GitHub Flavored Markdown. */
#include "cell.h"
#include "sheet.h"
#include "utf8.h"

enum {
	PERCENT_DECIMALS = 1,
	RATE_DECIMALS = 2
};

/* Control characters, and those that turn the direction of writing (UAX #9). */
static bool
is_unwelcome(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e)
		|| (c >= 0x2066 && c <= 0x2069);
}

static void
add_text(struct buffer *out, struct slice text)
{
	const char *at = text.at, *end = text.at + text.size;

	while (at < end) {
		const char *from = at;
		uint32_t c = utf8_next(&at);

		if (c == '\n' || c == '\r' || c == '\t') {
			buffer_add_char(out, ' ');
		} else if (is_unwelcome(c)) {
			buffer_add_string(out, "\xef\xbf\xbd");
		} else {
			if (c < 0x80 && strchr("\\`*_[]<>|&~$#", (int)c))
				buffer_add_char(out, '\\');
			buffer_add(out, from, (size_t)(at - from));
		}
	}
}

static void
add_ratio(struct buffer *out, const struct sheet_cell *cell, uint64_t scale, unsigned decimals)
{
	if (cell->whole)
		cell_add_ratio(out, cell->part * scale, cell->whole, decimals);
	else
		buffer_add_string(out, "\xe2\x80\x93");
}

static void
add_cell(struct buffer *out, const struct sheet_cell *cell, bool strong)
{
	if (cell->echo)
		return;
	switch (cell->kind) {
	case SHEET_EMPTY:
		break;
	case SHEET_TEXT:
		buffer_add_string(out, strong && cell->text.size ? "**" : "");
		add_text(out, cell->text);
		buffer_add_string(out, strong && cell->text.size ? "**" : "");
		break;
	case SHEET_NUMBER:
		buffer_add_slice(out, cell->text);
		break;
	case SHEET_COUNT:
		buffer_add_number(out, cell->part);
		break;
	case SHEET_SHARE:
		add_ratio(out, cell, 100, PERCENT_DECIMALS);
		break;
	case SHEET_RATE:
		add_ratio(out, cell, 1, RATE_DECIMALS);
		break;
	}
}

static void
markdown_row(struct buffer *out, const struct sheet *sheet, const struct sheet_cell *cells,
	bool strong)
{
	for (size_t i = 0; i < sheet->column_count; i++) {
		if (sheet->columns[i].machine)
			continue;
		buffer_add_string(out, "| ");
		add_cell(out, &cells[i], strong);
		buffer_add_char(out, ' ');
	}
	buffer_add_string(out, "|\n");
}

static void
markdown_begin(struct buffer *out, const struct sheet *sheet, bool first)
{
	const struct sheet_column *end = sheet->columns + sheet->column_count;

	buffer_add_string(out, first ? "**" : "\n**");
	add_text(out, sheet->title);
	buffer_add_string(out, "**\n\n");
	for (const struct sheet_column *column = sheet->columns; column < end; column++) {
		if (column->machine)
			continue;
		buffer_add_string(out, "| ");
		add_text(out, column->head);
		if (column->kind == SHEET_SHARE)
			buffer_add_string(out, column->head.size ? " %" : "%");
		buffer_add_char(out, ' ');
	}
	buffer_add_string(out, "|\n");
	for (const struct sheet_column *column = sheet->columns; column < end; column++)
		if (!column->machine)
			buffer_add_string(out, column->kind == SHEET_TEXT ? "|---" : "|---:");
	buffer_add_string(out, "|\n");
}

static void
markdown_end(struct buffer *out, const struct sheet *sheet)
{
	for (size_t i = 0; i < sheet->note_count; i++) {
		buffer_add_string(out, i ? "- " : "\n");
		add_text(out, sheet->notes[i]);
		buffer_add_string(out, i ? "\n" : "\n\n");
	}
}

const struct sheet_format sheet_markdown = {
	"markdown", markdown_begin, markdown_row, markdown_end
};
