/* appraisal.h: what comes of the answers on one document.
 *
 * An item is answered if all who answered it say the same, or one settles it (answers.h). Once
 * every item is, the score is the sum of the scores of the answers over the sum of the highest of
 * each item, without the items that do not count. */
#ifndef TL_APPRAISE_APPRAISAL_H
#define TL_APPRAISE_APPRAISAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "answers.h"
#include "buffer.h"

enum {
	SCORE_NONE = -1,	/* not all items are answered, or none counts */
	ITEM_OPEN = -1, ITEM_CONFLICT = -2
};

struct appraisal {
	const struct checklist *checklist;
	const struct answer *at;
	size_t count;			/* of these, at least one */
	size_t answered, conflicts;	/* items */
	int32_t score;			/* thousandths, 0 to 1000, or SCORE_NONE */
};

struct appraisal appraisal_of(const struct answers *answers, const struct answer *at, size_t count);

/* The index of the answer that an item has, or ITEM_OPEN, ITEM_CONFLICT. */
int appraisal_item(const struct appraisal *appraisal, size_t item);

/* Adds the member: {"checklist","items","answered","conflicts","score","answers":[..]}. */
void appraisal_write(const struct appraisal *appraisal, const struct lexis *reviewers,
	struct buffer *out);

#endif
