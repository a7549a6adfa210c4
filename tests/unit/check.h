/* check.h: what the unit tests share: cmocka with the headers it wants, checks of our own types.
 *
 * Tests are run in the root of the repository. */
#ifndef TL_CHECK_H
#define TL_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fault.h"
#include "slice.h"

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

/* The slice holds the bytes of the string. */
#define assert_slice(seen, expected) check_slice((seen), (expected), __FILE__, __LINE__)

/* The fault's words hold `part`. */
#define assert_words(fault, part) check_words((fault), (part), __FILE__, __LINE__)

static inline void
check_slice(struct slice seen, const char *expected, const char *file, int line)
{
	if (slice_is(seen, expected))
		return;
	print_error("\"%.*s\" where \"%s\" was expected\n", (int)seen.size,
		seen.at ? seen.at : "", expected);
	_fail(file, line);
}

static inline void
check_words(const struct fault *fault, const char *part, const char *file, int line)
{
	if (strstr(fault->words, part))
		return;
	print_error("\"%s\" does not say \"%s\"\n", fault->words, part);
	_fail(file, line);
}

/* A copy in memory of exactly this size, so that a sanitizer sees a read beyond it. */
static inline struct slice
exact_copy(struct slice bytes)
{
	char *copy = malloc(bytes.size ? bytes.size : 1);

	assert_non_null(copy);
	if (bytes.size)
		memcpy(copy, bytes.at, bytes.size);
	return (struct slice){ copy, bytes.size };
}

static inline void
free_copy(struct slice copy)
{
	free((void *)copy.at);
}

/* Numbers that look random and are the same in every run. Start with any state. */
static inline uint32_t
next_random(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*state >> 33);
}

#endif
