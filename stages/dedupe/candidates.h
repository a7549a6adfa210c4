/* candidates.h: pairs of entries that are worth a look, without a look at all pairs.
 *
 * A pair is a candidate if both have the same title but for spaces; the same first author, year and
 * first page; the same year, volume and first page; or agree in a band of the signature of title or
 * abstract (minhash.h). Each entry is paired with CANDIDATES_NEAR before it that have the same key, so
 * that time and memory grow with the entries, not with their square, also where thousands are
 * called Editorial. */
#ifndef TL_DEDUPE_CANDIDATES_H
#define TL_DEDUPE_CANDIDATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bonds.h"

enum {
	CANDIDATES_NEAR = 16
};

struct pair {
	uint32_t a, b;	/* numbers of entries, a < b */
};

struct candidates {
	struct pair *at;	/* ascending, each once */
	size_t count, room;
};

/* Zero-initialise; candidates_free also after a failure. False: no memory. */
bool candidates_find(struct candidates *candidates, const struct entries *entries);
void candidates_free(struct candidates *candidates);

#endif
