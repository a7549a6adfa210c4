/* pooled.h: what all codes have in common: how much a term says, a long one, one that was right
 * where others of its code were not, one that says by itself what it is, and terms nearby. One
 * regression over all pairs of an example and a code, so that codes with few examples lean on
 * those with many, and entries that no example has yet get a weight. */
#ifndef TL_LEXICON_POOLED_H
#define TL_LEXICON_POOLED_H

#include "fit.h"
#include "weights.h"

enum pooled_feature {
	POOLED_ANY,	/* there is a term of the code */
	POOLED_COUNT,	/* its entries there */
	POOLED_LONG,	/* their words behind the first, 2 of each at most */
	POOLED_LIFT,	/* see pooled_entry */
	POOLED_SELF,	/* its entries there that are enabling or hindering */
	POOLED_SAID,	/* by enum polarity */
	POOLED_NEAR = POOLED_SAID + SAID,
	POOLED_FEATURES
};

struct tally_of {
	uint32_t hits, right;
};

/* Zero-initialise; pooled_free. */
struct pooled {
	double shared[POOLED_FEATURES];
	double *sums;			/* by example and code */
	struct tally_of *entries;	/* by entry: examples with it, and with its code too */
	struct tally_of *codes;		/* by code: the sums over its entries */
};

/* Learns from the examples whose folds are not among the bits of `without`. The sum of an
 * example uses no lift that its own group gave. False: no memory. */
bool pooled_learn(struct pooled *pooled, const struct examples *examples, unsigned without,
	struct fit *fit);
void pooled_free(struct pooled *pooled);

/* What an entry of terms.tsv adds to the sum of its code. The lift is logit(r) - logit(q), with
 * r the share of its hits that are right and q that of its code, r drawn to q by 6 more hits. */
double pooled_entry(const struct pooled *pooled, const struct examples *examples, size_t entry);

#endif
