/* json: walking what has been checked, and writing what can be read again. */
#include "check.h"
#include "json.h"

static void
walks_arrays(void **state)
{
	static const char *const values[] = {
		"1", "\"a\\\"]b\"", "[2,[3]]", "{\"k\":\"}\"}", "true", "null", "-0.5e1", "\"\""
	};
	const char *array = "[1 , \"a\\\"]b\",[2,[3]],{\"k\":\"}\"}\n,true,null ,-0.5e1,\"\" ]";
	struct json_cursor cursor = json_enter(slice_of(array));
	struct slice value;
	size_t count = 0;

	(void)state;
	while (json_next_value(&cursor, &value))
		assert_slice(value, values[count++]);
	assert_int_equal(count, COUNT_OF(values));
	assert_int_equal(*cursor.at, ']');
	cursor = json_enter(SLICE("[ ]"));
	assert_false(json_next_value(&cursor, &value));
}

static void
walks_objects(void **state)
{
	static const char *const members[][2] = {
		{ "a", "1" }, { "b\\\"", "\":\"" }, { "", "{\"c\":[]}" }, { "d", "[]" }
	};
	const char *object = "{\"a\":1, \"b\\\"\" : \":\",\"\":{\"c\":[]}\t,\"d\" :[]}";
	struct json_cursor cursor = json_enter(slice_of(object));
	struct json_member member;
	size_t count = 0;

	(void)state;
	while (json_next_member(&cursor, &member)) {
		assert_slice(member.key, members[count][0]);
		assert_slice(member.value, members[count++][1]);
	}
	assert_int_equal(count, COUNT_OF(members));
}

static void
reads_strings(void **state)
{
	static const struct {
		const char *value, *characters;
	} cases[] = {
		{ "\"\"", "" }, { "\"plain\"", "plain" }, { "\"\\n\"", "\n" },
		{ "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t" },
		{ "\"a\\u0041\\u00e9\\u20AC\\ud83d\\uDE00z\"", "aA\u00e9\u20ac\U0001f600z" },
		{ "\"\\u0061\"", "a" }, { "\"caf\u00e9 \\u2013 x\"", "caf\u00e9 \u2013 x" },
		{ "\"\\\\u0041\"", "\\u0041" },
	};
	struct arena arena = { 0 };
	struct slice nul;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		assert_slice(json_characters(slice_of(cases[i].value), &arena), cases[i].characters);
	nul = json_characters(SLICE("\"a\\u0000b\""), &arena);
	assert_true(slice_equal(nul, SLICE("a\0b")));
	arena_free(&arena);
}

static void
reads_counts(void **state)
{
	static const char *const none[] = {
		"", "-1", "1.0", "1e3", "+1", " 1", "18446744073709551616", "99999999999999999999",
		"\"1\"", "null"
	};
	uint64_t number;

	(void)state;
	assert_true(json_unsigned(SLICE("0"), &number) && number == 0);
	assert_true(json_unsigned(SLICE("1234567890"), &number) && number == 1234567890);
	assert_true(json_unsigned(SLICE("18446744073709551615"), &number) && number == UINT64_MAX);
	for (size_t i = 0; i < COUNT_OF(none); i++)
		assert_false(json_unsigned(slice_of(none[i]), &number));
}

/* Every byte at every place of a 16-byte step, written and read again. */
static void
writes_what_it_reads(void **state)
{
	struct json_check check = { 0 };
	struct fault fault;
	struct arena arena = { 0 };

	(void)state;
	for (unsigned c = 0; c < 0x80; c++)
		for (size_t before = 0; before < 20; before++) {
			struct buffer out = { 0 };
			char text[24];
			struct slice value, copy;

			memset(text, 'x', sizeof text);
			text[before] = (char)c;
			copy = exact_copy((struct slice){ text, before + 3 });
			buffer_add_string(&out, "{\"t\":");
			json_add_string(&out, copy);
			buffer_add_string(&out, "}");
			assert_true(json_check_object(&check, buffer_slice(&out), &fault));
			value = check.members.at[0].value;
			assert_true(slice_equal(json_characters(value, &arena), copy));
			free_copy(copy);
			buffer_free(&out);
		}
	json_check_free(&check);
	arena_free(&arena);
}

static void
escapes_as_little_as_it_may(void **state)
{
	struct buffer out = { 0 };

	(void)state;
	json_add_string(&out, SLICE("a/b \"q\" \\ \b\f\n\r\t \x01\x1f\x7f caf\u00e9 \u2028"));
	assert_slice(buffer_slice(&out), "\"a/b \\\"q\\\" \\\\ \\b\\f\\n\\r\\t \\u0001\\u001f\x7f "
		"caf\u00e9 \u2028\"");
	buffer_reset(&out, SIZE_MAX);
	json_add_string(&out, (struct slice){ NULL, 0 });
	assert_slice(buffer_slice(&out), "\"\"");
	buffer_reset(&out, SIZE_MAX);
	json_add_string(&out, SLICE("\0"));
	assert_slice(buffer_slice(&out), "\"\\u0000\"");
	buffer_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(walks_arrays),
		cmocka_unit_test(walks_objects),
		cmocka_unit_test(reads_strings),
		cmocka_unit_test(reads_counts),
		cmocka_unit_test(writes_what_it_reads),
		cmocka_unit_test(escapes_as_little_as_it_may),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
