/* scan.h: from one place where a sentence may end to the next.
 *
 * Such a place is . ! ? LF CR, a code point from U+0580 on (its first byte is 0xD6 or more), where
 * the full stops of other scripts, bullets and typographic marks lie, and one more byte on request.
 * Latin, Greek and Cyrillic letters are passed over. */
#ifndef TL_SEGMENT_SCAN_H
#define TL_SEGMENT_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum {
	SCAN_LEAD = 0xd6
};

static inline bool
scan_is_candidate(char c, char wanted)
{
	return c == '.' || c == '!' || c == '?' || c == '\n' || c == '\r' || c == wanted
		|| (unsigned char)c >= SCAN_LEAD;
}

#ifdef __SSE2__
static inline unsigned
scan_16(const char *at, char wanted)
{
	__m128i v = _mm_loadu_si128((const __m128i *)(const void *)at);
	__m128i stop = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('.')),
		_mm_cmpeq_epi8(v, _mm_set1_epi8(wanted)));
	__m128i loud = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('!')),
		_mm_cmpeq_epi8(v, _mm_set1_epi8('?')));
	__m128i line = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('\n')),
		_mm_cmpeq_epi8(v, _mm_set1_epi8('\r')));
	__m128i high = _mm_cmpeq_epi8(_mm_max_epu8(v, _mm_set1_epi8((char)SCAN_LEAD)), v);

	return (unsigned)_mm_movemask_epi8(
		_mm_or_si128(_mm_or_si128(stop, loud), _mm_or_si128(line, high)));
}
#endif

/* The first candidate at or behind `at`; `end` if there is none. With `wanted` '.' nothing more. */
static inline const char *
scan_candidate(const char *at, const char *end, char wanted)
{
#ifdef __SSE2__
	while (end - at >= 16) {
		unsigned mask = scan_16(at, wanted);

		if (mask)
			return at + __builtin_ctz(mask);
		at += 16;
	}
#endif
	while (at < end && !scan_is_candidate(*at, wanted))
		at++;
	return at;
}

#endif
