/* glance.h: the words of a block of the text, found at once.
 *
 * Bytes are bits: bit i stands for byte i of the block. Seen are words of ASCII letters and digits,
 * and what joins them between two of these: marks as in "0.5", "3,000" and "it's" (UAX #29), and
 * hyphens as in "well-being", unless digits are on both sides. There is doubt beside what is not ASCII,
 * a low line, and a hyphen between digits: boundaries.h has the rules. */
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
	uint64_t letters, digits, mid_letters, mid_digits;	/* see struct bytes16_text */
	uint64_t hyphens;	/* none where they divide words */
	uint64_t strange;
};

struct words {
	uint64_t edges;		/* a bit for each word's first byte, and one for the byte behind it */
	unsigned upto;		/* the byte to go on at, the start of a segment */
	bool doubt;		/* by the rules; else with the next block */
};

/* Looks at the bytes from `at` (< end) on, as many as a block has; behind `end` is a gap. */
struct glance glance_at(const char *at, const char *end, bool split_hyphens);

/* The words from byte `from` (< GLANCE_BYTES), the start of a segment, up to where there is doubt or
 * the block ends. */
struct words glance_words(const struct glance *glance, unsigned from);

#endif
