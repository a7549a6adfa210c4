/* quantile.h: sample quantiles of whole numbers, in whole numbers: the same on every machine.
 *
 * The nine definitions of R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages",
 * The American Statistician 50, 1996, under their numbers: 1 to 3 step from one value to the next,
 * 4 to 9 draw a line between them. 7 is what R, NumPy and spreadsheets do unless told otherwise. */
#ifndef TL_QUANTILE_H
#define TL_QUANTILE_H

#include <stddef.h>
#include <stdint.h>

enum {
	QUANTILE_TYPES = 9,		/* from 1 */
	QUANTILE_DEFAULT = 7,
	QUANTILE_WHOLE_MAX = 1000000
};

struct quantile {
	unsigned type;
	uint64_t part, whole;	/* part / whole of the values are below: 3 / 4 is the upper
				 * quartile. part <= whole, 0 < whole <= QUANTILE_WHOLE_MAX */
};

/* For qsort. */
int quantile_order(const void *a, const void *b);

/* The quantile of `count` (1 to 2^32) values in ascending order; what is behind the point is
 * dropped. */
uint64_t quantile_of(const uint64_t *sorted, size_t count, const struct quantile *quantile);

#endif
