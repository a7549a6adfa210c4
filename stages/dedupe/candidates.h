/* candidates.h: pairs of entries that are worth a look, without a look at all pairs.
 *
 * A pair is a candidate if both have the same title but for spaces; the same first author, year and
 * first page; the same year, volume and first page; or agree in a band of the signature of abstract
 * or title (minhash.h), and with a band of the title in CANDIDATES_TITLE values of it at least: in
 * a million titles any three values are met often.
 *
 * Where thousands have the same key, all called Editorial, they are put in an order that has like
 * ones beside each other (the same title by author, year and page; the same band by the values that
 * follow it, as in Bawa, Condie and Ganesan, "LSH Forest", WWW 2005), and each is paired with the
 * CANDIDATES_NEAR before it. So time and memory grow with the entries, not with their square. */
#ifndef TL_DEDUPE_CANDIDATES_H
#define TL_DEDUPE_CANDIDATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bonds.h"

enum {
	CANDIDATES_NEAR = 16,
	CANDIDATES_TITLE = 6
};

struct pair {
	uint32_t a, b;	/* numbers of entries, a < b */
};

struct candidates {
	struct pair *at;	/* ascending, each once */
	size_t count, room;
	size_t sorted;		/* the first of them, while they are being found */
};

/* Zero-initialise; candidates_free also after a failure. Takes 32 bytes an entry meanwhile. False:
 * no memory. */
bool candidates_find(struct candidates *candidates, const struct entries *entries);
void candidates_free(struct candidates *candidates);

#endif
