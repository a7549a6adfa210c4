/* prose.h: text that has the shape of abstracts and reports, and no meaning. */
#ifndef TL_BENCH_PROSE_H
#define TL_BENCH_PROSE_H

#include "buffer.h"
#include "dice.h"
#include "words.h"

struct prose {
	struct words words;
	struct phrases terms, cues;
	struct dice dice;
};

/* Adds a text of about 1 to 3 kB: sentences of 6 to 40 words with commas, brackets, citations, decimals,
 * curly quotes, dashes, compounds, terms and cues about as often as in reviews of integrated care; a
 * third of the texts have the labels of a structured abstract, a few have paragraphs and lists. */
void prose_add(struct prose *prose, struct buffer *out);

#endif
