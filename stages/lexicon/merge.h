/* merge.h: rows of a lexicon that could be one: they say the same, with the same weight and
 * conditions, of patterns that differ in one word ("waiting time" and "waiting list": "waiting
 * time|list"). */
#ifndef TL_LEXICON_MERGE_H
#define TL_LEXICON_MERGE_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "lexicon.h"

struct merge {
	const struct entry *with;	/* the first of those it goes with; NULL: none */
	struct slice pattern;		/* of both */
};

/* Whether two entries differ in nothing but their patterns and where they stand. */
bool entry_equal(const struct entry *a, const struct entry *b);

/* For each of the entries; strings live in the arena. NULL: no memory. */
struct merge *merges_find(const struct entry *entries, size_t count, struct arena *arena);

#endif
