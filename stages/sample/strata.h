/* strata.h: sentences in strata, of each of which those with the lowest ranks are kept: a simple
 * random sample without replacement, since ranks are hashes (bottom-k sampling; E. Cohen and H.
 * Kaplan, "Summarizing data using bottom-k sketches", PODC 2007). It hangs neither on the order
 * in which sentences come nor on which of several strata objects they went through before a
 * merge.
 *
 * Memory is bounded by the number of strata and the sentences kept in each, not by the
 * corpus. */
#ifndef TL_SAMPLE_STRATA_H
#define TL_SAMPLE_STRATA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lexis.h"
#include "slice.h"

struct drawn {
	uint64_t rank;
	uint32_t sentence;	/* in its document, from 1 */
	uint32_t start, end;	/* code points */
	struct slice id, text, tags;	/* of one allocation, which is this struct's */
};

struct stratum {
	uint64_t count;		/* of sentences that were offered */
	struct drawn **kept;	/* up to twice the size; after strata_close sorted by rank */
	size_t kept_count, room;
	uint64_t bound;		/* ranks above are out already */
};

struct strata {
	struct lexis *keys;	/* their numbers are the indexes below */
	struct stratum *at;
	size_t count, room;
	size_t size;		/* sentences to keep of each */
};

/* NULL: no memory. */
struct strata *strata_new(size_t size);
void strata_free(struct strata *strata);

/* Offers a sentence to the stratum called `key`; what is kept is copied. False: no memory. */
bool strata_offer(struct strata *strata, struct slice key, const struct drawn *sentence);

/* Moves what `from` keeps. False: no memory. */
bool strata_merge(struct strata *into, struct strata *from);

/* Leaves at most `size` in each. */
void strata_close(struct strata *strata);

/* After strata_close: leaves at most `total` (at most SIZE_MAX - 1) in all, the same number in
 * every stratum as far as each has so many; what does not divide goes to the first of `order`,
 * the indexes of all strata. */
void strata_share(struct strata *strata, uint64_t total, const size_t *order);

#endif
