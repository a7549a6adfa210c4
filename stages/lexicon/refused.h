/* refused.h: rows of evidence that a person does not want: a table with the columns code and
 * pattern, as changes.tsv has them; the code "*" stands for all targets. */
#ifndef TL_LEXICON_REFUSED_H
#define TL_LEXICON_REFUSED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fault.h"
#include "lexis.h"

struct examples;

/* Zero-initialise; refused_close also after a fault. */
struct refused {
	struct lexis *rows;	/* code, tab, pattern; NULL: nothing is refused */
	bool *at;		/* by target and n-gram, after refused_settle */
	size_t ngrams;
};

/* Reads the table; its codes must be among the examples' targets. */
bool refused_read(struct refused *refused, const struct examples *examples, const char *path,
	struct fault *fault);
void refused_close(struct refused *refused);

/* Finds the n-grams that are meant, once they are settled. False: no memory. */
bool refused_settle(struct refused *refused, const struct examples *examples);

static inline bool
refused_has(const struct refused *refused, size_t target, uint32_t ngram)
{
	return refused->at && refused->at[target * refused->ngrams + ngram];
}

#endif
