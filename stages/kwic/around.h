/* around.h: what stands around a place in a text. */
#ifndef TL_KWIC_AROUND_H
#define TL_KWIC_AROUND_H

#include <stddef.h>

#include "record.h"

struct around_limits {
	size_t words;		/* at either side, at most; not 0 */
	size_t characters;	/* code points, the same */
};

/* A place in a text. */
struct around {
	size_t before;		/* tokens that end before it */
	size_t behind;		/* the first that begins behind it */
	struct span area;	/* in which all of this lies */
	struct span left, right;	/* beside it */
};

/* With fewer words than asked for, all of the area. The place lies in the area. */
struct around around_find(struct slice text, const struct spans *tokens, struct span place,
	struct span area, struct around_limits limits);

/* Bytes of the first code points of well-formed text, and of all but the last ones. */
size_t around_first(struct slice text, size_t points);
size_t around_but_last(struct slice text, size_t points);

#endif
