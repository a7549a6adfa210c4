/* bytes16.h: looks at 16 bytes at a time, with SSE2 where the compiler targets it.
 *
 * A mask has one bit for each byte, bit 0 for the first. The portable versions give the same masks, so
 * that code above has one shape on every machine. Reads exactly 16 bytes. */
#ifndef TL_BYTES16_H
#define TL_BYTES16_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* What arrays of plain whole numbers are made of. */
struct bytes16_numbers {
	unsigned commas, zeros, others;	/* others: neither digits nor commas */
};

/* What tells where arrays and objects end. */
struct bytes16_brackets {
	unsigned opening, closing;	/* { [ and } ] */
	unsigned quotes, slashes;	/* " and backslash */
};

/* What prose is made of; the rest is separators. */
struct bytes16_text {
	unsigned letters, digits;	/* of ASCII */
	unsigned mid_letters;		/* . ' : */
	unsigned mid_digits;		/* . ' , ; */
	unsigned hyphens;		/* - */
	unsigned others;		/* _ and what is not ASCII */
};

/* White space, as ascii_is_space has it. */
struct bytes16_white {
	unsigned spaces, others;
};

#ifdef __SSE2__
#include <emmintrin.h>

/* Bytes from `first` on, `more` of them and that one. */
static inline __m128i
bytes16_range(__m128i v, char first, char more)
{
	__m128i above = _mm_sub_epi8(v, _mm_set1_epi8(first));

	return _mm_cmpeq_epi8(_mm_min_epu8(above, _mm_set1_epi8(more)), above);
}

static inline struct bytes16_brackets
bytes16_brackets(const char *at)
{
	__m128i v = _mm_loadu_si128((const __m128i *)(const void *)at);
	__m128i braces = _mm_or_si128(v, _mm_set1_epi8(0x20));	/* of brackets, too */

	return (struct bytes16_brackets){
		(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(braces, _mm_set1_epi8('{'))),
		(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(braces, _mm_set1_epi8('}'))),
		(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8('"'))),
		(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8('\\'))),
	};
}

static inline struct bytes16_text
bytes16_text(const char *at)
{
	__m128i v = _mm_loadu_si128((const __m128i *)(const void *)at);
	__m128i letter = bytes16_range(_mm_or_si128(v, _mm_set1_epi8(0x20)), 'a', 25);
	__m128i mid = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('.')),
		_mm_cmpeq_epi8(v, _mm_set1_epi8('\'')));
	__m128i mid_digit = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8(',')),
		_mm_cmpeq_epi8(v, _mm_set1_epi8(';')));
	__m128i low_line = _mm_cmpeq_epi8(v, _mm_set1_epi8('_'));

	return (struct bytes16_text){
		(unsigned)_mm_movemask_epi8(letter),
		(unsigned)_mm_movemask_epi8(bytes16_range(v, '0', 9)),
		(unsigned)_mm_movemask_epi8(_mm_or_si128(mid, _mm_cmpeq_epi8(v, _mm_set1_epi8(':')))),
		(unsigned)_mm_movemask_epi8(_mm_or_si128(mid, mid_digit)),
		(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8('-'))),
		(unsigned)_mm_movemask_epi8(_mm_or_si128(v, low_line)),
	};
}

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

static inline unsigned
bytes16_line_ends(const char *at)
{
	__m128i v = _mm_loadu_si128((const __m128i *)(const void *)at);

	return (unsigned)_mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('\n')),
		_mm_cmpeq_epi8(v, _mm_set1_epi8('\r'))));
}

static inline unsigned
bytes16_braces(const char *at)
{
	__m128i v = _mm_loadu_si128((const __m128i *)(const void *)at);

	return (unsigned)_mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('{')),
		_mm_cmpeq_epi8(v, _mm_set1_epi8('}'))));
}

/* U+007F and what is not ASCII. */
static inline unsigned
bytes16_from_7f(const char *at)
{
	__m128i v = _mm_loadu_si128((const __m128i *)(const void *)at);

	return (unsigned)_mm_movemask_epi8(_mm_or_si128(v, _mm_cmpeq_epi8(v, _mm_set1_epi8(0x7f))));
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
	__m128i digit = bytes16_range(v, '0', 9);

	return (struct bytes16_numbers){
		(unsigned)_mm_movemask_epi8(comma), (unsigned)_mm_movemask_epi8(zero),
		(unsigned)_mm_movemask_epi8(_mm_or_si128(comma, digit)) ^ 0xffff,
	};
}

static inline struct bytes16_white
bytes16_white(const char *at)
{
	__m128i v = _mm_loadu_si128((const __m128i *)(const void *)at);

	return (struct bytes16_white){
		(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8(' '))),
		(unsigned)_mm_movemask_epi8(bytes16_range(v, '\t', '\r' - '\t')),
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

static inline unsigned
bytes16_line_ends(const char *at)
{
	BYTES16_MASK(at, c == '\n' || c == '\r');
}

static inline unsigned
bytes16_braces(const char *at)
{
	BYTES16_MASK(at, c == '{' || c == '}');
}

static inline unsigned
bytes16_from_7f(const char *at)
{
	BYTES16_MASK(at, c >= 0x7f);
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

static inline struct bytes16_brackets
bytes16_brackets(const char *at)
{
	struct bytes16_brackets masks = { 0, 0, 0, 0 };

	for (unsigned i = 0; i < 16; i++) {
		masks.opening |= (unsigned)(at[i] == '{' || at[i] == '[') << i;
		masks.closing |= (unsigned)(at[i] == '}' || at[i] == ']') << i;
		masks.quotes |= (unsigned)(at[i] == '"') << i;
		masks.slashes |= (unsigned)(at[i] == '\\') << i;
	}
	return masks;
}

static inline struct bytes16_text
bytes16_text(const char *at)
{
	struct bytes16_text masks = { 0, 0, 0, 0, 0, 0 };

	for (unsigned i = 0; i < 16; i++) {
		unsigned char c = (unsigned char)at[i], lower = c | 0x20;
		bool mid = c == '.' || c == '\'';

		masks.letters |= (unsigned)(lower >= 'a' && lower <= 'z') << i;
		masks.digits |= (unsigned)(c >= '0' && c <= '9') << i;
		masks.mid_letters |= (unsigned)(mid || c == ':') << i;
		masks.mid_digits |= (unsigned)(mid || c == ',' || c == ';') << i;
		masks.hyphens |= (unsigned)(c == '-') << i;
		masks.others |= (unsigned)(c == '_' || c >= 0x80) << i;
	}
	return masks;
}

static inline struct bytes16_white
bytes16_white(const char *at)
{
	struct bytes16_white masks = { 0, 0 };

	for (unsigned i = 0; i < 16; i++) {
		masks.spaces |= (unsigned)(at[i] == ' ') << i;
		masks.others |= (unsigned)(at[i] >= '\t' && at[i] <= '\r') << i;
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

/* How many of the bytes stand before the first that `mask` tells, one of the functions above. */
static inline size_t
bytes16_before(const char *at, size_t size, unsigned (*mask)(const char *at))
{
	char last[16] = { 0 };
	unsigned found;
	size_t i = 0;

	for (; size - i >= sizeof last; i += sizeof last)
		if ((found = mask(at + i)) != 0)
			return i + (size_t)__builtin_ctz(found);
	if (i == size)
		return size;
	memcpy(last, at + i, size - i);
	found = mask(last) & ((1u << (size - i)) - 1);
	return found ? i + (size_t)__builtin_ctz(found) : size;
}

#endif
