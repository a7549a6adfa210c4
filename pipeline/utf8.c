#include "utf8.h"

#include "bytes16.h"

static bool
is_tail(unsigned char c)
{
	return (c & 0xc0) == 0x80;
}

/* Table 3-7 of the Unicode Standard: the second byte tells overlong forms, surrogates and what lies
 * beyond U+10FFFF. */
static size_t
long_sequence(const unsigned char *s, size_t left)
{
	unsigned char least = 0x80, most = 0xbf;
	size_t length = s[0] < 0xe0 ? 2 : s[0] < 0xf0 ? 3 : 4;

	if (s[0] < 0xc2 || s[0] > 0xf4 || left < length)
		return 0;
	if (s[0] == 0xe0)
		least = 0xa0;
	else if (s[0] == 0xed)
		most = 0x9f;
	else if (s[0] == 0xf0)
		least = 0x90;
	else if (s[0] == 0xf4)
		most = 0x8f;
	if (s[1] < least || s[1] > most)
		return 0;
	if (length > 2 && !is_tail(s[2]))
		return 0;
	return length == 4 && !is_tail(s[3]) ? 0 : length;
}

size_t
utf8_length(const char *at, const char *end)
{
	if (at >= end)
		return 0;
	if ((unsigned char)*at < 0x80)
		return 1;
	return long_sequence((const unsigned char *)at, (size_t)(end - at));
}

size_t
utf8_put(char out[4], uint32_t c)
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xc0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xe0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3f));
		out[2] = (char)(0x80 | (c & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3f));
	out[2] = (char)(0x80 | (c >> 6 & 0x3f));
	out[3] = (char)(0x80 | (c & 0x3f));
	return 4;
}

size_t
utf8_valid_prefix(const char *at, size_t size)
{
	const char *p = at, *end = size ? at + size : at;

	while (p < end) {
		size_t length;

		while (end - p >= 16 && !bytes16_not_ascii(p))
			p += 16;
		length = utf8_length(p, end);
		if (length == 0)
			break;
		p += length;
	}
	return (size_t)(p - at);
}

size_t
utf8_count(const char *at, size_t size)
{
	size_t tails = 0, i = 0;

	for (; size - i >= 16; i += 16)
		tails += bytes16_count_continuation(at + i);
	for (; i < size; i++)
		tails += is_tail((unsigned char)at[i]);
	return size - tails;
}

size_t
utf8_ascii_prefix(const char *at, size_t size)
{
	return bytes16_before(at, size, bytes16_not_ascii);
}

bool
utf8_is_ascii(const char *at, size_t size)
{
	return utf8_ascii_prefix(at, size) == size;
}
