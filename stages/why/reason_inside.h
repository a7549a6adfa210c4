/* reason_inside.h: what reason.c and rivals.c share. Nobody else includes this. */
#ifndef TL_WHY_REASON_INSIDE_H
#define TL_WHY_REASON_INSIDE_H

#include "reason.h"

/* What is being found out. */
struct inquiry {
	struct reason *reason;
	const struct tagging *tagging;
	const struct tags *tags;	/* those that rivals are among */
	size_t from, end;		/* sights in the quotation */
	bool known;			/* the lexicon is at hand, with these limits */
	struct lexicon_limits limits;
	struct arena *arena;
};

static inline bool
span_equal(struct span a, struct span b)
{
	return a.start == b.start && a.end == b.end;
}

/* The sight of which the tag came; NULL: there is none in the quotation. */
const struct sight *sight_of(const struct inquiry *inquiry, const struct tag *tag);

/* The first tag that does not begin before the byte. */
size_t tags_from(const struct tags *tags, uint32_t byte);

/* Fills in .outcome and .rivals, behind all else. False: no memory. */
bool find_rivals(struct inquiry *inquiry);

#endif
