/* bin.h: numbers gathered in bins of one width: 2021 with width 5 is in "2020-2024".
 *
 * A bin is named by its least and greatest whole number and begins at a multiple of the width;
 * what lies between two whole numbers belongs to the one below. A bin of width 1 is that number
 * itself. */
#ifndef TL_BIN_H
#define TL_BIN_H

#include <stdbool.h>
#include <stdint.h>

#include "buffer.h"
#include "slice.h"

enum {
	BIN_WIDTH_MAX = 1000000000
};

/* Takes "/WIDTH" off the end of a field's name; *width is 0 where there is none. False: a width
 * of 0 or beyond BIN_WIDTH_MAX. */
bool bin_split(struct slice *name, uint64_t *width);

/* Adds the bin of a number as JSON. `number` is [-]digits[.digits], at most 15 digits before the
 * point; for anything else false, and nothing is added. */
bool bin_add(struct buffer *out, struct slice number, uint64_t width);

/* True for what bin_add calls a bin, without the quotes. */
bool bin_is(struct slice name);

/* Order of two names of bins by their numbers. */
int bin_compare(struct slice a, struct slice b);

#endif
