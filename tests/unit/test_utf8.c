/* utf8: every code point there and back, and every sequence that is none. */
#include "check.h"
#include "utf8.h"

static bool
is_surrogate(uint32_t c)
{
	return c >= 0xd800 && c <= 0xdfff;
}

static void
every_code_point_there_and_back(void **state)
{
	(void)state;
	for (uint32_t c = 0; c <= 0x10ffff; c++) {
		size_t expected = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4, length;
		char bytes[4];
		const char *at = bytes;

		if (is_surrogate(c))
			continue;
		length = utf8_put(bytes, c);
		if (length != expected || utf8_length(bytes, bytes + length) != length
				|| utf8_next(&at) != c || at != bytes + length)
			fail_msg("U+%04X", c);
		if (utf8_length(bytes, bytes + length - 1) != 0)
			fail_msg("U+%04X, cut short", c);
	}
}

/* The value of a sequence by its bits alone; -1 where the bits make none. */
static long
bits_of(const unsigned char *s, size_t length)
{
	static const unsigned char lead[5] = { 0, 0, 0xc0, 0xe0, 0xf0 };
	static const unsigned char mask[5] = { 0, 0, 0xe0, 0xf0, 0xf8 };
	long value = s[0] & ~mask[length] & 0xff;

	if ((s[0] & mask[length]) != lead[length])
		return -1;
	for (size_t i = 1; i < length; i++) {
		if ((s[i] & 0xc0) != 0x80)
			return -1;
		value = value << 6 | (s[i] & 0x3f);
	}
	return value;
}

/* Length by the definition: the shortest form of a scalar value. */
static size_t
naive_length(const unsigned char *s)
{
	static const long least[5] = { 0, 0, 0x80, 0x800, 0x10000 };

	if (s[0] < 0x80)
		return 1;
	for (size_t length = 2; length <= 4; length++) {
		long value = bits_of(s, length);

		if (value >= least[length] && value <= 0x10ffff && !is_surrogate((uint32_t)value))
			return length;
	}
	return 0;
}

/* All first and second bytes, with third and fourth bytes at the edges of what is allowed. */
static void
every_beginning_is_told_right(void **state)
{
	static const unsigned char edges[] = { 0x00, 0x41, 0x7f, 0x80, 0x8f, 0xbf, 0xc0, 0xff };

	(void)state;
	for (unsigned i = 0x80 * 256; i < 65536; i++)
		for (unsigned j = 0; j < 64; j++) {
			unsigned char s[4] = {
				(unsigned char)(i >> 8), (unsigned char)i, edges[j >> 3],
				edges[j & 7]
			};

			if (utf8_length((char *)s, (char *)s + 4) != naive_length(s))
				fail_msg("%02x %02x %02x %02x", s[0], s[1], s[2], s[3]);
		}
	assert_int_equal(utf8_length("", ""), 0);
}

static const char *const broken[] = {
	"\x80", "\xbf", "\xc0\x80", "\xc1\xbf", "\xe0\x9f\xbf", "\xed\xa0\x80", "\xed\xbf\xbf",
	"\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "\xc3", "\xe2\x82",
	"\xf0\x9f\x98"
};

/* Each piece at every distance from the start, so that it meets every place of a 16-byte step. */
static void
valid_prefix_stops_at_the_first_broken_byte(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(broken); i++)
		for (size_t before = 0; before < 40; before++)
			for (size_t behind = 0; behind < 20; behind += 19) {
				char bytes[80];
				size_t size = strlen(broken[i]);
				struct slice copy;

				memset(bytes, 'x', sizeof bytes);
				memcpy(bytes + before, broken[i], size);
				copy = exact_copy((struct slice){ bytes, before + size + behind });
				assert_int_equal(utf8_valid_prefix(copy.at, copy.size), before);
				free_copy(copy);
			}
}

static void
counts_and_tells_ascii_at_every_alignment(void **state)
{
	static const char *const letters[] = { "a", "\u00e9", "\u20ac", "\U0001f600" };

	(void)state;
	for (size_t wide = 0; wide < 60; wide++)
		for (size_t kind = 0; kind < COUNT_OF(letters); kind++) {
			char bytes[80];
			size_t length = strlen(letters[kind]), size = 60 + length - 1;
			struct slice copy;

			memset(bytes, 'x', sizeof bytes);
			memcpy(bytes + wide, letters[kind], length);
			copy = exact_copy((struct slice){ bytes, size });
			assert_int_equal(utf8_count(copy.at, copy.size), 60);
			assert_int_equal(utf8_is_ascii(copy.at, copy.size), kind == 0);
			assert_int_equal(utf8_valid_prefix(copy.at, copy.size), size);
			free_copy(copy);
		}
	assert_int_equal(utf8_count("", 0), 0);
	assert_true(utf8_is_ascii("", 0));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_code_point_there_and_back),
		cmocka_unit_test(every_beginning_is_told_right),
		cmocka_unit_test(valid_prefix_stops_at_the_first_broken_byte),
		cmocka_unit_test(counts_and_tells_ascii_at_every_alignment),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
