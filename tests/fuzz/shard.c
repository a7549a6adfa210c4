/* Records sorted into shards; the first line of the input is the name of a file that is there before.
 * By number or by size, the shards hold the lines that came in, each once, by size in their order; with a
 * line that is no record there are no shards. A file is one only if it has a name that a shard can have. */
#include <stdio.h>
#include <stdlib.h>

#include "../../stages/shard/names.h"
#include "input.h"
#include "shared/folder.h"
#include "shared/fuzz.h"

extern const struct tool shard_tool;

enum {
	LINES = 4096,
	NAME_BYTES = 200,	/* of a file, on any file system */
	SIZE = 100		/* of a shard by size */
};

struct lines {
	struct slice at[LINES];
	size_t count;
};

static bool
is_blank(struct slice line)
{
	size_t i = 0;

	while (i < line.size && memchr(" \t\r", line.at[i], 3))
		i++;
	return i == line.size;
}

/* False for more than there is room for. */
static bool
split(struct slice bytes, struct lines *lines)
{
	if (slice_starts(bytes, SLICE("\xef\xbb\xbf")))
		bytes = (struct slice){ bytes.at + 3, bytes.size - 3 };
	for (lines->count = 0; bytes.size && lines->count < LINES; ) {
		struct slice line = fuzz_take(&bytes, "\n");

		if (!is_blank(line))
			lines->at[lines->count++] = line;
	}
	return bytes.size == 0;
}

static int
line_order(const void *left, const void *right)
{
	return slice_compare(*(const struct slice *)left, *(const struct slice *)right);
}

static void
must_be_same(struct lines *a, struct lines *b, bool in_order)
{
	MUST(a->count == b->count);
	if (!in_order && a->count) {
		qsort(a->at, a->count, sizeof *a->at, line_order);
		qsort(b->at, b->count, sizeof *b->at, line_order);
	}
	for (size_t i = 0; i < a->count; i++)
		MUST(slice_equal(a->at[i], b->at[i]));
}

/* Adds what the shards hold, in the order of their numbers, and removes them. Returns how many. */
static size_t
gather(struct buffer *bytes)
{
	char name[64], path[FOLDER_PATH];
	struct fault fault = { 0 };
	struct input *input;
	size_t count = 0;

	bytes->size = 0;
	for (;; count++) {
		snprintf(name, sizeof name, "part-%04zu.jsonl.gz", count);
		if (!input_is_there(folder_path(name, path)))
			return count;
		input = input_open(path, &fault);
		MUST(input && input_read_all(input, bytes, SIZE_MAX, &fault));
		input_close(input);
		folder_remove(name);
	}
}

static void
try_sorting(const char *words, bool in_order)
{
	static struct buffer table, before, after;
	static struct lines were, are;
	int status = folder_tool(&shard_tool, words, &table);
	size_t shards = gather(&after);

	if (status != STATUS_WHOLE) {
		MUST(status == STATUS_BROKEN && shards == 0);
		return;
	}
	MUST(shards > 0);
	folder_read("in", &before);
	if (split(buffer_slice(&before), &were) && split(buffer_slice(&after), &are))
		must_be_same(&were, &are, in_order);
}

static bool
count_name(void *data, const char *path, size_t number, struct fault *fault)
{
	char name[64], expected[FOLDER_PATH];

	(void)fault;
	++*(size_t *)data;
	snprintf(name, sizeof name, "p-%04zu.jsonl.gz", number);
	MUST(number < SHARDS_MOST && strcmp(path, folder_path(name, expected)) == 0);
	return true;
}

static bool
can_be_shard(const char *file)
{
	char name[64];

	for (size_t i = 0; i < SHARDS_MOST; i++) {
		snprintf(name, sizeof name, "p-%04zu.jsonl.gz", i);
		if (strcmp(name, file) == 0)
			return true;
	}
	return false;
}

/* A file whose name begins as that of a shard. */
static void
try_name(struct slice name)
{
	char file[NAME_BYTES + 3], prefix[FOLDER_PATH];
	struct fault fault = { 0 };
	size_t seen = 0;

	if (name.size > NAME_BYTES || memchr(name.at, '\0', name.size)
			|| memchr(name.at, '/', name.size))
		return;
	snprintf(file, sizeof file, "p-%.*s", (int)name.size, name.at);
	folder_write(file, SLICE(""));
	MUST(name_each(folder_path("p", prefix), count_name, &seen, &fault));
	MUST(seen == can_be_shard(file));
	folder_remove(file);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice input = { (const char *)data, size }, name = fuzz_take(&input, "\n");
	char by_size[64];

	if (name.size)
		try_name(name);
	folder_write("in", input);
	try_sorting("-n 3 -i @part @in", false);
	snprintf(by_size, sizeof by_size, "-s %d -i @part @in", SIZE);
	try_sorting(by_size, true);
	return 0;
}
