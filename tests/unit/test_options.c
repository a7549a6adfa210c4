/* options: every way to write one, and every way to get it wrong. */
#include "check.h"
#include "options.h"

struct settings {
	bool loud, quick;
	const char *name;
	struct strings by;
	uint64_t bytes;
	bool help;
};

static const struct option own[] = {
	{ "loud", 'l', OPTION_FLAG, offsetof(struct settings, loud), NULL, "say more" },
	{ "quick", 'q', OPTION_FLAG, offsetof(struct settings, quick), NULL, "hurry" },
	{ "name", 'n', OPTION_STRING, offsetof(struct settings, name), "NAME", "call it NAME" },
	{ "by", 'b', OPTION_LIST, offsetof(struct settings, by), "FIELD", "group by FIELD" },
	{ "bytes", 0, OPTION_COUNT, offsetof(struct settings, bytes), "N", "take N bytes" },
	{ .name = NULL }
};

static const struct option common[] = {
	{ "help", 'h', OPTION_FLAG, 0, NULL, "show this" },
	{ .name = NULL }
};

struct call {
	struct settings settings;
	struct strings operands;
	struct fault fault;
	bool help;
};

/* Splits `words` at single spaces; an empty word is written as '_'. */
static bool
read_words(struct call *call, const char *words)
{
	static char copy[256];
	const struct option_table tables[] = {
		{ own, &call->settings }, { common, &call->help }, { NULL, NULL }
	};
	char *argv[16], *rest = copy, *word;
	size_t argc = 0;

	*call = (struct call){ 0 };
	snprintf(copy, sizeof copy, "%s", words);
	while (*words && (word = strsep(&rest, " ")))
		argv[argc++] = strcmp(word, "_") == 0 ? "" : word;
	return options_read(tables, argv, argc, &call->operands, &call->fault);
}

static void
call_free(struct call *call)
{
	const struct option_table tables[] = { { own, &call->settings }, { NULL, NULL } };

	options_free(tables);
	strings_free(&call->operands);
}

static void
takes_values_in_four_ways(void **state)
{
	static const char *const ways[] = {
		"-n x", "-nx", "--name x", "--name=x", "--name y -n x"
	};
	struct call call;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(ways); i++) {
		assert_true(read_words(&call, ways[i]));
		assert_string_equal(call.settings.name, "x");
		assert_int_equal(call.operands.count, 0);
		call_free(&call);
	}
	assert_true(read_words(&call, "--name=a=b"));
	assert_string_equal(call.settings.name, "a=b");
	assert_true(read_words(&call, "--name="));
	assert_string_equal(call.settings.name, "");
	assert_true(read_words(&call, "-n -l"));
	assert_string_equal(call.settings.name, "-l");
	assert_false(call.settings.loud);
	assert_true(read_words(&call, "-n --"));
	assert_string_equal(call.settings.name, "--");
}

static void
takes_flags_in_bundles(void **state)
{
	struct call call;

	(void)state;
	assert_true(read_words(&call, "-lq"));
	assert_true(call.settings.loud && call.settings.quick && !call.help);
	assert_true(read_words(&call, "-lhn=x"));
	assert_true(call.settings.loud && call.help);
	assert_string_equal(call.settings.name, "=x");
	assert_true(read_words(&call, "-ln x"));
	assert_string_equal(call.settings.name, "x");
	assert_true(read_words(&call, "--quick --help"));
	assert_true(call.settings.quick && call.help && !call.settings.loud);
}

static void
adds_to_lists(void **state)
{
	struct call call;

	(void)state;
	assert_true(read_words(&call, "-b one --by two,three -bfour --by= -l"));
	assert_int_equal(call.settings.by.count, 4);
	assert_string_equal(call.settings.by.at[0], "one");
	assert_string_equal(call.settings.by.at[1], "two,three");
	assert_string_equal(call.settings.by.at[2], "four");
	assert_string_equal(call.settings.by.at[3], "");
	call_free(&call);
}

static void
keeps_operands_in_order(void **state)
{
	static const char *const expected[] = { "a", "-", "", "b", "-l", "--name", "--" };
	struct call call;

	(void)state;
	assert_true(read_words(&call, "a -q - _ b -- -l --name --"));
	assert_int_equal(call.operands.count, COUNT_OF(expected));
	for (size_t i = 0; i < COUNT_OF(expected); i++)
		assert_string_equal(call.operands.at[i], expected[i]);
	assert_true(call.settings.quick && !call.settings.loud);
	call_free(&call);
	assert_true(read_words(&call, ""));
	assert_int_equal(call.operands.count, 0);
}

static void
reads_counts(void **state)
{
	static const struct {
		const char *words;
		uint64_t bytes;
	} cases[] = {
		{ "--bytes 0", 0 }, { "--bytes=42", 42 }, { "--bytes 007", 7 },
		{ "--bytes 1K", 1024 },
		{ "--bytes 3M", 3 << 20 }, { "--bytes 2G", (uint64_t)2 << 30 },
		{ "--bytes 18446744073709551615", UINT64_MAX },
		{ "--bytes 17179869183G", (uint64_t)17179869183 << 30 },
	};
	struct call call;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		assert_true(read_words(&call, cases[i].words));
		assert_int_equal(call.settings.bytes, cases[i].bytes);
	}
}

static void
refuses_what_is_no_count(void **state)
{
	static const char *const values[] = {
		"_", "abc", "12abc", "-1", "+1", "1.5", "1k", "1KB", "K", "0x10", "1e3",
		"18446744073709551616", "17179869184G", "99999999999999999999999999"
	};
	struct call call;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(values); i++) {
		char words[64];

		snprintf(words, sizeof words, "--bytes %s", values[i]);
		if (read_words(&call, words))
			fail_msg("accepted: %s", words);
		assert_words(&call.fault, "--bytes wants a whole number, not \"");
	}
	assert_false(read_words(&call, "--bytes= 1"));
}

static void
refuses_what_is_no_option(void **state)
{
	static const struct {
		const char *words, *fault;
	} cases[] = {
		{ "--nope", "unknown option --nope; --help shows what there is" },
		{ "--nope=1", "unknown option --nope;" },
		{ "--nam x", "unknown option --nam;" },
		{ "--names x", "unknown option --names;" },
		{ "--=x", "unknown option --;" },
		{ "---", "unknown option ---;" },
		{ "-x", "unknown option -x;" },
		{ "-lx", "unknown option -x;" },
		{ "-\xc3\xa9", "unknown option -\\xc3;" },
		{ "--\033[1m", "unknown option --\\x1b[1m;" },
		{ "--loud=yes", "--loud takes no value" },
		{ "--name", "--name needs a value (NAME)" },
		{ "-n", "-n needs a value (NAME)" },
		{ "-lqn", "-n needs a value (NAME)" },
		{ "--by", "--by needs a value (FIELD)" },
		{ "--bytes", "--bytes needs a value (N)" },
	};
	struct call call;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		if (read_words(&call, cases[i].words))
			fail_msg("accepted: %s", cases[i].words);
		assert_words(&call.fault, cases[i].fault);
		call_free(&call);
	}
}

static void
describes_in_columns(void **state)
{
	static const struct option long_one[] = {
		{ "a-name-that-is-long", 0, OPTION_STRING, 0, "VALUE", "help on the next line" },
		{ .name = NULL }
	};
	struct buffer out = { 0 };

	(void)state;
	options_describe(own, &out);
	options_describe(long_one, &out);
	assert_slice(buffer_slice(&out),
		"  -l, --loud              say more\n"
		"  -q, --quick             hurry\n"
		"  -n, --name NAME         call it NAME\n"
		"  -b, --by FIELD          group by FIELD\n"
		"      --bytes N           take N bytes\n"
		"      --a-name-that-is-long VALUE\n"
		"                          help on the next line\n");
	buffer_free(&out);
}

static void
outputs_are_files_of_their_own(void **state)
{
	struct {
		const char *output, *log;
	} paths = { NULL, NULL };
	static const struct option outputs[] = {
		{ "output", 'o', OPTION_OUTPUT, 0, "FILE", "write to FILE" },
		{ "log", 0, OPTION_OUTPUT, sizeof paths.output, "FILE", "say it in FILE" },
		{ .name = NULL }
	};
	const struct option_table tables[] = { { outputs, &paths }, { NULL, NULL } };
	char *one[] = { "-o", "x", "--log=y", "-o", "z" }, *both[] = { "--log", "x", "-o", "x" };
	struct strings operands = { 0 };
	struct fault fault = { 0 };

	(void)state;
	assert_true(options_read(tables, one, 5, &operands, &fault));
	assert_string_equal(paths.output, "z");
	assert_string_equal(paths.log, "y");
	assert_false(options_read(tables, both, 4, &operands, &fault));
	assert_string_equal(fault.words, "-o and --log are the same file; give each its own");
	strings_free(&operands);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_values_in_four_ways),
		cmocka_unit_test(takes_flags_in_bundles),
		cmocka_unit_test(adds_to_lists),
		cmocka_unit_test(keeps_operands_in_order),
		cmocka_unit_test(reads_counts),
		cmocka_unit_test(refuses_what_is_no_count),
		cmocka_unit_test(refuses_what_is_no_option),
		cmocka_unit_test(outputs_are_files_of_their_own),
		cmocka_unit_test(describes_in_columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
