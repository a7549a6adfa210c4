/* compound.h: words made of words: person-centred.
 *
 * The hyphens that join are hyphen-minus, U+2010 (hyphen) and U+2011 (non-breaking hyphen);
 * dashes and the soft hyphen do not. */
#ifndef TL_COMPOUND_H
#define TL_COMPOUND_H

#include <stdbool.h>
#include <stddef.h>

#include "slice.h"

/* Bytes of the hyphen at `at`; 0 if there is none (also for at == end). */
static inline size_t
hyphen_length(const char *at, const char *end)
{
	if (at < end && *at == '-')
		return 1;
	return end - at >= 3 && memcmp(at, "\xe2\x80", 2) == 0
		&& (at[2] == '\x90' || at[2] == '\x91') ? 3 : 0;
}

/* False: there is surely no hyphen in it. */
static inline bool
compound_may_be(struct slice word)
{
	return word.size && (memchr(word.at, '-', word.size) || memchr(word.at, 0xe2, word.size));
}

/* Takes the first part off `rest`; false when nothing is left. A word without hyphens is its
 * only part; between hyphens side by side, and before or behind one at the edge, stands an
 * empty part. */
bool compound_next(struct slice *rest, struct slice *part);

#endif
