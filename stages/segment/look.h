/* look.h: looking at a character of the text, forwards and backwards.
 *
 * The text is well-formed UTF-8: the record has checked it. Every function that steps takes the
 * bound that it must not cross. Nothing here depends on a locale. */
#ifndef TL_SEGMENT_LOOK_H
#define TL_SEGMENT_LOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ascii.h"
#include "unicode.h"
#include "utf8.h"

static inline bool
is_ascii(char c)
{
	return (unsigned char)c < 0x80;
}

static inline bool
is_line_break(char c)
{
	return c == '\n' || c == '\r';
}

/* The code point that starts at `at`; 0 at the end. */
static inline uint32_t
look_at(const char *at, const char *end)
{
	return at < end ? utf8_next(&at) : 0;
}

/* Where the code point before `at` starts; `start` if there is none. */
static inline const char *
step_back(const char *start, const char *at)
{
	while (at > start && ((unsigned char)*--at & 0xc0) == 0x80)
		;
	return at;
}

/* The code point that ends before `at`; 0 at the start. */
static inline uint32_t
look_back(const char *start, const char *at)
{
	return look_at(step_back(start, at), at);
}

/* The bytes of the white space character at `at`; 0 if it is none. */
static inline size_t
space_size(const char *at, const char *end)
{
	const char *next = at;

	if (at == end)
		return 0;
	if (is_ascii(*at))
		return *at == ' ' || (*at >= '\t' && *at <= '\r');
	return unicode_is_space(utf8_next(&next)) ? (size_t)(next - at) : 0;
}

static inline const char *
skip_space(const char *at, const char *end)
{
	size_t size;

	while ((size = space_size(at, end)) > 0)
		at += size;
	return at;
}

static inline bool
space_before(const char *start, const char *at)
{
	const char *last = step_back(start, at);

	return space_size(last, at) > 0;
}

/* `end` moved back over the white space before it. */
static inline const char *
trim_space(const char *start, const char *end)
{
	const char *last;

	while (end > start && space_size(last = step_back(start, end), end) > 0)
		end = last;
	return end;
}

#endif
