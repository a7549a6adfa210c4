/* keys.h: key cells: those that stand out among the codes of their level.
 *
 * A cell is key if a statistic of it is above a quantile of that statistic over the codes of the
 * same lexicon, group and depth, and above 0: over those with the same polarity, or over barriers
 * and enablers together. The upper quartile of relative frequencies is the rule of published
 * reviews of barriers and enablers; every part of it can be set, and is said in the output.
 *
 * Statistics are compared in billionths, what is beyond them dropped. In a replicate of a bootstrap
 * the same codes take part; one in which there is nothing to divide by has no key cells. */
#ifndef TL_COUNT_KEYS_H
#define TL_COUNT_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "cell.h"
#include "frame.h"
#include "known.h"

struct key_rule {
	enum cell_statistic of;
	unsigned quantile;	/* thousandths */
	unsigned type;		/* see quantile.h */
	bool ties;		/* what equals the threshold is key */
	bool together;		/* barriers and enablers are one set */
	const struct known *known;	/* lexicons whose codes take part, those not counted as 0 */
	size_t known_count;
};

/* In the order of lexicon, depth and polarity; lives in the arena that they were found with. */
struct keys {
	struct cell_rule *rules;
	size_t count;
};

/* Says of each cell that can be key whether it is, and how stable that is. False: no memory. */
bool keys_find(struct keys *keys, const struct key_rule *rule, struct frame *frame,
	struct arena *arena);

#endif
