/* page.h: text for people, in lines of a width, with colours or without.
 *
 * Words go where they fit; what may not be shown as it is (harmless_length) is written \xNN. A
 * width is counted in columns of a terminal. */
#ifndef TL_WHY_PAGE_H
#define TL_WHY_PAGE_H

#include <stdbool.h>

#include "buffer.h"
#include "slice.h"

/* Colours and, to be added, how the letters stand. */
enum style {
	STYLE_PLAIN, STYLE_RED, STYLE_GREEN, STYLE_YELLOW, STYLE_CYAN,
	STYLE_COLOURS,
	STYLE_BOLD = 8, STYLE_DIM = 16, STYLE_UNDERLINED = 32
};

enum {
	PAGE_WIDTH = 80,	/* where nothing else is known */
	PAGE_LEAST = 40
};

/* Zero-initialise and set .out, .width and .colours; page_free. */
struct page {
	struct buffer *out;	/* borrowed */
	unsigned width;		/* at least PAGE_LEAST */
	bool colours;
	/* Its own: */
	unsigned style;		/* of what is added next */
	unsigned indent, column;
	bool gap;		/* a space stands before the word */
	struct buffer word;	/* that is being added */
	unsigned word_width, word_style, drawn, line_style;
};

void page_free(struct page *page);

/* Begins a line, and those that follow it, so many columns from the left; not before the end of
 * one. */
void page_indent(struct page *page, unsigned columns);
void page_end_line(struct page *page);

/* Adds text, whose white space divides words. */
void page_add(struct page *page, struct slice text);
void page_add_string(struct page *page, const char *text);

/* "  label     " and, at its column, what is added up to the end of the line. */
void page_field(struct page *page, const char *label);

#endif
