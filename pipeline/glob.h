/* glob.h: all globs of a lexicon matched against a word in one walk over its characters.
 *
 * "*" stands for any number of characters, "?" for one. The globs share a trie; a word is run
 * through it as through a nondeterministic automaton, each state at most once for each character,
 * so that no set of globs costs more than characters times states. Read-only after the last
 * globs_add. */
#ifndef TL_GLOB_H
#define TL_GLOB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slice.h"

struct globs;

struct globs *globs_new(void);	/* NULL: no memory */
void globs_free(struct globs *globs);

/* `value` is given back when the glob matches; the first one stays if the glob was there. False:
 * no memory. */
bool globs_add(struct globs *globs, struct slice glob, uint32_t value);

/* What a thread needs to match. Zero-initialise. */
struct glob_search {
	uint32_t *found;	/* values, valid until the next search */
	size_t count;
	uint32_t *states, *next;	/* nodes */
	uint64_t *reached;	/* by node: the step that reached it */
	uint64_t begun, step;	/* of this search the first and the newest */
	size_t room;		/* nodes */
};

/* Fills found[0..count) with the values of the globs that match all of `word` (well-formed UTF-8).
 * False: no memory. */
bool globs_search(const struct globs *globs, struct slice word, struct glob_search *search);
void glob_search_free(struct glob_search *search);

#endif
