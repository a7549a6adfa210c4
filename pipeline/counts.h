/* counts.h: how often each of many names came. Memory is bounded by the names. */
#ifndef TL_COUNTS_H
#define TL_COUNTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lexis.h"
#include "slice.h"

struct counts {
	struct lexis *names;	/* any bytes; numbered from 0 as they came */
	uint64_t *at;		/* by the name's number */
	size_t count, room;
};

/* `counts` is zero-initialised; counts_free also after a failure. False when memory is out. */
bool counts_begin(struct counts *counts);
void counts_free(struct counts *counts);

/* The number of the name; LEXIS_NONE when memory is out. */
uint32_t counts_add(struct counts *counts, struct slice name, uint64_t times);

/* False when memory is out. */
bool counts_merge(struct counts *into, const struct counts *from);

struct counted {
	struct slice name;	/* valid as long as the counts it is of */
	uint64_t times;
};

/* counts->count of them, by the bytes of their names; the caller's, to be freed. NULL: no
 * memory. */
struct counted *counts_sorted(const struct counts *counts);

#endif
