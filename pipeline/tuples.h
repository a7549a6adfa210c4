/* tuples.h: every distinct tuple of names once, with a small number for it, dense from 0 as they
 * came. Names are any bytes. Memory is bounded by the tuples. */
#ifndef TL_TUPLES_H
#define TL_TUPLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"
#include "lexis.h"
#include "slice.h"

struct tuples {
	size_t width;		/* names in each */
	struct lexis *keys;
	struct slice *names;	/* views of the keys */
	size_t count, room;
	struct buffer key;
};

/* `tuples` is zero-initialised; tuples_free also after a failure. False: no memory. */
bool tuples_begin(struct tuples *tuples, size_t width);
void tuples_free(struct tuples *tuples);

/* The number of a tuple, which is copied if it is new; LEXIS_NONE: no memory. */
uint32_t tuples_add(struct tuples *tuples, const struct slice *names);

/* Its names, `width` of them. The array is valid until the next tuples_add, the bytes until
 * tuples_free. */
static inline const struct slice *
tuples_at(const struct tuples *tuples, uint32_t number)
{
	return tuples->names + number * tuples->width;
}

#endif
