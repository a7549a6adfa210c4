/* sheet_markdown.c: sheets for people: pipe tables of GitHub Flavored Markdown. */
#include "sheet.h"
#include "sheet_people.h"

static const struct sheet_markup markdown = {
	.harmful = "\xef\xbf\xbd", .dash = "\xe2\x80\x93", .bold = "**", .bold_end = "**",
	.escapes = {
		['\\'] = "\\\\", ['`'] = "\\`", ['*'] = "\\*", ['_'] = "\\_", ['['] = "\\[",
		[']'] = "\\]", ['<'] = "\\<", ['>'] = "\\>", ['|'] = "\\|", ['&'] = "\\&",
		['~'] = "\\~", ['$'] = "\\$", ['#'] = "\\#"
	}
};

void
sheet_add_markdown(struct buffer *out, struct slice text)
{
	sheet_add_text(out, text, &markdown);
}

static void
markdown_row(struct buffer *out, const struct sheet *sheet, const struct sheet_cell *cells,
	bool strong)
{
	for (size_t i = 0; i < sheet->column_count; i++) {
		if (sheet->columns[i].machine)
			continue;
		buffer_add_string(out, "| ");
		sheet_add_cell(out, &cells[i], strong, &markdown);
		buffer_add_char(out, ' ');
	}
	buffer_add_string(out, "|\n");
}

static void
markdown_begin(struct buffer *out, const struct sheet *sheet, bool first)
{
	const struct sheet_column *end = sheet->columns + sheet->column_count;

	buffer_add_string(out, first ? "**" : "\n**");
	sheet_add_text(out, sheet->title, &markdown);
	buffer_add_string(out, "**\n\n");
	for (const struct sheet_column *column = sheet->columns; column < end; column++) {
		if (column->machine)
			continue;
		buffer_add_string(out, "| ");
		sheet_add_head(out, column, 0, &markdown);
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
		sheet_add_text(out, sheet->notes[i], &markdown);
		buffer_add_string(out, i ? "\n" : "\n\n");
	}
}

const struct sheet_format sheet_markdown = {
	.name = "markdown", .begin = markdown_begin, .row = markdown_row, .end = markdown_end
};
