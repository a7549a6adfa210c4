/* pdf_line.h: the lines of a text with pages, and what is done to them. */
#ifndef TL_INGEST_PDF_LINE_H
#define TL_INGEST_PDF_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "buffer.h"
#include "fault.h"
#include "slice.h"

struct pdf_line {
	struct slice text;	/* without white space at its end; empty: a blank line */
	size_t page;		/* from 0 */
	bool out;		/* a running head or foot, or a page's number */
};

struct pdf_lines {
	struct pdf_line *at;
	size_t count, room;
	size_t pages;
};

/* Marks running heads and feet, those of the first page excepted, and numbers of pages: what repeats,
 * but for its digits, among the first or last lines of several pages. False and fault: no memory. */
bool pdf_mark_heads(struct pdf_lines *lines, struct fault *fault);

/* How often words were put together at line ends, and what of their hyphens. */
struct pdf_hyphens {
	size_t dropped, kept;
};

/* Adds the text of the lines that are not out. "inte-" and "grated" are one word in the first of the two
 * lines; its hyphen stays if the document has it so elsewhere, or has both parts as words and the whole
 * nowhere. False and fault: no memory. */
bool pdf_add_text(struct buffer *out, const struct pdf_lines *lines, struct pdf_hyphens *hyphens,
	struct fault *fault);

#endif
