/* similar.h: how alike two names or titles are that normal.h has made plain, in thousandths. */
#ifndef TL_DEDUPE_SIMILAR_H
#define TL_DEDUPE_SIMILAR_H

#include <stdbool.h>
#include <stdint.h>

#include "slice.h"

/* 2 |A and B| / (|A| + |B|) of the pairs of bytes, spaces left out, of the first SIMILAR_BYTES of each.
 * At least 900 where one begins with all of the other, which has three words or more. */
enum {
	SIMILAR_BYTES = 512
};

int32_t similar_titles(struct slice a, struct slice b);

/* Lists of families, each with a line feed behind it, neither of them empty: see likeness.h. */
int32_t similar_authors(struct slice a, struct slice b);

/* Word for word, where a word may be the beginning of the other; articles, "of" and the like left
 * out. */
bool similar_journals(struct slice a, struct slice b);

#endif
