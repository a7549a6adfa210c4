/* known.h: the codes that there are in a lexicon, counted or not. */
#ifndef TL_COUNT_KNOWN_H
#define TL_COUNT_KNOWN_H

#include <stdbool.h>
#include <stddef.h>

#include "labels.h"
#include "slice.h"

struct known {
	struct slice lexicon;
	struct slice *codes;	/* those of its codebook and the levels above them, in the order of
				 * cell_code_compare; views of the labels */
	size_t count;
};

/* False: no memory; known_free also then. */
bool known_make(struct known *known, const struct labels *labels);
void known_free(struct known *known);

bool known_has(const struct known *known, struct slice code);

/* How many codes have so many levels. */
size_t known_at_depth(const struct known *known, unsigned depth);

#endif
