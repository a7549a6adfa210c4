/* arena.h: memory that is given back all at once.
 *
 * Memory from an arena is valid until arena_reset or arena_free. A reset keeps one block of ordinary
 * size for the next round and gives larger ones back, so that one giant record does not stay paid for. */
#ifndef TL_ARENA_H
#define TL_ARENA_H

#include <stddef.h>

#include "slice.h"

struct arena_block;

struct arena {
	struct arena_block *head;	/* newest first */
};

/* Zero-initialise to start. Returns NULL when memory is out; aligned for any type. */
void *arena_take(struct arena *arena, size_t size);

/* Like arena_take for an array; NULL also when count * size overflows. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* A copy with a NUL added behind it (not counted in size). .at is NULL when memory is out. */
struct slice arena_copy(struct arena *arena, struct slice bytes);

void arena_reset(struct arena *arena);
void arena_free(struct arena *arena);

#endif
