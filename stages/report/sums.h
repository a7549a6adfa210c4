/* sums.h: what a report says of a code in a group: both polarities side by side. */
#ifndef TL_REPORT_SUMS_H
#define TL_REPORT_SUMS_H

#include <stddef.h>
#include <stdint.h>

#include "ledger.h"
#include "slice.h"

struct sums {
	uint64_t barriers, enablers;	/* references */
	uint64_t documents;		/* with either */
	uint64_t whole;			/* references that the shares are of */
};

/* Of a code; of the whole group in that lexicon where `code` is empty: documents are then all of
 * the group. Of a closed ledger. */
struct sums sums_of(const struct ledger *ledger, size_t group, struct slice lexicon,
	struct slice code);

/* Groups combined: a document is in one of them. */
void sums_add(struct sums *sum, struct sums more);

#endif
