/* marked.h: a piece of a text with a term and cues marked: by colours, or as [term] and
 * {cue:class}. */
#ifndef TL_WHY_MARKED_H
#define TL_WHY_MARKED_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "page.h"
#include "record.h"

struct mark {
	struct span span;
	struct slice class;	/* of a cue; .at NULL: the term */
};

/* The colour of what says so: a class of cues, or a polarity. */
enum style marked_colour(struct slice class);

/* Adds the piece; of marks only what lies in it. False: no memory. */
bool marked_add(struct page *page, struct slice text, struct span piece, const struct mark *marks,
	size_t count, struct arena *arena);

#endif
