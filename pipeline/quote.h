/* quote.h: the sentence around a place, or as much of a very long one as people read. */
#ifndef TL_QUOTE_H
#define TL_QUOTE_H

#include <stdbool.h>
#include <stddef.h>

#include "record.h"

enum {
	QUOTE_MOST = 600	/* bytes at either side of the place */
};

struct quote {
	size_t number;		/* of the sentence, from 1; 0: the place is in none */
	struct span sentence;	/* and beyond, where the place goes on behind it */
	struct span part;	/* what is quoted of it */
};

/* The place is within the text; sentences as record.h has them. */
struct quote quote_of(struct slice text, const struct spans *sentences, struct span place);

/* The section in which the place begins; NULL: none. */
const struct section *quote_section(const struct sections *sections, struct span place);

/* The last byte up to `at` where a character begins. */
uint32_t quote_cut(struct slice text, uint32_t at);

#endif
