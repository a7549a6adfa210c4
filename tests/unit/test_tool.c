/* tool: a program that is no stage, from its arguments to its exit status. */
#include "tool.h"

#include "scratch.h"

/* Gives its operands back; what becomes of the first hangs on its name's last letter. */
static enum status
echo_run(const void *settings, const struct strings *operands, struct sink *sink,
	struct fault *fault)
{
	const char *first = operands->at[0];
	char letter = first[strlen(first) - 1];

	(void)settings;
	buffer_add_format(&sink->text, "%zu operands\n", operands->count);
	fault_set(fault, "as it was told");
	fault->quiet = true;
	return letter == 'f' ? STATUS_FOUND : letter == 'm' ? STATUS_MISUSE
		: letter == 'b' ? STATUS_BROKEN : STATUS_WHOLE;
}

struct many_settings {
	uint64_t lines;
	struct strings names;
};

static const struct option many_options[] = {
	{ "lines", 'n', OPTION_COUNT, offsetof(struct many_settings, lines), "N", "write N lines" },
	{ "name", 0, OPTION_LIST, offsetof(struct many_settings, names), "NAME", "a name" },
	{ .name = NULL }
};

static size_t released;

static bool
many_configure(void *settings, struct fault *fault)
{
	struct many_settings *s = settings;

	fault->quiet = true;
	return s->lines < 1000000 || fault_set(fault, "so many lines");
}

static void
many_release(void *settings)
{
	(void)settings;
	released++;
}

static enum status
many_run(const void *settings, const struct strings *operands, struct sink *sink,
	struct fault *fault)
{
	const struct many_settings *s = settings;

	(void)operands;
	for (uint64_t i = 0; i < s->lines; i++) {
		buffer_add_format(&sink->text, "line %llu\n", (unsigned long long)i);
		if (!sink_pass(sink, fault))
			return STATUS_BROKEN;
	}
	return STATUS_WHOLE;
}

static const struct tool echo_tool = {
	.name = "echo", .summary = "say", .operands = "FILE [FILE]", .least = 1, .most = 2,
	.run = echo_run
};
static const struct tool many_tool = {
	.name = "many", .summary = "write", .operands = "", .options = many_options,
	.settings_size = sizeof(struct many_settings), .configure = many_configure,
	.release = many_release, .run = many_run
};
static const struct tool *const commands[] = { &echo_tool, &many_tool, NULL };
static const struct tool both_tool = { .name = "both", .summary = "do", .commands = commands };

/* Calls the tool with words and -o. */
static int
call(const struct tool *tool, struct scratch *scratch, const char *words)
{
	char copy[1400], output[520], *argv[16] = { (char *)"tl" };
	int argc = 1;

	snprintf(output, sizeof output, "-o%s", scratch_path(scratch, "out"));
	snprintf(copy, sizeof copy, "%s", words);
	for (char *word = strtok(copy, " "); word; word = strtok(NULL, " "))
		argv[argc++] = word;
	argv[argc++] = output;
	argv[argc++] = (char *)"--no-sandbox";	/* which would hold for the tests behind it too */
	return tool_main(tool, argc, argv);
}

static void
assert_output(struct scratch *scratch, const char *expected)
{
	struct buffer text = { 0 };

	read_file(scratch_path(scratch, "out"), &text);
	assert_slice(buffer_slice(&text), expected);
	buffer_free(&text);
}

static void
output_is_there_when_it_is_whole(void **state)
{
	char path[600], words[1400];
	static const struct { char letter; int status; } cases[] = {
		{ 'w', 0 }, { 'f', 1 }, { 'm', 2 }, { 'b', 3 }
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		snprintf(path, sizeof path, "%s%c", scratch_path(*state, "in-"), cases[i].letter);
		write_file(path, SLICE("x"));
		snprintf(words, sizeof words, "echo %s %s", path, path);
		assert_int_equal(call(&both_tool, *state, words), cases[i].status);
		assert_int_equal(is_there(scratch_path(*state, "out")), cases[i].status < 2);
		if (cases[i].status < 2)
			assert_output(*state, "2 operands\n");
		assert_int_equal(call(&echo_tool, *state, path), cases[i].status);
		unlink(path);
		unlink(scratch_path(*state, "out"));
	}
	assert_int_equal(scratch_clear(*state), 0);
}

static void
wrong_calls_are_refused(void **state)
{
	static const char *const wrong[] = {
		"", "neither", "--no-such echo", "echo", "echo Makefile Makefile Makefile",
		"echo no-such-file", "echo pipeline", "many -n", "many -n x",
		"many --name a --names b"
	};

	for (size_t i = 0; i < COUNT_OF(wrong); i++) {
		assert_int_equal(call(&both_tool, *state, wrong[i]), STATUS_MISUSE);
		assert_int_equal(scratch_clear(*state), 0);
	}
}

static void
settings_are_released(void **state)
{
	released = 0;
	assert_int_equal(call(&many_tool, *state, "-n 1000000 --name a --name b"), STATUS_MISUSE);
	assert_int_equal(released, 1);
	assert_int_equal(call(&many_tool, *state, "-n 2"), STATUS_WHOLE);
	assert_int_equal(released, 2);
	assert_output(*state, "line 0\nline 1\n");
}

static void
long_output_is_all_there(void **state)
{
	struct buffer text = { 0 };

	assert_int_equal(call(&both_tool, *state, "many -n 100000"), STATUS_WHOLE);
	read_file(scratch_path(*state, "out"), &text);
	assert_int_equal(text.size, 100000 * 6 + 10 + 90 * 2 + 900 * 3 + 9000 * 4 + 90000 * 5);
	assert_memory_equal(text.at + text.size - 11, "line 99999\n", 11);
	buffer_free(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		scratch_test(output_is_there_when_it_is_whole),
		scratch_test(wrong_calls_are_refused),
		scratch_test(settings_are_released),
		scratch_test(long_output_is_all_there),
	};

	return cmocka_run_group_tests_name("tool", tests, NULL, NULL);
}
