/* listing.h: a tally as the lines of a count (see pipeline/cell.h), in an order that hangs on
 * nothing but what was counted: groups by their values, each before its codes; codes by lexicon,
 * then as a tree; polarities by name, the margin last. Counts of 0 have no line. */
#ifndef TL_COUNT_LISTING_H
#define TL_COUNT_LISTING_H

#include <stdbool.h>

#include "fault.h"
#include "stage.h"
#include "tally.h"

/* False and fault without memory or for cells whose group was never counted; false alone if the
 * emitter takes no more. */
bool listing_emit(const struct tally *tally, bool partial, struct emitter *emitter,
	struct fault *fault);

#endif
