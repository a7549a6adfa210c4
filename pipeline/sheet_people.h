/* sheet_people.h: what the formats for people share: percentages, and text that is escaped. */
#ifndef TL_SHEET_PEOPLE_H
#define TL_SHEET_PEOPLE_H

#include "buffer.h"
#include "sheet.h"
#include "slice.h"

struct sheet_markup {
	const char *harmful;	/* what control characters, and those that turn the direction of
				 * writing, become */
	const char *dash;	/* a share of nothing */
	const char *bold, *bold_end;
	const char *ligatures;	/* ASCII characters that two of become another in TeX; NULL: none */
	const char *escapes[128];	/* what an ASCII character becomes; NULL: itself */
};

/* Adds text, with a space for each tab and line end in it. */
void sheet_add_text(struct buffer *out, struct slice text, const struct sheet_markup *markup);

/* Adds what a person reads in a cell; its text bold in a strong row. */
void sheet_add_cell(struct buffer *out, const struct sheet_cell *cell, bool strong,
	const struct sheet_markup *markup);

/* Adds the head of a column, of which the head above it has said the first `skip` bytes. */
void sheet_add_head(struct buffer *out, const struct sheet_column *column, size_t skip,
	const struct sheet_markup *markup);

/* The span that column i is in; NULL: none. */
const struct sheet_span *sheet_span_at(const struct sheet *sheet, size_t i);

/* Bytes of the head of column i that its span has said. */
size_t sheet_spanned(const struct sheet *sheet, size_t i);

#endif
