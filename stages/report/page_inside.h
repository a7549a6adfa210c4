/* page_inside.h: what the parts of page_write.h share. */
#ifndef TL_REPORT_PAGE_INSIDE_H
#define TL_REPORT_PAGE_INSIDE_H

#include "page_codes.h"
#include "page_write.h"

struct page {
	struct view *view;
	const struct quotations *quotations;	/* NULL: there are none */
	uint64_t limit;
	struct page_codes codes;
	size_t groups;		/* and one more where they are combined */
};

/* What a number on the page counts: references to the codes from first to last. */
struct page_number {
	size_t first, last;
	size_t group;		/* the combined one: all */
	enum cell_polarity polarity;
};

/* Each adds a part of the page to view->out, and flushes it as that grows. False with a fault
 * without memory, and false alone if the emitter takes no more. */
bool page_add_summary(struct page *page, struct fault *fault);
bool page_add_keys(struct page *page, struct fault *fault);
bool page_add_tables(struct page *page, struct fault *fault);
bool page_add_figures(struct page *page, struct fault *fault);
bool page_add_data(struct page *page, struct fault *fault);

/* 1,234,567. */
void page_add_count(struct buffer *out, uint64_t number);

/* An element (a table's cell, a span) with a number; behind it the quotations, if there are any. */
void page_add_number(struct page *page, const char *element, uint64_t number,
	struct page_number of);

/* Whether the count names key codes, for any group. */
bool page_has_keys(const struct page *page);

/* The cell of a code in a group, if it is a key cell; else NULL. */
const struct cell *page_key(const struct page *page, size_t group, const struct page_code *code,
	enum cell_polarity polarity);

/* The name of a group, isolated from what stands around it. False: no memory. */
bool page_add_group(struct page *page, size_t group);

#endif
