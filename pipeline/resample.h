/* resample.h: the bootstrap of documents: how often each of them is in a replicate, and the
 * interval that the replicates give.
 *
 * Documents are resampled, never words or sentences: these hang together within a document. A
 * document is in each replicate a number of times that has the Poisson distribution with mean 1
 * and is drawn from a hash of the seed, the document's id and the replicate (see draw.h): the
 * replicates of parts of a corpus add up to those of the whole, in any order, with any number of
 * workers. Documents with the same id have the same weights. */
#ifndef TL_RESAMPLE_H
#define TL_RESAMPLE_H

#include <stddef.h>
#include <stdint.h>

#include "slice.h"

enum {
	RESAMPLE_WEIGHT_MAX = 20
};

/* Fills weights[0, count) with how often the document is in replicates 0 to count - 1: each 0 to
 * RESAMPLE_WEIGHT_MAX. */
void resample_weights(uint64_t seed, struct slice id, uint8_t *weights, size_t count);

/* Both NAN: there is none. */
struct interval {
	double low, high;
};

/* The middle 95 in 100 of what the replicates gave: percentiles (B. Efron, R. Tibshirani, "An
 * Introduction to the Bootstrap", 1993, chapter 13) by the inverse of the empirical distribution
 * (type 1 of R. Hyndman and Y. Fan, The American Statistician 50, 1996). NAN is a replicate in
 * which the estimate is not defined; where these are more than 5 in 100 there is too little to say
 * how far the estimate would vary, and no interval. Infinities count as the largest and the
 * smallest. The samples lose their order. */
struct interval resample_interval(double *samples, size_t count);

#endif
