/* context.h: what stands before a sentence and speaks for it.
 *
 * Cues reach beyond their sentence in four ways, the nearest first:
 *   the sentence before, if this one begins with a cue of class back ("this", "such a lack"):
 *     what it said
 *   the opener of a list, a cue that reaches the end of its sentence, if that ends with a colon or
 *     items follow: the items, or without any the next sentence
 *   a heading, a cue of reach section that is all of its sentence: to the end of the section
 *   the kind of the section: barriers or enablers */
#ifndef TL_CONTEXT_H
#define TL_CONTEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "findings.h"
#include "piece.h"
#include "polarity.h"
#include "record.h"
#include "weigh.h"

enum {
	CONTEXT_CUES = ABOVE_SECTION
};

struct context {
	const struct findings_map *map;
	struct slice text;
	const struct sections *sections;	/* NULL: none */
	size_t number;				/* of the sentence's section or the next */
	const struct section *section;		/* NULL: none holds the sentence */
	struct span label;			/* the section's */
	struct span sentence;
	bool set[CONTEXT_CUES + 1];
	struct placed_cue cues[CONTEXT_CUES + 1];	/* by enum above */
	bool said, opened;	/* the sentence before said something, opened a list */
	bool items;	/* the list has some */
};

/* At the start of a text. */
void context_start(struct context *context, struct slice text, const struct sections *sections);

/* Goes to the next sentence, and says whether it holds findings: no heading does. */
enum findings context_enter(struct context *context, struct span sentence);

/* Whether the sentence leads to what is behind it: it ends with a colon. */
bool context_leads(const struct context *context);

/* The cues from above that hold the terms of a piece of the sentence. */
size_t context_cues(const struct context *context, bool back,
	struct placed_cue cues[CONTEXT_CUES]);

/* What a piece of the sentence leaves for those behind it: the heading that it is, and what it
 * says. */
void context_leave(struct context *context, const struct piece *piece,
	const struct statement *said);

#endif
