/* bonds.h: pairs of entries that are the same publication, why, and how surely. */
#ifndef TL_DEDUPE_BONDS_H
#define TL_DEDUPE_BONDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"
#include "entry.h"

enum reason {
	REASON_DOI, REASON_PMID, REASON_PMCID,
	REASON_LIKE,	/* the score says so; see likeness.h */
	REASONS
};

enum {
	SCORE_SURE = 1000	/* thousandths: of an identifier */
};

struct bond {
	uint32_t a, b;		/* numbers of entries, a < b */
	enum reason reason;
	int32_t score;		/* thousandths */
};

struct bonds {
	struct bond *at;
	size_t count, room;
};

/* The entries by their numbers: in the order of the input. */
struct entries {
	struct entry **at;
	uint32_t count;
};

/* "doi" */
const char *reason_name(enum reason reason);

/* False: no memory. */
bool bonds_add(struct bonds *bonds, struct bond bond);
void bonds_free(struct bonds *bonds);

/* Adds a bond for each identifier that two entries have alike: from each to the first that has it, but
 * where likeness_contradicts. Takes 32 bytes an entry meanwhile. False: no memory. */
bool bonds_find_same(struct bonds *bonds, const struct entries *entries);

#endif
