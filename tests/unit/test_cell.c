/* cell: the lines of a count, the order of their parts, and exact quotients. */
#include "cell.h"
#include "check.h"
#include "json.h"

static void
orders_codes_as_a_tree(void **state)
{
	static const char *const codes[] = {
		"a", "a/b", "a/b/c", "a/c", "a b", "a-b", "a-b/a", "b", "\xc3\xa9"
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(codes); i++)
		for (size_t j = 0; j < COUNT_OF(codes); j++) {
			int order = cell_code_compare(slice_of(codes[i]), slice_of(codes[j]));

			assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
		}
}

static void
knows_paths(void **state)
{
	static const char *const good[] = { "a", "a/b", "uncoded", " /\n" };
	static const char *const bad[] = { "", "/", "a/", "/a", "a//b" };
	char deep[2 * CELL_LEVELS + 2];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(good); i++)
		assert_true(cell_is_path(slice_of(good[i])));
	for (size_t i = 0; i < COUNT_OF(bad); i++)
		assert_false(cell_is_path(slice_of(bad[i])));
	for (size_t i = 0; i < sizeof deep; i++)
		deep[i] = i % 2 ? '/' : 'x';
	assert_true(cell_is_path((struct slice){ deep, 2 * CELL_LEVELS - 1 }));
	assert_false(cell_is_path((struct slice){ deep, 2 * CELL_LEVELS + 1 }));
	assert_int_equal(cell_code_depth((struct slice){ deep, 2 * CELL_LEVELS - 1 }), CELL_LEVELS);
	assert_true(cell_is_uncoded(SLICE("uncoded/x")));
	assert_false(cell_is_uncoded(SLICE("uncoded-x")));
}

static void
gives_a_value_one_form(void **state)
{
	static const struct {
		const char *from, *form;
	} cases[] = {
		{ "\"a\"", "\"a\"" },
		{ "\"\\u0061\\/\\u00e9\\n\\\"\"", "\"a/\xc3\xa9\\n\\\"\"" },
		{ "2020", "2020" }, { "2020.0", "2020" }, { "2020.00", "2020" },
		{ "2020.50", "2020.50" }, { "100", "100" }, { "0.0", "0" }, { "-0", "0" },
		{ "-0.0", "0" }, { "-1.0", "-1" }, { "1e3", "1e3" }, { "1.0e3", "1.0e3" },
		{ "null", "null" }, { "true", "true" }, { "false", "false" },
		{ "[ 1 , \"a \\\" b\" ]", "\"[1,\\\"a \\\\\\\" b\\\"]\"" },
		{ "{ \"\\u006b\" : [ ] }", "\"{\\\"k\\\":[]}\"" },
		{ "1234567890123456789012345678901234567890123456789012345678901",
			"\"1234567890123456789012345678901234567890123456789012345678901\"" },
	};
	struct arena arena = { 0 };
	struct buffer out = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct slice value = exact_copy(slice_of(cases[i].from));

		buffer_reset(&out, 0);
		assert_true(cell_add_value(&out, value, &arena));
		assert_slice(buffer_slice(&out), cases[i].form);
		free_copy(value);
	}
	buffer_free(&out);
	arena_free(&arena);
}

static void
orders_values_by_type_and_size(void **state)
{
	static const char *const values[] = {
		"null", "false", "true", "-1e400", "-10", "-2", "0", "0.5", "2", "10", "10.5",
		"12345678901234567890", "12345678901234567891", "1e400",
		"\"\"", "\"10\"", "\"2\"", "\"a\"", "\"a b\"", "\"b\""
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(values); i++)
		for (size_t j = 0; j < COUNT_OF(values); j++) {
			int order = cell_value_compare(slice_of(values[i]), slice_of(values[j]));

			assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
		}
}

static void
rounds_exact_quotients_half_up(void **state)
{
	static const struct {
		uint64_t part, whole;
		unsigned decimals;
		const char *text;
	} cases[] = {
		{ 1, 3, 6, "0.333333" }, { 2, 3, 6, "0.666667" }, { 0, 7, 6, "0.000000" },
		{ 7, 7, 6, "1.000000" }, { 1, 128, 6, "0.007813" }, { 3, 128, 6, "0.023438" },
		{ 1, 2, 0, "1" }, { 3, 2, 0, "2" }, { 249, 100, 1, "2.5" }, { 245, 100, 1, "2.5" },
		{ 9999995, 10000000, 6, "1.000000" }, { 99999949, 100000000, 6, "0.999999" },
		{ 1999, 1000, 1, "2.0" }, { 1, 1000, 2, "0.00" }, { 5, 1000, 2, "0.01" },
		{ CELL_COUNT_MAX, CELL_COUNT_MAX, 6, "1.000000" },
		{ CELL_COUNT_MAX - 1, CELL_COUNT_MAX, 6, "1.000000" },
		{ CELL_COUNT_MAX * 1000, 1, 6, "9007199254740991000.000000" },
		{ 1, CELL_COUNT_MAX, 6, "0.000000" },
	};
	struct buffer out = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		buffer_reset(&out, SIZE_MAX);
		cell_add_ratio(&out, cases[i].part, cases[i].whole, cases[i].decimals);
		assert_slice(buffer_slice(&out), cases[i].text);
	}
	buffer_free(&out);
}

/* Lines as tl-count writes them: what is read and written again is the same. */
static const char group_line[] =
	"{\"kind\":\"group\",\"by\":{\"source\":\"grey\",\"year\":2021},\"documents\":3,"
	"\"sentences\":40,\"words\":800,\"references\":{\"care\":{\"barrier\":3,\"denied\":1,"
	"\"enabler\":5,\"neutral\":0}}}";

static const char *const cell_lines[] = {
	"{\"kind\":\"cell\",\"by\":{\"source\":\"grey\",\"year\":2021},\"lexicon\":\"care\","
	"\"code\":\"costs\",\"depth\":1,\"polarity\":\"barrier\",\"references\":2,\"sentences\":2,"
	"\"documents\":1,\"share\":0.250000,\"rate\":2.500000}",
	"{\"kind\":\"cell\",\"by\":{\"source\":\"grey\",\"year\":2021},\"lexicon\":\"care\","
	"\"code\":\"costs/savings\",\"depth\":2,\"polarity\":\"denied\",\"references\":1,"
	"\"sentences\":1,\"documents\":1,\"share\":null,\"rate\":1.250000}",
	"{\"kind\":\"margin\",\"by\":{\"source\":\"grey\",\"year\":2021},\"lexicon\":\"care\","
	"\"code\":\"costs\",\"depth\":1,\"references\":4,\"sentences\":3,\"documents\":1,"
	"\"share\":0.500000,\"rate\":5.000000}",
	"{\"kind\":\"cell\",\"by\":{\"source\":\"grey\",\"year\":2021},\"lexicon\":\"care\","
	"\"code\":\"uncoded\",\"depth\":1,\"polarity\":\"barrier\",\"references\":4,\"sentences\":4,"
	"\"documents\":2,\"share\":null,\"rate\":5.000000}",
	"{\"kind\":\"cell\",\"by\":{\"source\":\"grey\",\"year\":2021},\"lexicon\":\"other\","
	"\"code\":\"a\",\"depth\":1,\"polarity\":\"barrier\",\"references\":1,\"sentences\":1,"
	"\"documents\":1,\"share\":null,\"rate\":1.250000}",
};

static bool
read_line(const char *line, struct cell_line *cell, struct arena *arena, struct fault *fault)
{
	struct json_check check = { 0 };
	struct slice bytes = slice_of(line);

	assert_true(json_check_object(&check, bytes, fault));
	json_check_free(&check);
	return cell_read(cell, bytes, arena, fault);
}

static void
writes_what_it_reads(void **state)
{
	struct arena arena = { 0 };
	struct buffer out = { 0 };
	struct cell_line group, cell;
	struct fault fault = { 0 };

	(void)state;
	assert_true(read_line(group_line, &group, &arena, &fault));
	assert_true(group.is_group);
	assert_int_equal(cell_denominator(&group.group, SLICE("care")), 8);
	assert_int_equal(cell_denominator(&group.group, SLICE("other")), 0);
	cell_write_group(&out, &group.group, false);
	assert_slice(buffer_slice(&out), group_line);
	for (size_t i = 0; i < COUNT_OF(cell_lines); i++) {
		assert_true(read_line(cell_lines[i], &cell, &arena, &fault));
		assert_false(cell.is_group);
		assert_int_equal(cell_by_compare(&cell.group.by, &group.group.by), 0);
		buffer_reset(&out, 0);
		cell_write(&out, &cell.cell, &group.group, false);
		assert_slice(buffer_slice(&out), cell_lines[i]);
	}
	buffer_free(&out);
	arena_free(&arena);
}

static void
writes_parts_without_quotients(void **state)
{
	static const char part[] =
		"{\"kind\":\"cell\",\"partial\":true,\"by\":{\"source\":\"grey\",\"year\":2021},"
		"\"lexicon\":\"care\",\"code\":\"costs\",\"depth\":1,\"polarity\":\"barrier\","
		"\"references\":2,\"sentences\":2,\"documents\":1}";
	struct arena arena = { 0 };
	struct buffer out = { 0 };
	struct cell_line cell;
	struct fault fault = { 0 };

	(void)state;
	assert_true(read_line(cell_lines[0], &cell, &arena, &fault));
	assert_false(cell.partial);
	cell_write(&out, &cell.cell, &cell.group, true);
	assert_slice(buffer_slice(&out), part);
	assert_true(read_line(part, &cell, &arena, &fault));
	assert_true(cell.partial);
	buffer_free(&out);
	arena_free(&arena);
}

static void
says_what_is_wrong_with_a_line(void **state)
{
	static const struct {
		const char *line, *words;
	} cases[] = {
		{ "{}", "no \"kind\"" },
		{ "{\"id\":\"x\",\"text\":\"y\"}", "run tl-count first" },
		{ "{\"kind\":1}", "\"kind\" is not a string" },
		{ "{\"kind\":\"cell\"}", "\"by\" is not an object" },
		{ "{\"kind\":\"row\",\"by\":{}}", "\"kind\" is not group, cell or margin" },
		{ "{\"kind\":\"group\",\"by\":{}}", "\"documents\" is not a count" },
		{ "{\"kind\":\"group\",\"by\":{},\"documents\":1,\"sentences\":1,\"words\":-1}",
			"\"words\" is not a count" },
		{ "{\"kind\":\"group\",\"by\":{},\"documents\":1,\"sentences\":9007199254740992}",
			"\"sentences\" is not a count" },
		{ "{\"kind\":\"group\",\"by\":{},\"documents\":1,\"sentences\":1,\"words\":1}",
			"\"references\" is not an object" },
		{ "{\"kind\":\"group\",\"by\":{},\"documents\":1,\"sentences\":1,\"words\":1,"
			"\"references\":{\"a\":2}}", "\"references\" is not an object of objects" },
		{ "{\"kind\":\"group\",\"by\":{},\"documents\":1,\"sentences\":1,\"words\":1,"
			"\"references\":{\"a\":{\"barrier\":2.5}}}", "\"references\" is not a count" },
		{ "{\"kind\":\"group\",\"by\":{},\"documents\":1,\"sentences\":1,\"words\":1,"
			"\"references\":{\"a\":{\"barriers\":2}}}", "by polarity" },
		{ "{\"kind\":\"cell\",\"by\":{},\"polarity\":\"good\"}", "\"polarity\" is not barrier" },
		{ "{\"kind\":\"cell\",\"by\":{},\"polarity\":\"barrier\"}", "\"lexicon\" is not a string" },
		{ "{\"kind\":\"margin\",\"by\":{},\"lexicon\":\"a\",\"code\":\"b/\"}",
			"\"code\" is not a path" },
		{ "{\"kind\":\"margin\",\"by\":{},\"lexicon\":\"a\",\"code\":\"b\",\"references\":\"1\"}",
			"\"references\" is not a count" },
	};
	struct arena arena = { 0 };
	struct cell_line cell;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct fault fault = { 0 };

		assert_false(read_line(cases[i].line, &cell, &arena, &fault));
		assert_words(&fault, cases[i].words);
	}
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(orders_codes_as_a_tree),
		cmocka_unit_test(knows_paths),
		cmocka_unit_test(gives_a_value_one_form),
		cmocka_unit_test(orders_values_by_type_and_size),
		cmocka_unit_test(rounds_exact_quotients_half_up),
		cmocka_unit_test(writes_what_it_reads),
		cmocka_unit_test(writes_parts_without_quotients),
		cmocka_unit_test(says_what_is_wrong_with_a_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
