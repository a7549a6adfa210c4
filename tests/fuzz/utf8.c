/* UTF-8, code point offsets and lower case against the plainest way to do the same. */
#include "shared/fuzz.h"

#include "text_index.h"
#include "unicode.h"
#include "utf8.h"

/* RFC 3629 by its definition: the bits of the sequence, written again, give the same bytes. */
static size_t
plain_length(const unsigned char *s, size_t left)
{
	size_t length = s[0] < 0x80 ? 1 : s[0] < 0xe0 ? 2 : s[0] < 0xf0 ? 3 : 4;
	uint32_t c = length == 1 ? s[0] : s[0] & (0x7fu >> length);
	char again[4];

	if ((s[0] >= 0x80 && s[0] < 0xc0) || s[0] > 0xf7 || length > left)
		return 0;
	for (size_t i = 1; i < length; i++) {
		if ((s[i] & 0xc0) != 0x80)
			return 0;
		c = c << 6 | (s[i] & 0x3f);
	}
	if (c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
		return 0;
	return utf8_put(again, c) == length && memcmp(again, s, length) == 0 ? length : 0;
}

static void
check_prefix(const char *at, size_t size)
{
	size_t whole = utf8_valid_prefix(at, size), plain = 0, points = 0, length;

	while (plain < size && (length = plain_length((const unsigned char *)at + plain,
			size - plain)) > 0) {
		MUST(utf8_length(at + plain, at + size) == length);
		plain += length;
		points++;
	}
	MUST(whole == plain && utf8_count(at, whole) == points);
	MUST(utf8_is_ascii(at, whole) == (whole == points));
}

static void
check_index(struct slice text)
{
	struct text_index index;
	struct arena arena = { 0 };
	const char *at = text.at;
	uint32_t points = 0, bytes;

	MUST(text_index_build(&index, text, &arena));
	for (; at < text.at + text.size; utf8_next(&at), points++) {
		MUST(text_index_points(&index, (uint32_t)(at - text.at)) == points);
		MUST(text_index_bytes(&index, points, &bytes) && bytes == at - text.at);
	}
	MUST(text_index_points(&index, (uint32_t)text.size) == points);
	MUST(text_index_bytes(&index, points, &bytes) && bytes == text.size);
	MUST(!text_index_bytes(&index, (uint64_t)points + 1, &bytes));
	arena_free(&arena);
}

static void
check_lower(struct slice text)
{
	struct buffer lower = { 0 };
	const char *at = text.at, *end = text.at + text.size, *now;
	char *out = buffer_reserve(&lower, 3 * text.size + 1);
	size_t size = unicode_lower_text(out, text);

	MUST(size <= 3 * text.size && utf8_valid_prefix(out, size) == size);
	for (now = out; at < end; )
		MUST(unicode_lower(utf8_next(&at)) == utf8_next(&now));
	MUST(now == out + size);
	buffer_free(&lower);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice text = fuzz_text(data, size);

	check_prefix((const char *)data, size);
	MUST(utf8_valid_prefix(text.at, text.size) == text.size);
	check_index(text);
	check_lower(text);
	return 0;
}
