/* scope.h: how far a cue reaches in its sentence.
 *
 * A sentence is cut into clauses where a stop cue begins and at semicolons. From its own place a
 * cue reaches to the right, to the left or both ways, as far as its reach says:
 *   words      so many words, and not beyond its clause
 *   clause     to the borders of its clause
 *   list       to a stop cue or the border of the sentence: semicolons part the items of a list
 *   sentence   the whole sentence on that side
 *   section    like list; where the cue is all of a sentence, a heading, also over the sentences
 *              behind it up to the end of its section (see tag.c) */
#ifndef TL_SCOPE_H
#define TL_SCOPE_H

#include <stddef.h>

#include "lexicon.h"
#include "place.h"

/* Where a clause begins. */
struct border {
	uint32_t at;	/* the unit before which it is */
	bool stop;	/* a stop cue begins here; else a semicolon stands before it */
};

struct borders {
	const struct border *at;	/* ascending */
	size_t count;
	uint32_t units;		/* of the sentence */
};

struct place scope_of(const struct cue *cue, struct place at, const struct borders *borders);

#endif
