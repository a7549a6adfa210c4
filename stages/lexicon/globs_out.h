/* globs_out.h: a lexicon's terms as dictionaries of globs know them: words and phrases, with "*"
 * and "?".
 *
 * A word matched by its stem becomes what the word and its stem begin with, and "*"; alternatives
 * become phrases of their own, and so do the lengths of a gap: "lack trust", "lack * trust". What
 * has too many of them, or is no plain pattern, cannot be one. */
#ifndef TL_LEXICON_GLOBS_OUT_H
#define TL_LEXICON_GLOBS_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tagger.h"

struct glob_out {
	uint32_t code;		/* its place among the codes */
	struct slice text;
};

/* Zero-initialise; globs_out_free in any case. */
struct globs_out {
	struct arena arena;
	struct slice *codes;	/* in the order of their first terms */
	struct glob_out *at;	/* by code, then by bytes, none twice */
	size_t code_count, code_room, count, room;
	size_t lost;		/* terms of which there is none */
};

/* `endings`: "*" may only stand at the end of a phrase, and "?" nowhere; words before the last are
 * as they are written, and gaps are closed. */
bool globs_out_make(struct globs_out *globs, const struct tagger *tagger, bool endings,
	struct fault *fault);
void globs_out_free(struct globs_out *globs);

#endif
