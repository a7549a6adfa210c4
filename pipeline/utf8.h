/* utf8.h: code points in and out of UTF-8 (RFC 3629; table 3-7 of the Unicode Standard). */
#ifndef TL_UTF8_H
#define TL_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The bytes of the well-formed sequence that starts at `at` (1 to 4), 0 where there is none. */
size_t utf8_length(const char *at, const char *end);

/* Decodes one code point of text that is known to be well-formed and moves *at behind it. */
static inline uint32_t
utf8_next(const char **at)
{
	const unsigned char *s = (const unsigned char *)*at;

	if (s[0] < 0x80) {
		*at += 1;
		return s[0];
	}
	if (s[0] < 0xe0) {
		*at += 2;
		return (uint32_t)(s[0] & 0x1f) << 6 | (s[1] & 0x3f);
	}
	if (s[0] < 0xf0) {
		*at += 3;
		return (uint32_t)(s[0] & 0x0f) << 12 | (uint32_t)(s[1] & 0x3f) << 6 | (s[2] & 0x3f);
	}
	*at += 4;
	return (uint32_t)(s[0] & 0x07) << 18 | (uint32_t)(s[1] & 0x3f) << 12
		| (uint32_t)(s[2] & 0x3f) << 6 | (s[3] & 0x3f);
}

/* Writes a code point (not a surrogate, at most 0x10FFFF); returns its length in bytes, 1 to 4. */
size_t utf8_put(char out[4], uint32_t code_point);

/* Bytes from `at` that are well-formed UTF-8: `size` when all are. */
size_t utf8_valid_prefix(const char *at, size_t size);

/* Code points in well-formed text. */
size_t utf8_count(const char *at, size_t size);

/* Bytes from `at` before the first that is not ASCII. */
size_t utf8_ascii_prefix(const char *at, size_t size);

bool utf8_is_ascii(const char *at, size_t size);

#endif
