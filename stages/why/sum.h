/* sum.h: how the parts of a tag's score make it (tl-lexicon(5), Scores and Learnt scores): by the
 * rules their sum; by a lexicon that was learnt L(code) L(direction), of a statement without code
 * L(sum). */
#ifndef TL_WHY_SUM_H
#define TL_WHY_SUM_H

#include <stdbool.h>
#include <stdint.h>

#include "record.h"

enum sum_kind {
	SUM_PLAIN, SUM_CODE, SUM_STATEMENT
};

struct sum {
	enum sum_kind kind;
	int64_t sum;		/* of the parts but direction; thousandths */
	int64_t direction;	/* of SUM_CODE */
	bool adds_up;		/* they make the score */
};

/* Of a tag that is scored. */
struct sum sum_of(const struct tag *tag);

/* Whether the part is a sum of its own rather than one of the others. */
bool sum_is_direction(const struct tag_part *part);

/* L in thousandths. */
int32_t sum_likelihood(int64_t sum);

#endif
