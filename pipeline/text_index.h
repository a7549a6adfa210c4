/* text_index.h: from code points to bytes and back in one text.
 *
 * Layers are written in code points and kept in bytes. For pure ASCII both are the same and nothing is
 * built; otherwise the code points before every 256th byte are counted once. */
#ifndef TL_TEXT_INDEX_H
#define TL_TEXT_INDEX_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "slice.h"

struct text_index {
	struct slice text;
	bool ascii;
	uint32_t *before;	/* code points before byte 256 * i; in the arena it was built in */
	uint32_t total;		/* code points in all */
};

/* `text` is well-formed UTF-8 of at most UINT32_MAX bytes. False: no memory. */
bool text_index_build(struct text_index *index, struct slice text, struct arena *arena);

/* Code points before byte `offset`, which is at most the text's size and begins a code point. */
uint32_t text_index_points(const struct text_index *index, uint32_t offset);

/* The byte at which code point `points` begins; false beyond the end. */
bool text_index_bytes(const struct text_index *index, uint64_t points, uint32_t *offset);

#endif
