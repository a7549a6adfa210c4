/* marks.h: words of a title, and types, that tell a publication from another one with the same
 * authors and nearly the same title. */
#ifndef TL_DEDUPE_MARKS_H
#define TL_DEDUPE_MARKS_H

#include <stdbool.h>
#include <stdint.h>

#include "slice.h"

/* Bits: what a title (words of normal.h) announces, such as a correction, comment or protocol, and
 * whether the type is that of a thesis or of a paper at a conference. */
uint32_t marks_of(struct slice title, struct slice type);

enum {
	MARK_CONFERENCE = 1u << 30,
	MARK_THESIS = 1u << 29
};

/* The next word, or size 0; what is left in *words. */
struct slice marks_next_word(struct slice *words);

/* Whether two titles have the same numbers in the same order: Arabic digits, or Roman numbers up to ten
 * that stand alone. */
bool marks_same_numbers(struct slice a, struct slice b);

#endif
