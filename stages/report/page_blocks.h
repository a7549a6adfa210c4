/* page_blocks.h: the data of a page in blocks of JSON, which its script parses one by one, when it
 * needs them: 50,000 quotations would else hold up the page.
 *
 * A block is a script element "NAME-0", "NAME-1" ... with an array of PAGE_BLOCK items, the last
 * one with fewer. */
#ifndef TL_REPORT_PAGE_BLOCKS_H
#define TL_REPORT_PAGE_BLOCKS_H

#include <stddef.h>

#include "buffer.h"

enum {
	PAGE_BLOCK = 256
};

struct page_blocks {
	const char *name;
	size_t count;	/* items */
};

/* Before each item is added to `out`. */
void page_blocks_next(struct page_blocks *blocks, struct buffer *out);

/* Behind the last one. */
void page_blocks_end(const struct page_blocks *blocks, struct buffer *out);

#endif
