/* matrix.h: pairs as lines of JSON, in an order that hangs on nothing but what was counted: groups
 * by their values, items by lexicon, code and facets. Pairs that never come have no line.
 *
 * Jaccard's index is both / (of_a + of_b - both) (P. Jaccard 1912, "The distribution of the flora
 * in the alpine zone", New Phytologist 11, 37-50); lift is the units with both over those to be
 * expected if one had nothing to do with the other, of_a * of_b / units (S. Brin, R. Motwani,
 * J. Ullman, S. Tsur 1997, "Dynamic itemset counting and implication rules for market basket data",
 * SIGMOD, 255-264, where it is called interest); its logarithm is pointwise mutual information. */
#ifndef TL_COOCCUR_MATRIX_H
#define TL_COOCCUR_MATRIX_H

#include <stdbool.h>

#include "fault.h"
#include "pairs.h"
#include "stage.h"

struct matrix {
	const struct pairs *pairs;
	struct slice names;	/* of the fields counted by, as group.h writes them */
	struct slice first;	/* across lexicons: the one whose codes are "a" */
	const char *unit;	/* "sentence" */
	unsigned facets;
};

/* False and fault without memory; false alone if the emitter takes no more. */
bool matrix_emit(const struct matrix *matrix, struct emitter *emitter, struct fault *fault);

#endif
