/* parts.h: the title and the abstract of a record as a text with words, for patterns.
 *
 * Neither is the text that is analysed, so that tl-tokenise and tl-stem do not see them. The
 * words are those of tl-tokenise --split-hyphens (patterns match compounds by their parts) with
 * Snowball stems; to the patterns each of the two is one sentence. */
#ifndef TL_SCREEN_PARTS_H
#define TL_SCREEN_PARTS_H

#include <stdbool.h>
#include <stdint.h>

#include "buffer.h"
#include "fault.h"
#include "record.h"

struct sb_stemmer;

/* One worker's. Zero-initialise; parts_close in any case. */
struct parts {
	struct lexis *lexis;
	struct record *record;		/* its text is title, line feed, abstract */
	struct sb_stemmer *stemmer;
	struct lexis_column stems;	/* by word */
	struct buffer line, lower;
	struct span *tokens;
	size_t count, room;
	struct span spans[2];		/* of the two in the text */
};

/* The lexis is that of the records to come, borrowed. False: no memory, or no stemmer. */
bool parts_open(struct parts *parts, const char *language, struct lexis *lexis);
void parts_close(struct parts *parts);

/* Makes parts->record of what the other record has: sentences, tokens and stems are set. It is
 * valid until the next call. False: no memory. */
bool parts_read(struct parts *parts, struct record *record, struct fault *fault);

#endif
