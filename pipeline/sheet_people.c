#include "sheet_people.h"

#include "cell.h"
#include "utf8.h"

enum {
	PERCENT_DECIMALS = 1,
	RATE_DECIMALS = 2
};

static bool
is_ligature(uint32_t last, uint32_t c, const struct sheet_markup *markup)
{
	return c == last && c && c < 0x80 && markup->ligatures
		&& strchr(markup->ligatures, (int)c);
}

void
sheet_add_text(struct buffer *out, struct slice text, const struct sheet_markup *markup)
{
	const char *at = text.at, *end = text.at + text.size;
	uint32_t c = 0, last;

	while (at < end) {
		const char *from = at;

		last = c;
		c = utf8_next(&at);
		if (is_ligature(last, c, markup))
			buffer_add_string(out, "{}");
		if (c == '\n' || c == '\r' || c == '\t')
			buffer_add_char(out, ' ');
		else if (harmless_length(from, end) == 0)
			buffer_add_string(out, markup->harmful);
		else if (c < 0x80 && markup->escapes[c])
			buffer_add_string(out, markup->escapes[c]);
		else
			buffer_add(out, from, (size_t)(at - from));
	}
}

static void
add_ratio(struct buffer *out, const struct sheet_cell *cell, uint64_t scale, unsigned decimals,
	const struct sheet_markup *markup)
{
	if (cell->whole)
		cell_add_ratio(out, cell->part * scale, cell->whole, decimals);
	else
		buffer_add_string(out, markup->dash);
}

void
sheet_add_cell(struct buffer *out, const struct sheet_cell *cell, bool strong,
	const struct sheet_markup *markup)
{
	bool bold = strong && cell->text.size;

	if (cell->echo)
		return;
	switch (cell->kind) {
	case SHEET_EMPTY:
		break;
	case SHEET_TEXT:
		buffer_add_string(out, bold ? markup->bold : "");
		sheet_add_text(out, cell->text, markup);
		buffer_add_string(out, bold ? markup->bold_end : "");
		break;
	case SHEET_NUMBER:
		buffer_add_slice(out, cell->text);
		break;
	case SHEET_COUNT:
		buffer_add_number(out, cell->part);
		break;
	case SHEET_SHARE:
		add_ratio(out, cell, 100, PERCENT_DECIMALS, markup);
		break;
	case SHEET_RATE:
		add_ratio(out, cell, 1, RATE_DECIMALS, markup);
		break;
	}
}

void
sheet_add_head(struct buffer *out, const struct sheet_column *column, size_t skip,
	const struct sheet_markup *markup)
{
	struct slice head = { column->head.at + skip, column->head.size - skip };

	sheet_add_text(out, head, markup);
	if (column->kind == SHEET_SHARE)
		sheet_add_text(out, head.size ? SLICE(" %") : SLICE("%"), markup);
}

const struct sheet_span *
sheet_span_at(const struct sheet *sheet, size_t i)
{
	for (size_t s = 0; s < sheet->span_count; s++)
		if (i >= sheet->spans[s].from && i < sheet->spans[s].from + sheet->spans[s].count)
			return &sheet->spans[s];
	return NULL;
}

size_t
sheet_spanned(const struct sheet *sheet, size_t i)
{
	const struct sheet_span *span = sheet_span_at(sheet, i);

	return span ? span->head.size + 1 : 0;
}
