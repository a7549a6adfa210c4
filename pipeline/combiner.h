/* combiner.h: from what the matcher has seen in a piece of a sentence to the entries that count
 * there: gaps that pass what they may not (gaps.h) and entries whose conditions do not hold
 * (condition.h) go, composites (combinations.h) come.
 *
 *   near     An operand's longest places count. Each is joined to the nearest of the other operand
 *            before it and behind it, and of the stretches that this gives the shortest stay.
 *   unless   A place counts that overlaps none of an exception.
 *   @code    All places of the entries that have the code, as they are after their own conditions
 *            and exceptions; also those that a longer match will hide.
 *
 * The time is linear in the places seen, but for sorting them. */
#ifndef TL_COMBINER_H
#define TL_COMBINER_H

#include <stdbool.h>

#include "fault.h"
#include "lexicon.h"
#include "matcher.h"
#include "record.h"

/* One thread's way of using lexicons that are sealed. */
struct combiner;

struct combiner *combiner_new(const struct lexicons *lexicons);	/* NULL: no memory */
void combiner_free(struct combiner *combiner);

/* Before the first piece of each record; sections may be NULL. */
void combiner_start(struct combiner *combiner, struct record *record,
	const struct sections *sections);

/* Puts other sightings, of entries, in the place of those that matching_run gave for the piece of
 * the text that goes from area.start to area.end; they are valid until the next call. Pieces come
 * in their order in the text. False: no memory, or what combiner_refuses tells. */
bool combiner_run(struct combiner *combiner, const char *text, struct span area,
	struct matched *matched);

/* Whether the last run has failed because of the record: an expression has cost too much. */
bool combiner_refuses(const struct combiner *combiner, struct fault *fault);

#endif
