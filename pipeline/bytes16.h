/* bytes16.h: looks at 16 bytes at a time, with SSE2 where the compiler targets it.
 *
 * A mask has one bit for each byte, bit 0 for the first. The portable versions give the same masks, so
 * that code above has one shape on every machine. Reads exactly 16 bytes. */
#ifndef TL_BYTES16_H
#define TL_BYTES16_H

#include <stdint.h>
#include <string.h>

/* What arrays of plain whole numbers are made of. */
struct bytes16_numbers {
	unsigned commas, zeros, others;	/* others: neither digits nor commas */
};

#ifdef __SSE2__
#include <emmintrin.h>

/* Bytes that end a plain run inside a JSON string: ", \, below 0x20, or not ASCII. */
static inline unsigned
bytes16_json_special(const char *at)
{
	__m128i v = _mm_loadu_si128((const __m128i *)(const void *)at);
	__m128i quote = _mm_cmpeq_epi8(v, _mm_set1_epi8('"'));
	__m128i slash = _mm_cmpeq_epi8(v, _mm_set1_epi8('\\'));
	/* signed: bytes from 0x80 on are negative, so that one comparison finds both kinds */
	__m128i low = _mm_cmplt_epi8(v, _mm_set1_epi8(0x20));

	return (unsigned)_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quote, slash), low));
}

static inline unsigned
bytes16_not_ascii(const char *at)
{
	return (unsigned)_mm_movemask_epi8(_mm_loadu_si128((const __m128i *)(const void *)at));
}

/* Bytes that a JSON string must escape: ", \, below 0x20. */
static inline unsigned
bytes16_json_escape(const char *at)
{
	__m128i v = _mm_loadu_si128((const __m128i *)(const void *)at);
	__m128i quote = _mm_cmpeq_epi8(v, _mm_set1_epi8('"'));
	__m128i slash = _mm_cmpeq_epi8(v, _mm_set1_epi8('\\'));
	__m128i low = _mm_cmpeq_epi8(_mm_min_epu8(v, _mm_set1_epi8(0x1f)), v);

	return (unsigned)_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quote, slash), low));
}

static inline struct bytes16_numbers
bytes16_numbers(const char *at)
{
	__m128i v = _mm_loadu_si128((const __m128i *)(const void *)at);
	__m128i comma = _mm_cmpeq_epi8(v, _mm_set1_epi8(','));
	__m128i zero = _mm_cmpeq_epi8(v, _mm_set1_epi8('0'));
	__m128i above = _mm_sub_epi8(v, _mm_set1_epi8('0'));
	__m128i digit = _mm_cmpeq_epi8(_mm_min_epu8(above, _mm_set1_epi8(9)), above);

	return (struct bytes16_numbers){
		(unsigned)_mm_movemask_epi8(comma), (unsigned)_mm_movemask_epi8(zero),
		(unsigned)_mm_movemask_epi8(_mm_or_si128(comma, digit)) ^ 0xffff,
	};
}

/* How many bytes begin no code point: 10xxxxxx. */
static inline unsigned
bytes16_count_continuation(const char *at)
{
	__m128i v = _mm_loadu_si128((const __m128i *)(const void *)at);
	__m128i ones = _mm_and_si128(_mm_cmplt_epi8(v, _mm_set1_epi8(-64)), _mm_set1_epi8(1));
	__m128i sums = _mm_sad_epu8(ones, _mm_setzero_si128());

	return (unsigned)_mm_cvtsi128_si32(sums) + (unsigned)_mm_extract_epi16(sums, 4);
}

#else

#define BYTES16_MASK(at, test) \
	unsigned mask = 0; \
	for (unsigned i = 0; i < 16; i++) { \
		unsigned char c = (unsigned char)(at)[i]; \
		mask |= (unsigned)(test) << i; \
	} \
	return mask

static inline unsigned
bytes16_json_special(const char *at)
{
	BYTES16_MASK(at, c == '"' || c == '\\' || c < 0x20 || c >= 0x80);
}

static inline unsigned
bytes16_json_escape(const char *at)
{
	BYTES16_MASK(at, c == '"' || c == '\\' || c < 0x20);
}

static inline unsigned
bytes16_not_ascii(const char *at)
{
	BYTES16_MASK(at, c >= 0x80);
}

static inline struct bytes16_numbers
bytes16_numbers(const char *at)
{
	struct bytes16_numbers masks = { 0, 0, 0 };

	for (unsigned i = 0; i < 16; i++) {
		masks.commas |= (unsigned)(at[i] == ',') << i;
		masks.zeros |= (unsigned)(at[i] == '0') << i;
		masks.others |= (unsigned)(at[i] != ',' && (at[i] < '0' || at[i] > '9')) << i;
	}
	return masks;
}

static inline unsigned
bytes16_count_continuation(const char *at)
{
	unsigned count = 0;

	for (unsigned i = 0; i < 16; i++)
		count += ((unsigned char)at[i] & 0xc0) == 0x80;
	return count;
}

#undef BYTES16_MASK
#endif

#endif
