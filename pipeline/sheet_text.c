/* sheet_text.c: sheets for a terminal: columns side by side, numbers to the right.
 *
 * A sheet is set in columns when it ends: until then its rows stand in `out` behind a record
 * separator (U+001E), which no text brings since control characters are replaced. */
#include "aligned.h"
#include "sheet.h"
#include "sheet_people.h"

enum {
	SEPARATOR = 0x1e
};

static const struct sheet_markup plain = {
	.harmful = "\xef\xbf\xbd", .dash = "\xe2\x80\x93", .bold = "", .bold_end = ""
};

/* The first column of each span has its head. */
static void
add_spans(struct buffer *out, const struct sheet *sheet)
{
	size_t column = 0;

	for (size_t i = 0; i < sheet->column_count; i++) {
		const struct sheet_span *span = sheet_span_at(sheet, i);

		if (sheet->columns[i].machine)
			continue;
		buffer_add_string(out, column++ ? "\t" : "");
		if (span && span->from == i)
			sheet_add_text(out, span->head, &plain);
	}
	buffer_add_char(out, '\n');
}

static void
text_begin(struct buffer *out, const struct sheet *sheet, bool first)
{
	size_t column = 0;

	buffer_add_string(out, first ? "" : "\n");
	sheet_add_text(out, sheet->title, &plain);
	buffer_add_string(out, "\n\n");
	buffer_add_char(out, SEPARATOR);
	if (sheet->span_count)
		add_spans(out, sheet);
	for (size_t i = 0; i < sheet->column_count; i++) {
		if (sheet->columns[i].machine)
			continue;
		buffer_add_string(out, column++ ? "\t" : "");
		sheet_add_head(out, &sheet->columns[i], sheet_spanned(sheet, i), &plain);
	}
	buffer_add_char(out, '\n');
}

static void
text_row(struct buffer *out, const struct sheet *sheet, const struct sheet_cell *cells, bool strong)
{
	size_t column = 0;

	for (size_t i = 0; i < sheet->column_count; i++) {
		if (sheet->columns[i].machine)
			continue;
		buffer_add_string(out, column++ ? "\t" : "");
		sheet_add_cell(out, &cells[i], strong, &plain);
	}
	buffer_add_char(out, '\n');
}

static uint64_t
columns_to_the_right(const struct sheet *sheet)
{
	uint64_t right = 0;
	size_t column = 0;

	for (size_t i = 0; i < sheet->column_count && column < ALIGNED_COLUMNS; i++) {
		if (sheet->columns[i].machine)
			continue;
		if (sheet->columns[i].kind != SHEET_TEXT)
			right |= UINT64_C(1) << column;
		column++;
	}
	return right;
}

static void
text_end(struct buffer *out, const struct sheet *sheet)
{
	char *from = out->size ? memrchr(out->at, SEPARATOR, out->size) : NULL;
	struct buffer rows = { 0 };

	if (from) {
		buffer_add(&rows, from + 1, out->size - (size_t)(from + 1 - out->at));
		out->size = (size_t)(from - out->at);
	}
	out->failed |= buffer_failed(&rows);
	aligned_add(out, buffer_slice(&rows), columns_to_the_right(sheet));
	buffer_free(&rows);
	for (size_t i = 0; i < sheet->note_count; i++) {
		buffer_add_string(out, i ? "" : "\n");
		sheet_add_text(out, sheet->notes[i], &plain);
		buffer_add_char(out, '\n');
	}
}

const struct sheet_format sheet_plain = {
	.name = "text", .whole = true, .begin = text_begin, .row = text_row, .end = text_end
};
