/* coded.h: sentences coded by people, to judge and to learn from: what coding.h reads (lines of
 * JSON, or a coding sheet that was filled in), but for what a machine tagged.
 *
 * A sentence that the file does not name, or whose row of a sheet is empty, was not coded. Weights
 * of a sheet are not looked at. */
#ifndef TL_LEXICON_CODED_H
#define TL_LEXICON_CODED_H

#include "coding.h"

/* Zero-initialise; coded_close also after a fault. */
struct coded {
	struct arena arena;
	struct coding_context context;
	struct coding coding;	/* only sentences that are coded */
};

bool coded_open(struct coded *coded, const char *path, struct fault *fault);
void coded_close(struct coded *coded);

/* The coded sentence of a document that holds a code point; NULL: there is none. */
const struct coding_sentence *coded_find(const struct coded *coded, struct slice document,
	uint32_t point);

/* The coded sentences of a document, one behind the other: the first, and how many. */
const struct coding_sentence *coded_of(const struct coded *coded, struct slice document,
	size_t *count);

/* What people gave a sentence: the first, and how many. */
const struct coding_mark *coded_marks(const struct coded *coded,
	const struct coding_sentence *sentence, size_t *count);

enum coded_verdict {
	CODED_RIGHT,	/* people gave this code and polarity */
	CODED_TURNED,	/* the code, but another polarity */
	CODED_WRONG,	/* not the code */
	CODED_OPEN	/* maybe */
};

enum coded_verdict coded_judge(const struct coded *coded, const struct coding_sentence *sentence,
	struct slice code, struct slice polarity);

#endif
