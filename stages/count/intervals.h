/* intervals.h: how far the statistics of cells might have come out otherwise.
 *
 * Percentile intervals (B. Efron and R. J. Tibshirani, "An introduction to the bootstrap", 1993,
 * chapter 13): of the replicates' values, in billionths, the quantiles (type 7) that leave out the
 * same share on both sides. Replicates in which there is nothing to divide by are left out; where
 * these are more than 5 in 100 there is no interval, as in resample.h. */
#ifndef TL_COUNT_INTERVALS_H
#define TL_COUNT_INTERVALS_H

#include <stdbool.h>

#include "arena.h"
#include "frame.h"

/* Gives each cell of a frame with replicates the intervals of its statistics; `level` is in
 * thousandths. False: no memory. */
bool intervals_find(struct frame *frame, unsigned level, struct arena *arena);

#endif
