/* losses.h: how many tags of each code had no counterpart. Memory is bounded by the codes. */
#ifndef TL_CROSSWALK_LOSSES_H
#define TL_CROSSWALK_LOSSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lexis.h"
#include "slice.h"

struct loss {
	struct slice code;	/* valid as long as the losses it is of */
	uint64_t tags;
};

struct losses {
	struct lexis *codes;
	uint64_t *tags;		/* by the code's number in the lexis */
	size_t count, room;
};

/* `losses` is zero-initialised. These return false when memory is out. */
bool losses_begin(struct losses *losses);
bool losses_add(struct losses *losses, struct slice code, uint64_t tags);
bool losses_merge(struct losses *into, const struct losses *from);

void losses_free(struct losses *losses);

/* losses->count of them by code; the caller's, to be freed. NULL: no memory. */
struct loss *losses_sorted(const struct losses *losses);

#endif
