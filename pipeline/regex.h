/* regex.h: PCRE2 expressions over the text of a sentence, with bounds on what they may cost.
 *
 * Expressions know Unicode (PCRE2_UTF, PCRE2_UCP); "." matches line breaks too, since those inside a
 * sentence mean nothing; \C is refused, and so is what can match nothing at all. They are compiled
 * by JIT where there is one.
 *
 * PCRE2 counts its steps anew for each place where a match may begin: REGEX_STEPS from each, fewer in
 * a long text, so that all of them together are at most REGEX_STEPS_ALL. The time for a text has a
 * bound whatever the expression is. The bounds on depth and memory hold where there is no JIT; with
 * it the size of its stack is the bound on both. */
#ifndef TL_REGEX_H
#define TL_REGEX_H

#include <stdbool.h>
#include <stddef.h>

#include "fault.h"
#include "slice.h"

enum {
	REGEX_SOURCE = 1000,		/* bytes of an expression */
	REGEX_TEXT = 1 << 16,		/* bytes of the longest text */
	REGEX_STEPS = 20000,
	REGEX_STEPS_ALL = 1 << 26,
	REGEX_DEPTH = 10000,
	REGEX_MEMORY = 16 << 10		/* KiB */
};

/* Read-only once it is there, and shared by threads. */
struct regex;

/* NULL and fault for a mistake; *at is then the byte of the source where it is. */
struct regex *regex_new(struct slice source, bool any_case, const char **at, struct fault *fault);
void regex_free(struct regex *regex);

/* What a thread needs to match, for any regex. */
struct regex_space;

struct regex_space *regex_space_new(void);	/* NULL: no memory */
void regex_space_free(struct regex_space *space);

enum regex_result {
	REGEX_FOUND, REGEX_NONE,
	REGEX_BOUND,		/* the text is too long, or the search has cost too much */
	REGEX_NO_MEMORY
};

/* The first match in `text` (well-formed UTF-8, of which `from` begins a character) that begins at
 * `from` or behind it: bytes *start to *end, at least one. */
enum regex_result regex_find(const struct regex *regex, struct regex_space *space,
	struct slice text, size_t from, size_t *start, size_t *end);

#endif
