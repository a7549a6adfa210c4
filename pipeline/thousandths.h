/* thousandths.h: decimal numbers as whole thousandths: sums are exact, and written the same
 * everywhere. */
#ifndef TL_THOUSANDTHS_H
#define TL_THOUSANDTHS_H

#include <stdbool.h>
#include <stdint.h>

#include "buffer.h"
#include "slice.h"

enum {
	THOUSANDTHS_MAX = 1000000000	/* a million; the least is minus that */
};

/* Reads -0.25, 2 or 1.125: digits on both sides of a point, at most three behind it. False for
 * all else and for what is out of range. */
bool thousandths_read(struct slice text, int32_t *number);

/* The nearest; what is out of range becomes the last in it. */
static inline int32_t
thousandths_of(double number)
{
	if (!(number < THOUSANDTHS_MAX / 1000))
		return THOUSANDTHS_MAX;
	if (number < -THOUSANDTHS_MAX / 1000)
		return -THOUSANDTHS_MAX;
	return (int32_t)(number * 1000 + (number < 0 ? -0.5 : 0.5));
}

/* Adds it with no more digits than it needs: 2, -0.25. */
void thousandths_add(struct buffer *out, int32_t number);

#endif
