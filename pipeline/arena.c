#include "arena.h"

#include <stdalign.h>
#include <stdlib.h>

enum {
	BLOCK_SIZE = 64 * 1024
};

struct arena_block {
	struct arena_block *next;
	size_t size, used;
	alignas(max_align_t) char bytes[];
};

static struct arena_block *
block_new(size_t size, struct arena_block *next)
{
	struct arena_block *block;

	if (size > SIZE_MAX - sizeof *block)
		return NULL;
	block = malloc(sizeof *block + size);
	if (block)
		*block = (struct arena_block){ .next = next, .size = size };
	return block;
}

void *
arena_take(struct arena *arena, size_t size)
{
	const size_t mask = alignof(max_align_t) - 1;
	struct arena_block *block = arena->head;
	void *memory;

	if (size > SIZE_MAX - mask)
		return NULL;
	size = (size + mask) & ~mask;
	if (!block || block->size - block->used < size) {
		block = block_new(size > BLOCK_SIZE ? size : BLOCK_SIZE, arena->head);
		if (!block)
			return NULL;
		arena->head = block;
	}
	memory = block->bytes + block->used;
	block->used += size;
	return memory;
}

void *
arena_array(struct arena *arena, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		return NULL;
	return arena_take(arena, count * size);
}

struct slice
arena_copy(struct arena *arena, struct slice bytes)
{
	char *copy = bytes.size == SIZE_MAX ? NULL : arena_take(arena, bytes.size + 1);

	if (!copy)
		return (struct slice){ NULL, 0 };
	if (bytes.size)
		memcpy(copy, bytes.at, bytes.size);
	copy[bytes.size] = '\0';
	return (struct slice){ copy, bytes.size };
}

void
arena_reset(struct arena *arena)
{
	struct arena_block *kept = NULL, *block, *next;

	for (block = arena->head; block; block = next) {
		next = block->next;
		if (!kept && block->size == BLOCK_SIZE)
			kept = block;
		else
			free(block);
	}
	if (kept) {
		kept->next = NULL;
		kept->used = 0;
	}
	arena->head = kept;
}

void
arena_free(struct arena *arena)
{
	while (arena->head) {
		struct arena_block *next = arena->head->next;

		free(arena->head);
		arena->head = next;
	}
}
