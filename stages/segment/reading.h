/* reading.h: the sentence that is being read, and what was decided about a place in it. */
#ifndef TL_SEGMENT_READING_H
#define TL_SEGMENT_READING_H

#include <stdbool.h>

#include "items.h"

struct reading {
	const char *text, *end;	/* all there is */
	const char *sentence;	/* where the sentence began */
	struct item item;	/* the list marker that it began with */
};

struct stop {
	const char *at;	/* where the sentence ends, or else where to read on */
	bool ends;
};

static inline struct stop
stop_end(const char *at)
{
	return (struct stop){ at, true };
}

static inline struct stop
stop_none(const char *read_on)
{
	return (struct stop){ read_on, false };
}

#endif
