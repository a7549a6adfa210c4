/* boundaries.h: where the tokens of any text end, by the rules.
 *
 * Most boundaries are found without word_boundary: the reader knows the rules between plain letters,
 * digits and punctuation, and hands every segment that meets a code point of another class (marks,
 * format characters, Hebrew, Katakana, ...) over to word_boundary. */
#ifndef TL_TOKENISE_BOUNDARIES_H
#define TL_TOKENISE_BOUNDARIES_H

#include <stdbool.h>

/* A token, or a segment between word boundaries that is none. */
struct stretch {
	const char *end;
	bool token;
};

/* The stretch that starts at `at` (< end), a word boundary, in well-formed text up to `end`. */
struct stretch stretch_at(const char *at, const char *end, bool split_hyphens);

#endif
