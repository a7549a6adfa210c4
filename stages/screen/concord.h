/* concord.h: how far reviewers agree who decided on the same records: two by two, at each stage,
 * with the coefficients of ratings.h. Those who settle conflicts are no reviewers. */
#ifndef TL_SCREEN_CONCORD_H
#define TL_SCREEN_CONCORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"
#include "votes.h"

/* Zero-initialise. */
struct concord {
	size_t reviewers;
	uint64_t *at;	/* by stage, reviewer, other reviewer behind it, choice of each: records */
};

/* False: no memory. */
bool concord_open(struct concord *concord, const struct votes *decisions);
void concord_free(struct concord *concord);

/* The decisions on one record. */
void concord_add(struct concord *concord, const struct vote *decisions, size_t count);
void concord_merge(struct concord *into, const struct concord *from);

/* Adds a table (TSV): a row for each stage and two reviewers with records in common. */
void concord_write(const struct concord *concord, const struct lexis *reviewers,
	struct buffer *out);

#endif
