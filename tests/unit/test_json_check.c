/* json_check: what is one JSON object and what is none. */
#include <dirent.h>

#include "check.h"
#include "input.h"
#include "json.h"

static struct json_check check;
static struct fault fault;

static int
tear_down(void **state)
{
	(void)state;
	json_check_free(&check);
	return 0;
}

static bool
accepts(struct slice line)
{
	struct slice copy = exact_copy(line);
	bool accepted = json_check_object(&check, copy, &fault);

	free_copy(copy);
	return accepted;
}

static void
takes_what_rfc_8259_allows(void **state)
{
	static const char *const lines[] = {
		"{}", " { } ", "{\"a\":1}", "\t{\r\n\"a\" :\n1 , \"b\":2}\r", "{\"\":\"\"}",
		"{\"a\":[]}", "{\"a\":[ ]}", "{\"a\":{}}", "{\"a\":[[],{},[{}]]}",
		"{\"a\":[0,1,12,-0,0.5,-1.25e+10,1E5,2e-3]}", "{\"a\":[1,2,3,4,5]}",
		"{\"a\":[1,2 ,3, 4 , 5 ]}", "{\"a\":[10,20,-3,40]}", "{\"a\":[true,false,null]}",
		"{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\ude00\\u0000\"}",
		"{\"a\":\"caf\u00e9 \u20ac \U0001f600 \x7f\"}",
		"{\"a\":{\"a\":{\"a\":1}},\"b\":{\"a\":1}}", "{\"a\":1,\"A\":2}",
		/* one letter or two: names are bytes */
		"{\"\u00e9\":1,\"e\u0301\":2}",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(lines); i++)
		if (!accepts(slice_of(lines[i])))
			fail_msg("%s: %s", lines[i], fault.words);
}

static const struct {
	struct slice line;
	const char *words;
} refused[] = {
	{ SLICE(""), "one JSON object a line was expected" },
	{ SLICE("[]"), "at byte 1" },
	{ SLICE("  7"), "at byte 3 of the line: one JSON object" },
	{ SLICE("{"), "a key in quotes" },
	{ SLICE("{\"a\"}"), "at byte 5 of the line: a colon was expected" },
	{ SLICE("{\"a\":}"), "a value was expected" },
	{ SLICE("{\"a\":"), "the line ends before the JSON is complete" },
	{ SLICE("{\"a\":1"), "the line ends before" },
	{ SLICE("{\"a\":1,}"), "a key in quotes" },
	{ SLICE("{\"a\":1]"), "a comma or }" },
	{ SLICE("{\"a\":[1}"), "a comma or ]" },
	{ SLICE("{\"a\":[1,]}"), "a value was expected" },
	{ SLICE("{\"a\":[1,2,]}"), "a value was expected" },
	{ SLICE("{\"a\":[1,2,,3]}"), "a value was expected" },
	{ SLICE("{\"a\":[,1]}"), "a value was expected" },
	{ SLICE("{\"a\":[1 2]}"), "a comma or ]" },
	{ SLICE("{\"a\":[1,2"), "the line ends before" },
	{ SLICE("{\"a\":[1,2,"), "the line ends before" },
	{ SLICE("{\"a\":[1,02,3]}"), "a comma or ]" },
	{ SLICE("{\"a\":1}{}"), "at byte 8 of the line: something follows" },
	{ SLICE("{}x"), "something follows" },
	{ SLICE("{} null"), "something follows" },
	{ SLICE("{a:1}"), "a key in quotes" },
	{ SLICE("{1:1}"), "a key in quotes" },
	{ SLICE("{\"a\":01}"), "a comma or }" },
	{ SLICE("{\"a\":-}"), "a digit is missing" },
	{ SLICE("{\"a\":1.}"), "a digit is missing" },
	{ SLICE("{\"a\":1e}"), "a digit is missing" },
	{ SLICE("{\"a\":1e+"), "a digit is missing" },
	{ SLICE("{\"a\":.5}"), "a value was expected" },
	{ SLICE("{\"a\":+1}"), "a value was expected" },
	{ SLICE("{\"a\":NaN}"), "a value was expected" },
	{ SLICE("{\"a\":nul}"), "a value was expected" },
	{ SLICE("{\"a\":true1}"), "a comma or }" },
	{ SLICE("{\"a\":'x'}"), "a value was expected" },
	{ SLICE("{\"a\":\"x}"), "the line ends inside a string" },
	{ SLICE("{\"a\":\"x\\"), "the line ends inside a string" },
	{ SLICE("{\"a\":\"\\x41\"}"), "unknown escape" },
	{ SLICE("{\"a\":\"\\\0\"}"), "unknown escape" },
	{ SLICE("{\"a\":\"\\u12\"}"), "\\u needs four hexadecimal digits" },
	{ SLICE("{\"a\":\"\\u12g4\"}"), "\\u needs four" },
	{ SLICE("{\"a\":\"\\u12"), "\\u needs four" },
	{ SLICE("{\"a\":\"\\ud800\"}"), "half of a surrogate pair" },
	{ SLICE("{\"a\":\"\\ud800\\u0041\"}"), "half of a surrogate pair" },
	{ SLICE("{\"a\":\"\\udc00\"}"), "half of a surrogate pair" },
	{ SLICE("{\"a\":\"\\ud83d\\ude0"), "half of a surrogate pair" },
	{ SLICE("{\"a\":\"x\ty\"}"), "at byte 8 of the line: a control character" },
	{ SLICE("{\"a\":\"x\0y\"}"), "a control character" },
	{ SLICE("{\"a\":\"0123456789abcdef\x1f\"}"), "at byte 23" },
	{ SLICE("{\"a\0\":1}"), "a control character" },
	{ SLICE("{\"a\":\0}"), "a value was expected" },
	{ SLICE("{\"a\":\"x\xff\"}"), "at byte 8 of the line: not UTF-8" },
	{ SLICE("{\"a\":\"0123456789abcdef\xc3\"}"), "at byte 23 of the line: not UTF-8" },
	{ SLICE("{\"\xed\xa0\x80\":1}"), "at byte 3 of the line: not UTF-8" },
	{ SLICE("\xef\xbb\xbf{}"), "at byte 1" },
	{ SLICE("{\"a\":1 // note\n}"), "a comma or }" },
};

static void
refuses_everything_else(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(refused); i++) {
		fault_set(&fault, "nothing");
		if (accepts(refused[i].line))
			fail_msg("accepted: %s", refused[i].line.at);
		assert_words(&fault, refused[i].words);
	}
}

/* No beginning of a good line is good, and none is read beyond its end. */
static void
refuses_every_beginning(void **state)
{
	static const char line[] = "{\"a\":[1,22,{\"b\":\"x\\u00e9\\ud83d\\ude00 caf\u00e9\"}],"
		"\"tokens\":[0,10,11,15],\"long member name\":-1.5e3,\"c\":[true,null]}";

	(void)state;
	assert_true(accepts(slice_of(line)));
	for (size_t size = 0; size < sizeof line - 1; size++)
		if (accepts((struct slice){ line, size }))
			fail_msg("accepted: %.*s", (int)size, line);
}

/* An object with the keys k0 to k(count - 1), the last of them spelled `last`. */
static bool
accepts_keys(size_t count, const char *last)
{
	struct buffer line = { 0 };
	bool accepted;

	buffer_add_string(&line, "{\"in\":[{");
	for (size_t i = 0; i + 1 < count; i++)
		buffer_add_format(&line, "\"k%zu\":%zu,", i, i);
	buffer_add_format(&line, "\"%s\":0}]}", last);
	accepted = accepts(buffer_slice(&line));
	buffer_free(&line);
	return accepted;
}

static void
finds_keys_that_stand_twice(void **state)
{
	static const size_t counts[] = {
		2, 3, 15, 16, 17, 18, 19, 40, 62, 63, 64, 65, 70, 80, 81, 82, 5000
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(counts); i++) {
		char before[32];

		assert_true(accepts_keys(counts[i], "other"));
		assert_false(accepts_keys(counts[i], "k0"));
		assert_words(&fault, "the key \"k0\" stands twice in one object");
		assert_false(accepts_keys(counts[i], "\\u006b\\u0030"));
		snprintf(before, sizeof before, "k%zu", counts[i] - 2);
		assert_false(accepts_keys(counts[i], before));
	}
	assert_false(accepts(SLICE("{\"a\":1,\"b\":{},\"a\":1}")));
	assert_false(accepts(SLICE("{\"/\":1,\"\\/\":1}")));
	assert_false(accepts(SLICE("{\"\U0001f600\":1,\"\\ud83d\\uDE00\":1}")));
	assert_false(accepts(SLICE("{\"\":1,\"\":1}")));
	assert_false(accepts(SLICE("{\"x\\u001b[1m\":1,\"x\\u001b[1m\":1}")));
	assert_words(&fault, "x\\x1b[1m");
}

/* Keys are guessed from the one before them, and by what an object began with last. */
static void
knows_keys_by_their_characters(void **state)
{
	static const char *const accepted[] = {
		"{\"a\":[{\"b\":1,\"c\":2,\"d\":3},{\"b\":1,\"d\":2,\"c\":3},{\"c\":1}]}",
		"{\"a\":[{\"b\":1,\"c\":2},{\"b\":{\"b\":{\"c\":1},\"c\":1},\"c\":2}]}",
		"{\"a\":[{\"b\":1,\"c\":2},{\"b\" :1 , \"c\" : 2},{ \"\\u0062\" : 1,\"c\":2}]}",
		"{\"a\":1,\"thirteen byte\":1,\"fourteen bytes\":1,\"\\\"\":1,\"\\\\\":1}",
		"{\"a\":1,\"thirteen byte\":1,\"fourteen bytes\":1,\"\\\"\":1,\"\\\\\":1 }  ",
	};
	static const char *const twice[] = {
		"{\"a\":[{\"b\":1,\"c\":2,\"d\":3},{\"b\":1,\"c\":2,\"b\":3}]}",
		"{\"a\":[{\"b\":1,\"c\":2},{\"c\":1,\"b\":2},{\"b\":1,\"c\":2,\"b\":3}]}",
		"{\"a\":1,\"\\u0061\":2}", "{\"\\u0061\":1,\"a\":2}",
		"{\"thirteen byte\":1,\"a\":1,\"thirteen byt\\u0065\":2}",
		"{\"fourteen bytes\":1,\"a\":1,\"fourteen byte\\u0073\":2}",
		"{\"\\\"\":1,\"\\u0022\":1}", "{\"\\\\\":1,\"\\u005c\":1}",
	};

	(void)state;
	for (size_t round = 0; round < 2; round++) {
		for (size_t i = 0; i < COUNT_OF(accepted); i++)
			if (!accepts(slice_of(accepted[i])))
				fail_msg("%s: %s", accepted[i], fault.words);
		for (size_t i = 0; i < COUNT_OF(twice); i++)
			if (accepts(slice_of(twice[i])))
				fail_msg("accepted: %s", twice[i]);
	}
	assert_true(accepts(SLICE("{\"first\":1,\"second\":[2]}")));
	assert_false(accepts(SLICE("{\"first\":1,\"second:[2]}")));
	assert_true(json_check_object(&check, SLICE("{\"first\":1,\"second\": [2] , \"third\":3}"),
		&fault));
	assert_int_equal(check.members.count, 3);
	assert_slice(check.members.at[1].key, "second");
	assert_slice(check.members.at[1].value, "[2]");
}

static bool
accepts_depth(size_t depth, const char *open, const char *close)
{
	struct buffer line = { 0 };
	bool accepted;

	for (size_t i = 0; i < depth; i++)
		buffer_add_string(&line, i ? open : "{\"a\":");
	buffer_add_string(&line, "0");
	for (size_t i = 0; i < depth; i++)
		buffer_add_string(&line, i + 1 < depth ? close : "}");
	accepted = accepts(buffer_slice(&line));
	buffer_free(&line);
	return accepted;
}

static void
bounds_the_nesting(void **state)
{
	(void)state;
	assert_true(accepts_depth(JSON_DEPTH, "[", "]"));
	assert_true(accepts_depth(JSON_DEPTH, "{\"a\":", "}"));
	assert_false(accepts_depth(JSON_DEPTH + 1, "[", "]"));
	assert_words(&fault, "nested deeper than 512 levels");
	assert_false(accepts_depth(JSON_DEPTH + 1, "{\"a\":", "}"));
	assert_false(accepts_depth(1000000, "[", "]"));
	assert_true(accepts(SLICE("{}")));	/* and the next line is none the worse */
}

static void
leaves_the_outermost_members(void **state)
{
	static const char line[] = " {\"id\" : \"x\",\"a\\u0062\":[1,{\"id\":2}] , \"n\":-1.5e3 ,"
		"\"o\":{ \"p\":{} },\"t\":true}";
	static const struct {
		const char *key, *value;
	} expected[] = {
		{ "id", "\"x\"" }, { "a\\u0062", "[1,{\"id\":2}]" }, { "n", "-1.5e3" },
		{ "o", "{ \"p\":{} }" }, { "t", "true" }
	};

	(void)state;
	assert_true(json_check_object(&check, slice_of(line), &fault));
	assert_int_equal(check.members.count, COUNT_OF(expected));
	for (size_t i = 0; i < COUNT_OF(expected); i++) {
		assert_slice(check.members.at[i].key, expected[i].key);
		assert_slice(check.members.at[i].value, expected[i].value);
	}
	assert_true(json_check_object(&check, SLICE("{}"), &fault));
	assert_int_equal(check.members.count, 0);
}

/* Reads {"v":FILE}: lines are objects, the suite has values of every kind. */
static void
wrap_file(const char *path, struct buffer *line)
{
	struct input *input = input_open(path, &fault);

	assert_non_null(input);
	buffer_reset(line, SIZE_MAX);
	buffer_add_string(line, "{\"v\":");
	assert_true(input_read_all(input, line, SIZE_MAX, &fault));
	buffer_add_string(line, "}");
	input_close(input);
}

/* What RFC 8259 allows and a record does not. */
static bool
is_stricter_here(const char *name)
{
	return strstr(name, "object_duplicated_key");
}

static void
judges_as_json_test_suite_does(void **state)
{
	const char *shared = getenv("SHARED");
	struct buffer line = { 0 };
	char folder[4096];
	struct dirent *entry;
	size_t count = 0;
	DIR *files;

	(void)state;
	snprintf(folder, sizeof folder, "%s/data/jsontestsuite", shared ? shared : "../shared");
	files = opendir(folder);
	if (!files) {
		print_message("skipped: no %s\n", folder);
		skip();
	}
	while ((entry = readdir(files))) {
		const char *name = strstr(entry->d_name, "JSONTestSuite__");
		char path[8192];
		bool accepted;

		if (!name)
			continue;
		name += strlen("JSONTestSuite__");
		snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
		wrap_file(path, &line);
		accepted = accepts(buffer_slice(&line));
		if (strncmp(name, "y_", 2) == 0 && accepted == is_stricter_here(name))
			fail_msg("%s: %s", name, accepted ? "accepted" : fault.words);
		if (strncmp(name, "n_", 2) == 0 && accepted)
			fail_msg("%s: accepted", name);
		count++;
	}
	closedir(files);
	buffer_free(&line);
	assert_true(count > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_what_rfc_8259_allows),
		cmocka_unit_test(refuses_everything_else),
		cmocka_unit_test(refuses_every_beginning),
		cmocka_unit_test(finds_keys_that_stand_twice),
		cmocka_unit_test(knows_keys_by_their_characters),
		cmocka_unit_test(bounds_the_nesting),
		cmocka_unit_test(leaves_the_outermost_members),
		cmocka_unit_test(judges_as_json_test_suite_does),
	};

	return cmocka_run_group_tests(tests, NULL, tear_down);
}
