/* coded.h: sentences coded by people, one JSON object a line:
 *
 *   {"id":"d1","start":0,"end":57,"codes":[{"code":"costs","polarity":"barrier"}],"maybe":[]}
 *
 * Offsets are code points into the text of the record with that id. "maybe" (may be absent) holds
 * what not all of several coders gave: it counts neither as right nor as wrong. A sentence that no
 * line names was not coded. */
#ifndef TL_LEXICON_CODED_H
#define TL_LEXICON_CODED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fault.h"
#include "lexis.h"
#include "slice.h"

struct coded_mark {
	uint32_t code, polarity;	/* words */
	bool maybe;
};

struct coded_sentence {
	uint32_t document;	/* a word */
	uint32_t start, end;	/* code points */
	size_t marks, mark_count;	/* the first of its marks */
};

/* Zero-initialise; coded_close also after a fault. */
struct coded {
	struct lexis *words;
	struct coded_sentence *sentences;	/* by document, then start */
	struct coded_mark *marks;
	size_t sentence_count, sentence_room, mark_count, mark_room;
};

bool coded_open(struct coded *coded, const char *path, struct fault *fault);
void coded_close(struct coded *coded);

/* The coded sentence of a document that holds a code point; NULL: there is none. */
const struct coded_sentence *coded_find(const struct coded *coded, struct slice document,
	uint32_t point);

/* The coded sentences of a document, one behind the other: the first, and how many. */
const struct coded_sentence *coded_of(const struct coded *coded, struct slice document,
	size_t *count);

enum coded_verdict {
	CODED_RIGHT,	/* people gave this code and polarity */
	CODED_TURNED,	/* the code, but another polarity */
	CODED_WRONG,	/* not the code */
	CODED_OPEN	/* maybe */
};

enum coded_verdict coded_judge(const struct coded *coded, const struct coded_sentence *sentence,
	struct slice code, struct slice polarity);

#endif
