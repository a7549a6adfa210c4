/* text_index: at every place of many texts it says what counting one by one says. */
#include "check.h"
#include "text_index.h"
#include "utf8.h"

enum {
	MOST_BYTES = 4096
};

static void
compare_with_counting(struct slice text)
{
	struct arena arena = { 0 };
	struct text_index index;
	const char *at = text.at;
	uint32_t points = 0, offset;

	assert_true(text_index_build(&index, text, &arena));
	for (;;) {
		uint32_t bytes = (uint32_t)(at - text.at);

		if (text_index_points(&index, bytes) != points)
			fail_msg("byte %u of %zu is not code point %u", bytes, text.size, points);
		if (!text_index_bytes(&index, points, &offset) || offset != bytes)
			fail_msg("code point %u is not at byte %u of %zu", points, bytes,
				text.size);
		if (bytes == text.size)
			break;
		utf8_next(&at);
		points++;
	}
	assert_int_equal(index.total, points);
	assert_false(text_index_bytes(&index, (uint64_t)points + 1, &offset));
	assert_false(text_index_bytes(&index, UINT32_MAX, &offset));
	assert_false(text_index_bytes(&index, (uint64_t)1 << 32, &offset));
	assert_false(text_index_bytes(&index, UINT64_MAX, &offset));
	arena_free(&arena);
}

static void
ascii_is_its_own_index(void **state)
{
	struct arena arena = { 0 };
	struct text_index index;
	char text[1000];

	(void)state;
	memset(text, 'x', sizeof text);
	for (size_t size = 0; size <= sizeof text; size += 50)
		compare_with_counting((struct slice){ text, size });
	assert_true(text_index_build(&index, (struct slice){ text, sizeof text }, &arena));
	assert_true(index.ascii);
	assert_null(index.before);
	arena_free(&arena);
}

/* One letter of 2 to 4 bytes at every place around the strides, in texts that end around them. */
static void
one_wide_letter_anywhere(void **state)
{
	static const char *const letters[] = { "\u00e9", "\u20ac", "\U0001f600" };

	(void)state;
	for (size_t kind = 0; kind < COUNT_OF(letters); kind++)
		for (size_t before = 0; before < 530; before += before < 240 ? 40 : 1) {
			char text[MOST_BYTES];
			size_t length = strlen(letters[kind]);

			memset(text, 'x', sizeof text);
			memcpy(text + before, letters[kind], length);
			for (size_t behind = 0; behind < 2; behind++)
				compare_with_counting((struct slice){ text,
					before + length + behind * 100 });
		}
}

static void
only_wide_letters(void **state)
{
	(void)state;
	for (uint32_t shift = 0; shift < 4; shift++)
		for (size_t wanted = 250; wanted < 1030; wanted += wanted == 260 ? 240 : 1) {
			char text[MOST_BYTES];
			size_t size = shift;

			memset(text, 'x', shift);
			while (size < wanted)
				size += utf8_put(text + size, 0x1f600);
			compare_with_counting((struct slice){ text, size });
		}
}

static void
random_mixtures(void **state)
{
	static const uint32_t letters[] = { 'a', 'b', 0xe9, 0x20ac, 0x1f600, 'c', 0x10ffff, 0x80 };
	uint64_t seed = 1;

	(void)state;
	for (unsigned round = 0; round < 300; round++) {
		size_t wanted = next_random(&seed) % (MOST_BYTES - 4), size = 0;
		uint32_t kinds = next_random(&seed) % COUNT_OF(letters) + 1;
		char text[MOST_BYTES];
		struct slice copy;

		while (size < wanted)
			size += utf8_put(text + size, letters[next_random(&seed) % kinds]);
		copy = exact_copy((struct slice){ text, size });
		compare_with_counting(copy);
		free_copy(copy);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ascii_is_its_own_index),
		cmocka_unit_test(one_wide_letter_anywhere),
		cmocka_unit_test(only_wide_letters),
		cmocka_unit_test(random_mixtures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
