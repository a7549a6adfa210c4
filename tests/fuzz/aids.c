/* Reading aids, on documents and, behind "\n%%\n", a list of patterns or words: terms, sorted concordances and
 * drawn sentences hang on no order of the documents; parts of the terms are the whole; a concordance in order
 * has the lines that one without order has; none can do harm, whatever layers the records have. */
#include "shared/folder.h"
#include "shared/fuzz.h"

#include <stdlib.h>

#include "status.h"

static bool
ran(int status)
{
	return status == STATUS_WHOLE || status == STATUS_SKIPPED;
}

/* Adds the lines of a file to those that are there, unsorted. */
static size_t
add_lines(const char *name, struct slice lines[], size_t most, size_t count, struct buffer *bytes)
{
	struct slice rest;

	folder_read(name, bytes);
	for (rest = buffer_slice(bytes); rest.size && count < most; )
		lines[count++] = fuzz_take(&rest, "\n");
	return count;
}

static int
line_order(const void *left, const void *right)
{
	return slice_compare(*(const struct slice *)left, *(const struct slice *)right);
}

enum {
	LINES = 4096
};

static void
must_be_same_lines(struct slice a[], size_t a_count, struct slice b[], size_t b_count)
{
	MUST(a_count == b_count);
	qsort(a, a_count, sizeof *a, line_order);
	qsort(b, b_count, sizeof *b, line_order);
	for (size_t i = 0; i < a_count; i++)
		MUST(slice_equal(a[i], b[i]));
}

static void
try_parts(void)
{
	static struct buffer whole, first, second;
	static struct slice a[LINES], b[LINES];
	size_t a_count, b_count;

	MUST(ran(folder_run("terms -k -n 1-3 -s --by source", "in", "out")));
	a_count = add_lines("out", a, LINES, 0, &whole);
	MUST(ran(folder_run("terms -k -n 1-3 -s --by source --part 1/2", "in", "out")));
	b_count = add_lines("out", b, LINES, 0, &first);
	MUST(ran(folder_run("terms -k -n 1-3 -s --by source --part 2/2", "in", "out")));
	b_count = add_lines("out", b, LINES, b_count, &second);
	if (a_count < LINES && b_count < LINES)
		must_be_same_lines(a, a_count, b, b_count);
}

/* Writes the lines of the input in the other order. */
static void
write_backwards(struct slice lines)
{
	static struct buffer back;

	back.size = 0;
	while (lines.size) {
		const char *feed = memrchr(lines.at, '\n', lines.size - 1);
		size_t from = feed ? (size_t)(feed - lines.at) + 1 : 0;

		buffer_add(&back, lines.at + from, lines.size - from);
		if (lines.at[lines.size - 1] != '\n')
			buffer_add_char(&back, '\n');
		lines.size = from;
	}
	folder_write("back", back.size ? buffer_slice(&back) : SLICE(""));
}

static void
try_orders(struct slice lines)
{
	static const char *const programs[] = {
		"terms -k -d --by source --keyness", "terms -k -c -w 3 --node care",
		"kwic -k -s 1R,2L,match,document -n 5 'care|trust|pool*'",
		"kwic -k -c costs -s code -r -n 3 -f text", "sample -k -S -n 1 --by source",
		"sample -k -t 5000 -p neutral,barrier"
	};
	static struct buffer out, again;

	write_backwards(lines);
	for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
		MUST(ran(folder_run(programs[i], "in", "out")));
		folder_read("out", &out);
		MUST(ran(folder_run(programs[i], "back", "out")));
		folder_read("out", &again);
		MUST(slice_equal(buffer_slice(&out), buffer_slice(&again)));
	}
}

static void
try_concordance(void)
{
	static struct buffer plain, sorted;
	static struct slice a[LINES], b[LINES];
	size_t a_count, b_count;

	MUST(ran(folder_run("kwic -k -S -w 2 -e 'care' -e '/\\w+/'", "in", "out")));
	a_count = add_lines("out", a, LINES, 0, &plain);
	MUST(ran(folder_run("kwic -k -S -w 2 -s 3L,1R -e 'care' -e '/\\w+/'", "in", "out")));
	b_count = add_lines("out", b, LINES, 0, &sorted);
	if (a_count < LINES && b_count < LINES)
		must_be_same_lines(a, a_count, b, b_count);
	MUST(ran(folder_run("kwic -k -f text -C 7 -b source '/\\w+/'", "in", "out")));
}

/* A list is refused, or of use. */
static void
try_list(void)
{
	int patterns = folder_run("kwic -k -F '@list' -f text", "in", "out");
	int stops = folder_run("terms -k -n 1-2 --stop '@list' -f tsv", "in", "out");

	MUST(ran(patterns) || patterns == STATUS_MISUSE);
	MUST(ran(stops) || stops == STATUS_MISUSE);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice input = { (const char *)data, size };
	struct slice documents = fuzz_take(&input, "\n%%\n");

	folder_write("in", documents);
	folder_write("list", input);
	try_parts();
	try_orders(documents);
	try_concordance();
	try_list();
	return 0;
}
