/* covered.h: how far reviews overlap in the primary studies that they include.
 *
 * Corrected covered area: of N inclusions of r studies in c reviews, CCA = (N - r) / (r c - r);
 * its class by the percentage, rounded to a whole: slight up to 5, moderate up to 10, high up to
 * 15, very high (D. Pieper, S.-L. Antoine, T. Mathes, E. A. M. Neugebauer, M. Eikermann,
 * "Systematic review finds overlapping reviews were not mentioned in every other overview",
 * Journal of Clinical Epidemiology 67, 2014, 368-375).
 *
 * Weights count fractionally (L. Waltman, N. J. van Eck, "Field-normalized citation impact
 * indicators and the choice of an appropriate counting method", Journal of Informetrics 9, 2015,
 * 872-894, have it for publications of several authors): each study is shared out evenly among
 * the reviews that include it, and the weight of a review is the mean of its shares. Weight times
 * studies, over all reviews, is r. */
#ifndef TL_OVERLAP_COVERED_H
#define TL_OVERLAP_COVERED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "inclusions.h"

/* The quotient; whole is 0 where there is none, of one review or no study. */
struct covered {
	uint64_t part, whole;
};

struct covered covered_area(uint64_t inclusions, uint64_t studies, uint64_t reviews);

/* "slight" and so on; empty where there is no quotient. */
const char *covered_class(struct covered covered);

enum {
	WEIGHT_ONE = 1000000	/* weights are whole millionths */
};

struct overlap {
	size_t reviews;
	uint64_t *shared;	/* reviews * reviews: studies that both include; its own alone */
	uint64_t *weights;	/* by review: millionths, rounded */
};

/* Zero-initialise; overlap_free in any case. False: no memory. */
bool overlap_make(struct overlap *overlap, const struct inclusions *inclusions);
void overlap_free(struct overlap *overlap);

/* Studies that both, or the one, include. */
static inline uint64_t
overlap_shared(const struct overlap *overlap, size_t a, size_t b)
{
	return overlap->shared[a * overlap->reviews + b];
}

/* Of two reviews. */
struct covered overlap_pair(const struct overlap *overlap, size_t a, size_t b);

#endif
