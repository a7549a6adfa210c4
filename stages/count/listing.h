/* listing.h: a tally as the lines of a count (see pipeline/cell.h), in an order that hangs on
 * nothing but what was counted: groups by their values, each before its rules and its codes; codes
 * by lexicon, then as a tree; polarities by name, the margin last. Counts of 0 have no line.
 * Groups that are summed up over fields come last, those over fewer fields first. */
#ifndef TL_COUNT_LISTING_H
#define TL_COUNT_LISTING_H

#include <stdbool.h>

#include "buffer.h"
#include "fault.h"
#include "keys.h"
#include "stage.h"
#include "tally.h"

enum {
	LISTING_FIELDS = 10,		/* most that can be summed over */
	CONCENTRATED_REFERENCES = 10,	/* fewest of a cell that can be concentrated */
	CONCENTRATED_REMARKS = 10	/* most lines about such cells */
};

struct listing_settings {
	bool partial;		/* then nothing of what follows counts */
	bool totals;		/* sum up over the fields, too */
	struct key_rule rule;
	unsigned largest;	/* the share of a cell's references that one document may have, in a
				 * group of several: thousandths */
	unsigned level;		/* of intervals: thousandths */
};

/* Adds to `remarks` a line for each doubt (doubts.h) and of the first cells that are concentrated.
 *
 * False and fault without memory, for cells whose group was never counted, or for more than
 * LISTING_FIELDS fields; false alone if the emitter takes no more. */
bool listing_emit(const struct tally *tally, const struct listing_settings *settings,
	struct emitter *emitter, struct buffer *remarks, struct fault *fault);

#endif
