/* kept.h: lines that wait until all are there, to be put in order: all of them, the first few, or a
 * few drawn by chance. */
#ifndef TL_KWIC_KEPT_H
#define TL_KWIC_KEPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slice.h"

struct kept_line {
	uint64_t draw;		/* the lowest stay */
	size_t key_size, line_size;
	char bytes[];		/* key, then line */
};

/* Zero-initialise but for the limit; kept_free in any case. */
struct kept {
	size_t limit;		/* lines that stay; 0: all */
	struct kept_line **at;
	size_t count, room;
};

/* Copies a line and its key. Lines are dropped by and by: memory is bounded by twice the limit.
 * False: no memory. */
bool kept_add(struct kept *kept, uint64_t draw, struct slice key, struct slice line);

/* Takes over all lines of another. False: no memory. */
bool kept_merge(struct kept *into, struct kept *from);

/* Puts those that stay in order, by key, then by line. */
void kept_settle(struct kept *kept);

struct slice kept_line(const struct kept *kept, size_t number);
void kept_free(struct kept *kept);

#endif
