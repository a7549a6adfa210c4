/* page_codes.h: the codes of all lexicons of a page, numbered as they stand on it, so that a code
 * and all below it are one range of numbers. */
#ifndef TL_REPORT_PAGE_CODES_H
#define TL_REPORT_PAGE_CODES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "chapters.h"

struct page_code {
	const struct chapter *chapter;
	const struct outline_node *node;
	size_t last;	/* the last code below it; its own number where there is none */
};

struct page_codes {
	struct page_code *at;
	size_t count;
	const struct chapters *chapters;
	size_t *first;		/* of each chapter, and behind the last */
	size_t *uncoded;	/* of each chapter: from here on what is uncoded */
	size_t **numbers;	/* of each chapter's nodes */
};

/* In the arena, views of the chapters. False: no memory. */
bool page_codes_make(struct page_codes *codes, const struct chapters *chapters,
	struct arena *arena);

/* The number of a code that was counted. */
size_t page_codes_find(const struct page_codes *codes, struct slice lexicon, struct slice code);

#endif
