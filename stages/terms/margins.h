/* margins.h: in how many pairs of places each word stands first, and second. */
#ifndef TL_TERMS_MARGINS_H
#define TL_TERMS_MARGINS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct margin {
	uint64_t first, second;
};

/* Zero-initialise; margins_free in any case. */
struct margins {
	struct margin *at;	/* by word of a vocabulary */
	size_t room;
	uint64_t all;		/* pairs */
};

/* Adds pairs in which the word stands first, and second. False: no memory. */
bool margins_add(struct margins *margins, uint32_t word, uint64_t first, uint64_t second);

/* Adds those of another vocabulary; `words`, by its words, are their numbers here. False: no
 * memory. */
bool margins_merge(struct margins *into, const struct margins *from, const uint32_t *words,
	size_t word_count);
void margins_free(struct margins *margins);

#endif
