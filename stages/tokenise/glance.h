/* glance.h: words of ASCII letters and digits between plain gaps, found in a block of the text at once.
 *
 * Bytes are bits: bit i stands for byte i of the block. A plain gap is a space or another separator,
 * or a mark such as a comma that is not between letters or digits; beside what is not ASCII, a low
 * line, a mark inside a word and a hyphen behind one there is doubt: boundaries.h has the rules. */
#ifndef TL_TOKENISE_GLANCE_H
#define TL_TOKENISE_GLANCE_H

#include <stdbool.h>
#include <stdint.h>

#include "bytes16.h"

enum {
	GLANCE_BYTES = 63,	/* of the last byte of a block what follows is not seen */
	GLANCE_WORDS = 32	/* at most in a block */
};

struct glance {
	uint64_t words, marks, hyphens, strange;
};

struct words {
	uint64_t starts, ends;	/* a bit for each word's first byte, and for the byte behind it */
	unsigned upto;		/* the byte to go on at, the start of a segment */
	bool doubt;		/* by the rules; else with the next block */
};

/* Looks at the bytes from `at` (< end) on, as many as a block has; behind `end` is a gap. */
struct glance glance_at(const char *at, const char *end);

/* The words from byte `from` (< GLANCE_BYTES), the start of a segment, up to where there is doubt or
 * the block ends. */
struct words glance_words(const struct glance *glance, unsigned from);

#endif
