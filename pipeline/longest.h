/* longest.h: which of the patterns seen in a sentence stay: the resolution order.
 *
 * Terms compete with terms of the same lexicon, cues with cues of all folders.
 *   1. The longest match: what lies inside the span of another that is longer goes, also when that
 *      one goes itself. Spans that only overlap both stay. What is near something else
 *      (composite.h) hides nothing: much that stands between has nothing to do with it.
 *   2. Among those with the same span and the same code (cues: the same class, direction and
 *      reach) the higher weight.
 *   3. Then the first in the order of the files.
 * Codes that differ all stay. Which entries compete, mean the same and come first: see struct
 * entry. */
#ifndef TL_LONGEST_H
#define TL_LONGEST_H

#include <stddef.h>

#include "lexicon.h"
#include "place.h"

struct hit {
	const struct entry *entry;
	struct place at;
	uint64_t order[2];	/* longest_keep's own */
};

/* Keeps those that stay, terms before cues, terms by lexicon, each by place. Returns their
 * number. */
size_t longest_keep(struct hit *hits, size_t count);

#endif
