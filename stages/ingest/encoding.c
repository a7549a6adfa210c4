#include "encoding.h"

#include "utf8.h"

enum {
	REPLACEMENT = 0xfffd
};

enum encoding
encoding_of(struct slice head, size_t *mark)
{
	*mark = 2;
	if (slice_starts(head, SLICE("\xff\xfe")))
		return ENCODING_UTF16_LE;
	if (slice_starts(head, SLICE("\xfe\xff")))
		return ENCODING_UTF16_BE;
	*mark = slice_starts(head, SLICE("\xef\xbb\xbf")) ? 3 : 0;
	return ENCODING_UTF8;
}

static void
add_code_point(struct buffer *out, uint32_t code_point)
{
	char *at = buffer_reserve(out, 4);

	if (at)
		out->size += utf8_put(at, code_point);
}

static uint32_t
unit_at(const char *at, enum encoding encoding)
{
	const unsigned char *s = (const unsigned char *)at;

	return encoding == ENCODING_UTF16_LE ? (uint32_t)(s[0] | s[1] << 8)
		: (uint32_t)(s[0] << 8 | s[1]);
}

size_t
encoding_add_utf16(struct buffer *out, struct slice bytes, enum encoding encoding, bool last,
	uint64_t *broken)
{
	size_t at = 0;

	while (bytes.size - at >= 2) {
		uint32_t unit = unit_at(bytes.at + at, encoding), low = 0;

		if (unit >= 0xd800 && unit <= 0xdbff) {
			if (bytes.size - at >= 4)
				low = unit_at(bytes.at + at + 2, encoding);
			else if (!last)
				return at;
		}
		at += 2;
		if (low >= 0xdc00 && low <= 0xdfff) {
			unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
			at += 2;
		} else if (unit >= 0xd800 && unit <= 0xdfff) {
			unit = REPLACEMENT;
			++*broken;
		}
		add_code_point(out, unit);
	}
	if (last && at < bytes.size) {
		add_code_point(out, REPLACEMENT);
		++*broken;
		at++;
	}
	return at;
}

uint32_t
encoding_windows_1252(unsigned char c)
{
	static const uint16_t high[32] = {
		0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
		0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd,
		0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
		0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178
	};

	return c >= 0x80 && c < 0xa0 ? high[c - 0x80] : c;
}

uint64_t
encoding_add_repaired(struct buffer *out, struct slice text)
{
	uint64_t repaired = 0;
	size_t at = 0;

	while (at < text.size) {
		size_t good = utf8_valid_prefix(text.at + at, text.size - at);

		buffer_add(out, text.at + at, good);
		at += good;
		if (at < text.size) {
			add_code_point(out, encoding_windows_1252((unsigned char)text.at[at++]));
			repaired++;
		}
	}
	return repaired;
}
