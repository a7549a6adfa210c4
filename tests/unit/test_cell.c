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
		"\"-10--1\"", "\"0-9\"", "\"5-9\"", "\"5-12\"", "\"990-999\"", "\"1000-1009\"",
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

#define BY "\"by\":{\"source\":\"grey\",\"year\":2021}"
#define CARE(counts) "{\"kind\":\"cell\"," BY ",\"lexicon\":\"care\"," counts "}"

/* Lines as tl-count writes them: what is read and written again is the same. */
static const char group_line[] =
	"{\"kind\":\"group\"," BY ",\"documents\":4,"
	"\"sentences\":40,\"words\":800,\"references\":{\"care\":{\"barrier\":3,\"denied\":1,"
	"\"enabler\":5,\"neutral\":0}},\"unit\":\"reference\"}";

static const char *const cell_lines[] = {
	CARE("\"code\":\"costs\",\"depth\":1,\"polarity\":\"barrier\",\"references\":2,"
		"\"sentences\":2,\"documents\":1,\"most\":2,\"share\":0.250000,"
		"\"polarity_share\":0.666667,\"rate\":2.500000,\"document_share\":0.250000,"
		"\"intensity\":2.000000,\"largest\":1.000000"),
	CARE("\"code\":\"costs/savings\",\"depth\":2,\"polarity\":\"denied\",\"references\":1,"
		"\"sentences\":1,\"documents\":1,\"most\":1,\"share\":null,"
		"\"polarity_share\":1.000000,\"rate\":1.250000,\"document_share\":0.250000,"
		"\"intensity\":1.000000,\"largest\":1.000000,\"interval\":{"
		"\"polarity_share\":[0.500000,1.000000]}"),
	"{\"kind\":\"margin\"," BY ",\"lexicon\":\"care\","
		"\"code\":\"costs\",\"depth\":1,\"references\":4,\"sentences\":3,\"documents\":3,"
		"\"most\":2,\"share\":0.500000,\"rate\":5.000000,\"document_share\":0.750000,"
		"\"intensity\":1.333333,\"largest\":0.500000}",
	CARE("\"code\":\"uncoded\",\"depth\":1,\"polarity\":\"barrier\",\"references\":4,"
		"\"sentences\":4,\"documents\":2,\"most\":3,\"share\":null,\"polarity_share\":null,"
		"\"rate\":5.000000,\"document_share\":0.500000,\"intensity\":2.000000,"
		"\"largest\":0.750000"),
	CARE("\"code\":\"costs\",\"depth\":1,\"polarity\":\"enabler\",\"references\":5,"
		"\"sentences\":5,\"documents\":1,\"most\":5,\"share\":0.625000,"
		"\"polarity_share\":1.000000,\"rate\":6.250000,\"document_share\":0.250000,"
		"\"intensity\":5.000000,\"largest\":1.000000,\"concentrated\":true,\"key\":true,"
		"\"interval\":{\"share\":[0.010000,0.987654],\"rate\":[0.000000,1234.567891]},"
		"\"key_stability\":0.934000"),
	"{\"kind\":\"cell\"," BY ",\"lexicon\":\"other\","
		"\"code\":\"a\",\"depth\":1,\"polarity\":\"barrier\",\"references\":1,"
		"\"sentences\":1,\"documents\":1,\"most\":1,\"share\":null,\"polarity_share\":null,"
		"\"rate\":1.250000,\"document_share\":0.250000,\"intensity\":1.000000,"
		"\"largest\":1.000000,\"key\":false}",
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
	struct cell_line group, line;
	struct fault fault = { 0 };

	(void)state;
	assert_true(read_line(group_line, &group, &arena, &fault));
	assert_int_equal(group.kind, CELL_LINE_GROUP);
	assert_int_equal(cell_denominator(&group.group, SLICE("care")), 8);
	assert_int_equal(cell_denominator(&group.group, SLICE("other")), 0);
	cell_write_group(&out, &group.group, NULL);
	assert_slice(buffer_slice(&out), group_line);
	for (size_t i = 0; i < COUNT_OF(cell_lines); i++) {
		assert_true(read_line(cell_lines[i], &line, &arena, &fault));
		assert_int_equal(line.kind, i == 2 ? CELL_LINE_MARGIN : CELL_LINE_CELL);
		assert_int_equal(cell_by_compare(&line.group.by, &group.group.by), 0);
		buffer_reset(&out, 0);
		cell_write(&out, &line.cell, &group.group, NULL);
		assert_slice(buffer_slice(&out), cell_lines[i]);
	}
	buffer_free(&out);
	arena_free(&arena);
}

/* Shares of sentences: what a sentence counts for is said by "units". */
static void
takes_the_unit_of_the_group(void **state)
{
	static const char unit_group[] =
		"{\"kind\":\"group\",\"all\":true,\"by\":{},\"documents\":3,\"sentences\":40,"
		"\"words\":500,\"references\":{\"care\":{\"barrier\":3,\"denied\":1,\"enabler\":5,"
		"\"neutral\":0}},\"unit\":\"sentence\",\"units\":{\"care\":{\"barrier\":2,"
		"\"denied\":1,\"enabler\":4,\"neutral\":0,\"either\":5}},"
		"\"bootstrap\":{\"replicates\":1000,\"seed\":7,\"level\":0.950}}";
	static const char unit_cell[] =
		"{\"kind\":\"cell\",\"all\":true,\"by\":{},\"lexicon\":\"care\",\"code\":\"costs\","
		"\"depth\":1,\"polarity\":\"barrier\",\"references\":3,\"sentences\":1,"
		"\"documents\":1,\"most\":3,\"share\":0.200000,\"polarity_share\":0.500000,"
		"\"rate\":2.000000,\"document_share\":0.333333,\"intensity\":3.000000,"
		"\"largest\":1.000000}";
	struct arena arena = { 0 };
	struct buffer out = { 0 };
	struct cell_line group, line;
	struct fault fault = { 0 };

	(void)state;
	assert_true(read_line(unit_group, &group, &arena, &fault));
	assert_true(group.group.all);
	assert_int_equal(group.group.bootstrap.level, 950);
	cell_write_group(&out, &group.group, NULL);
	assert_slice(buffer_slice(&out), unit_group);
	assert_true(read_line(unit_cell, &line, &arena, &fault));
	buffer_reset(&out, 0);
	cell_write(&out, &line.cell, &group.group, NULL);
	assert_slice(buffer_slice(&out), unit_cell);
	buffer_free(&out);
	arena_free(&arena);
}

static void
writes_the_rules_it_reads(void **state)
{
	static const char *const lines[] = {
		"{\"kind\":\"rule\"," BY ",\"lexicon\":\"care\",\"depth\":2,"
		"\"polarity\":\"barrier\",\"of\":\"share\",\"unit\":\"reference\","
		"\"quantile\":0.750,\"type\":7,\"ties\":\"key\",\"cells\":20,\"zeros\":3,"
		"\"threshold\":0.054100}",
		"{\"kind\":\"rule\"," BY ",\"lexicon\":\"care\",\"depth\":1,\"of\":\"rate\","
		"\"unit\":\"document\",\"quantile\":1.000,\"type\":1,\"ties\":\"not key\","
		"\"cells\":1,\"zeros\":0,\"threshold\":12.000001}",
	};
	struct arena arena = { 0 };
	struct buffer out = { 0 };
	struct cell_line line;
	struct fault fault = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(lines); i++) {
		assert_true(read_line(lines[i], &line, &arena, &fault));
		assert_int_equal(line.kind, CELL_LINE_RULE);
		buffer_reset(&out, 0);
		cell_write_rule(&out, &line.rule, &line.group);
		assert_slice(buffer_slice(&out), lines[i]);
	}
	buffer_free(&out);
	arena_free(&arena);
}

#define PART(kind, middle) \
	"{\"kind\":\"" kind "\",\"partial\":true," BY "," middle ",\"unit\":\"sentence\"," \
	"\"seed\":9007199254740991,"

static const char *const part_lines[] = {
	PART("group", "\"documents\":3,\"sentences\":40,\"words\":800,\"references\":{}")
	"\"replicates\":{\"words\":[0,800,1600],\"documents\":[0,3,6]}}",
	PART("cell", "\"lexicon\":\"care\",\"code\":\"costs\",\"depth\":1,\"polarity\":\"barrier\","
		"\"references\":2,\"sentences\":2,\"documents\":1,\"most\":2")
	"\"replicates\":{\"units\":[0,2,4],\"documents\":[0,1,2]}}",
	PART("margin", "\"lexicon\":\"care\",\"code\":\"costs\",\"depth\":1,\"references\":2,"
		"\"sentences\":2,\"documents\":1,\"most\":2")
	"\"replicates\":{\"units\":[0,2,4],\"documents\":[0,1,2]}}",
	PART("total", "\"lexicon\":\"care\",\"polarity\":\"barrier\",\"references\":2,"
		"\"sentences\":2,\"documents\":1,\"most\":2")
	"\"replicates\":{\"units\":[0,2,4],\"documents\":[0,1,2]}}",
	PART("total", "\"lexicon\":\"care\",\"references\":2,"
		"\"sentences\":2,\"documents\":1,\"most\":2")
	"\"replicates\":{\"units\":[0,2,4],\"documents\":[0,1,2]}}",
};

static void
writes_the_parts_it_reads(void **state)
{
	struct arena arena = { 0 };
	struct buffer out = { 0 };
	struct cell_line line;
	struct fault fault = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(part_lines); i++) {
		assert_true(read_line(part_lines[i], &line, &arena, &fault));
		assert_true(line.partial);
		assert_int_equal(line.part.replicates, 3);
		buffer_reset(&out, 0);
		if (line.kind == CELL_LINE_GROUP)
			cell_write_group(&out, &line.group, &line.part);
		else
			(line.kind == CELL_LINE_TOTAL ? cell_write_total : cell_write)(&out,
				&line.cell, &line.group, &line.part);
		assert_slice(buffer_slice(&out), part_lines[i]);
	}
	buffer_free(&out);
	arena_free(&arena);
}

#define MARGIN(members) \
	"{\"kind\":\"margin\",\"by\":{},\"lexicon\":\"a\",\"code\":\"b\",\"references\":1," \
	"\"sentences\":1,\"documents\":1," members "}"
#define RULE(type, of, quantile) \
	"{\"kind\":\"rule\",\"by\":{},\"lexicon\":\"a\",\"depth\":1,\"of\":" of ",\"ties\":\"key\"," \
	"\"type\":" type ",\"quantile\":" quantile ",\"cells\":1,\"zeros\":0,\"threshold\":0}"

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
		{ "{\"kind\":\"row\",\"by\":{}}", "\"kind\" is not group, rule, cell" },
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
		{ "{\"kind\":\"total\",\"by\":{},\"lexicon\":\"a\"}", "\"kind\" is not" },
		{ MARGIN("\"interval\":[]"), "\"interval\" is not an object of pairs" },
		{ MARGIN("\"interval\":{\"share\":1}"), "\"interval\" is not" },
		{ MARGIN("\"interval\":{\"share\":[1]}"), "\"interval\" is not" },
		{ MARGIN("\"interval\":{\"share\":[1,2,3]}"), "\"interval\" is not" },
		{ MARGIN("\"interval\":{\"share\":[0.5,-1]}"), "\"interval\" is not a decimal" },
		{ MARGIN("\"interval\":{\"share\":[0.5,1e3]}"), "\"interval\" is not a decimal" },
		{ MARGIN("\"interval\":{\"share\":[0.5,1.0e3]}"), "\"interval\" is not a decimal" },
		{ MARGIN("\"key_stability\":18446744073.1"), "\"key_stability\" is not" },
		{ MARGIN("\"partial\":true,\"unit\":\"word\""), "\"unit\" is not reference" },
		{ MARGIN("\"partial\":true,\"replicates\":1"), "\"replicates\" is not" },
		{ MARGIN("\"partial\":true,\"replicates\":{}"), "\"seed\" is not a count" },
		{ MARGIN("\"partial\":true,\"seed\":1,\"replicates\":{\"units\":[1]}"),
			"\"replicates\" is not" },
		{ MARGIN("\"partial\":true,\"seed\":1,\"replicates\":{\"units\":[1],"
			"\"documents\":[]}"), "two lists of one length" },
		{ MARGIN("\"partial\":true,\"seed\":1,\"replicates\":{\"units\":[1],"
			"\"documents\":[-1]}"), "\"replicates\" is not a count" },
		{ RULE("10", "\"share\"", "0.5"), "depth or type" },
		{ RULE("7", "\"size\"", "0.5"), "\"of\" is not a statistic" },
		{ RULE("7", "\"share\"", "1.5"), "\"quantile\" is not a number from 0 to 1" },
		{ "{\"kind\":\"group\",\"by\":{},\"documents\":1,\"sentences\":1,\"words\":1,"
			"\"references\":{},\"units\":{\"a\":{}}}", "\"units\" is not of the lexicons" },
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
		cmocka_unit_test(takes_the_unit_of_the_group),
		cmocka_unit_test(writes_the_rules_it_reads),
		cmocka_unit_test(writes_the_parts_it_reads),
		cmocka_unit_test(says_what_is_wrong_with_a_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
