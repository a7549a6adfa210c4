/* Counting: parts counted apart and merged are the whole; a rejected record leaves no trace; a count is
 * read and written again as it is; and any lines can be merged or reported on without harm. */
#include "shared/folder.h"
#include "shared/fuzz.h"

#include "cell.h"
#include "chain.h"
#include "json.h"

#define DESIGN "--by year/5,source --unit sentence --bootstrap 5"
#define FINISH "--totals --key-of rate --largest 0.1"

static bool
ran(int status)
{
	return status == STATUS_WHOLE || status == STATUS_SKIPPED;
}

/* Keeps the lines of `in` that can be counted, in file `out`. */
static void
keep_countable(struct slice in, const char *out)
{
	static struct buffer kept;

	kept.size = 0;
	while (in.size) {
		struct slice line = fuzz_take(&in, "\n");

		folder_write("line", line);
		if (folder_run("count", "line", "cells") != STATUS_WHOLE)
			continue;
		buffer_add_slice(&kept, line);
		buffer_add_char(&kept, '\n');
	}
	folder_write(out, kept.size ? buffer_slice(&kept) : SLICE(""));
}

/* Cuts the input between two lines and leaves both parts' counts, one behind the other, in "parts". */
static void
count_parts(struct slice lines)
{
	static struct buffer first, second;
	size_t half = lines.size / 2;
	const char *feed = memchr(lines.at + half, '\n', lines.size - half);

	half = feed ? (size_t)(feed - lines.at) + 1 : lines.size;
	folder_write("part", (struct slice){ lines.at, half });
	MUST(ran(folder_run("count -k " DESIGN " --partial", "part", "cells")));
	folder_read("cells", &first);
	folder_write("part", (struct slice){ lines.at + half, lines.size - half });
	MUST(ran(folder_run("count -k " DESIGN " --partial", "part", "cells")));
	folder_read("cells", &second);
	buffer_add_slice(&first, buffer_slice(&second));
	folder_write("parts", buffer_slice(&first));
}

static void
check_line(struct slice line)
{
	struct json_check check = { 0 };
	struct fault fault = { 0 };
	struct arena arena = { 0 };
	struct cell_line cell;

	MUST(json_check_object(&check, line, &fault));
	MUST(cell_read(&cell, line, &arena, &fault) && !cell.partial);
	arena_free(&arena);
	json_check_free(&check);
}

/* What a run over documents gives. */
static void
count_documents(struct slice lines)
{
	static struct buffer whole, again;

	folder_write("in", lines);
	MUST(ran(folder_run("count -k " DESIGN " " FINISH, "in", "out")));
	folder_read("out", &whole);
	keep_countable(lines, "in");
	MUST(folder_run("count " DESIGN " " FINISH, "in", "out") == STATUS_WHOLE);
	folder_read("out", &again);
	MUST(slice_equal(buffer_slice(&whole), buffer_slice(&again)));
	count_parts(lines);
	MUST(folder_run("count --merge " FINISH, "parts", "out") == STATUS_WHOLE);
	folder_read("out", &again);
	MUST(slice_equal(buffer_slice(&whole), buffer_slice(&again)));
	MUST(folder_run("report", "out", "table") == STATUS_WHOLE);
	for (struct slice rest = buffer_slice(&whole); rest.size; )
		check_line(fuzz_take(&rest, "\n"));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice input = { (const char *)data, size };

	count_documents(input);
	folder_write("in", input);	/* and as if it were a count */
	folder_run("count --merge -k " FINISH, "in", "out");
	folder_run("report -k", "in", "out");
	folder_run("report -k --long --format csv", "in", "out");
	folder_run("report -k --table themes --format markdown", "in", "out");
	return 0;
}
