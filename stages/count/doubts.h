/* doubts.h: what in a count is likely a slip of the call: names that nothing has. */
#ifndef TL_COUNT_DOUBTS_H
#define TL_COUNT_DOUBTS_H

#include "buffer.h"
#include "keys.h"
#include "order.h"
#include "tally.h"

/* Adds a line to `remarks` for each field that no document has, and for each of the known lexicons that
 * no tag is of although there are tags. */
void doubts_remark(const struct order *order, const struct tally *tally, const struct key_rule *rule,
	struct buffer *remarks);

#endif
