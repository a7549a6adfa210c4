/* lines: files cut into lines, however long they are. */
#include "lines.h"

#include "scratch.h"

static struct fault fault;

/* The lines of a file that holds `bytes`, each between brackets. */
static void
assert_lines(struct scratch *scratch, struct slice bytes, const char *expected)
{
	struct buffer seen = { 0 };
	struct slice line;
	struct lines *lines;

	write_file(scratch_path(scratch, "file"), bytes);
	lines = lines_open(scratch->path, &fault);
	assert_non_null(lines);
	while (lines_next(lines, &line, &fault) == LINES_ONE) {
		buffer_add_char(&seen, '[');
		buffer_add_slice(&seen, line);
		buffer_add_char(&seen, ']');
	}
	assert_int_equal(lines_next(lines, &line, &fault), LINES_END);
	assert_slice(buffer_slice(&seen), expected);
	lines_close(lines);
	buffer_free(&seen);
}

static void
lines_end_with_a_line_feed_or_the_file(void **state)
{
	assert_lines(*state, SLICE(""), "");
	assert_lines(*state, SLICE("\n"), "[]");
	assert_lines(*state, SLICE("a\n\nb"), "[a][][b]");
	assert_lines(*state, SLICE("a\r\nb\n"), "[a\r][b]");
}

static void
a_byte_order_mark_is_no_part_of_the_first(void **state)
{
	assert_lines(*state, SLICE("\xef\xbb\xbf" "a\n\xef\xbb\xbf" "b"), "[a][\xef\xbb\xbf" "b]");
	assert_lines(*state, SLICE("\xef\xbb\xbf"), "[]");
}

/* Longer than what is read at a time, and line feeds on both sides of the places between. */
static void
lines_of_any_length(void **state)
{
	enum { STEP = 43691, COUNT = 30 };
	struct buffer text = { 0 };
	struct slice line;
	struct lines *lines;
	size_t count = 0;

	for (size_t i = 0; i < COUNT; i++) {
		for (size_t j = 0; j < i * STEP; j++)
			buffer_add_char(&text, 'x');
		buffer_add_char(&text, '\n');
	}
	write_file(scratch_path(*state, "file"), buffer_slice(&text));
	lines = lines_open(((struct scratch *)*state)->path, &fault);
	for (; lines_next(lines, &line, &fault) == LINES_ONE; count++) {
		assert_int_equal(line.size, count * STEP);
		assert_true(line.size == 0 || !memchr(line.at, '\n', line.size));
	}
	assert_int_equal(count, COUNT);
	lines_close(lines);
	buffer_free(&text);
}

static void
a_fault_gets_its_place(void **state)
{
	struct slice line;
	struct lines *lines;

	write_file(scratch_path(*state, "file"), SLICE("a\nb\nc\n"));
	lines = lines_open(((struct scratch *)*state)->path, &fault);
	lines_next(lines, &line, &fault);
	lines_next(lines, &line, &fault);
	fault_set(&fault, "bad");
	assert_false(lines_place(lines, &fault));
	assert_words(&fault, "/file:2: bad");
	lines_close(lines);
	assert_null(lines_open(scratch_path(*state, "none"), &fault));
	assert_words(&fault, "/none: cannot");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		scratch_test(lines_end_with_a_line_feed_or_the_file),
		scratch_test(a_byte_order_mark_is_no_part_of_the_first),
		scratch_test(lines_of_any_length),
		scratch_test(a_fault_gets_its_place),
	};

	return cmocka_run_group_tests_name("lines", tests, NULL, NULL);
}
