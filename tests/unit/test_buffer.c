/* buffer: bytes that grow, and what is left of one that could not. */
#include "buffer.h"
#include "check.h"

static void
grows_as_it_is_filled(void **state)
{
	struct buffer buffer = { 0 };

	(void)state;
	for (unsigned i = 0; i < 100000; i++)
		buffer_add_char(&buffer, (char)('a' + i % 26));
	assert_int_equal(buffer.size, 100000);
	assert_true(buffer.size <= buffer.room);
	for (unsigned i = 0; i < 100000; i++)
		assert_int_equal(buffer.at[i], 'a' + i % 26);
	buffer_free(&buffer);
	assert_null(buffer.at);
	assert_int_equal(buffer.room, 0);
}

static void
adds_every_kind(void **state)
{
	struct buffer buffer = { 0 };

	(void)state;
	buffer_add(&buffer, "a\0b", 3);
	buffer_add_slice(&buffer, SLICE("slice"));
	buffer_add_slice(&buffer, (struct slice){ NULL, 0 });
	buffer_add_string(&buffer, "string");
	buffer_add_string(&buffer, "");
	buffer_add_char(&buffer, '|');
	buffer_add_number(&buffer, 0);
	buffer_add_number(&buffer, UINT64_MAX);
	buffer_add_format(&buffer, "|%s-%03d", "x", 7);
	assert_true(slice_equal(buffer_slice(&buffer),
		SLICE("a\0bslicestring|018446744073709551615|x-007")));
	buffer_free(&buffer);
}

static void
writes_decimals(void **state)
{
	static const uint64_t numbers[] = { 0, 1, 9, 10, 42, 99, 100, 101, 990, 999, 1000,
		1002, 9999, 10000, 10203, 99999, 100000, 99999999, 100000000, 100020003, 4294967296,
		UINT64_MAX };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(numbers); i++) {
		char seen[20], expected[24];

		snprintf(expected, sizeof expected, "%llu", (unsigned long long)numbers[i]);
		assert_slice(((struct slice){ seen, (size_t)(decimal(seen, numbers[i]) - seen) }),
			expected);
	}
}

static void
formats_longer_than_the_room(void **state)
{
	struct buffer buffer = { 0 };

	(void)state;
	buffer_add_format(&buffer, "%5000d|%s", 1, "end");
	assert_int_equal(buffer.size, 5004);
	assert_memory_equal(buffer.at + 5000, "|end", 4);
	buffer_free(&buffer);
}

static void
fails_once_for_all(void **state)
{
	struct buffer buffer = { 0 };

	(void)state;
	buffer_add_string(&buffer, "before");
	assert_null(buffer_reserve(&buffer, SIZE_MAX - 3));
	assert_true(buffer_failed(&buffer));
	buffer_add_string(&buffer, "after");
	buffer_add_number(&buffer, 1);
	buffer_add_format(&buffer, "%d", 1);
	assert_slice(buffer_slice(&buffer), "before");
	assert_true(buffer_failed(&buffer));
	buffer_reset(&buffer, 1024);
	assert_false(buffer_failed(&buffer));
	buffer_add_string(&buffer, "new");
	assert_slice(buffer_slice(&buffer), "new");
	buffer_free(&buffer);
}

static void
keeps_what_it_is_told_to(void **state)
{
	struct buffer buffer = { 0 };
	const char *at;

	(void)state;
	buffer_add_string(&buffer, "small");
	at = buffer.at;
	buffer_reset(&buffer, 4096);
	assert_ptr_equal(buffer.at, at);
	assert_int_equal(buffer.size, 0);
	assert_non_null(buffer_reserve(&buffer, 100000));
	buffer_reset(&buffer, 4096);
	assert_null(buffer.at);
	buffer_free(&buffer);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(grows_as_it_is_filled),
		cmocka_unit_test(adds_every_kind),
		cmocka_unit_test(writes_decimals),
		cmocka_unit_test(formats_longer_than_the_room),
		cmocka_unit_test(fails_once_for_all),
		cmocka_unit_test(keeps_what_it_is_told_to),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
