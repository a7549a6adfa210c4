/* numbering.h: a number for each pair of numbers, dense from 0 in the order the pairs were met. */
#ifndef TL_TERMS_NUMBERING_H
#define TL_TERMS_NUMBERING_H

#include <stddef.h>
#include <stdint.h>

#define NUMBERING_NONE UINT32_MAX	/* no number: no memory, or too many */

struct numbered {
	uint32_t first, second;
};

/* Zero-initialise; numbering_free in any case. */
struct numbering {
	struct numbered *at;	/* by number */
	size_t count, room;
	uint32_t *slots;	/* numbers, by open addressing; at most half are taken */
	size_t slot_mask;	/* slots - 1, a power of two minus one */
};

/* The number of the pair, which may be new. */
uint32_t numbering_of(struct numbering *numbering, uint32_t first, uint32_t second);
void numbering_free(struct numbering *numbering);

#endif
