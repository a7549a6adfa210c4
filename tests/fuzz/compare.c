/* Comparing and pairing: the order of the documents, and how many workers share them, does not show;
 * a rejected record leaves no trace. */
#include "shared/folder.h"
#include "shared/fuzz.h"

#include "json.h"
#include "status.h"

static bool
ran(int status)
{
	return status == STATUS_WHOLE || status == STATUS_SKIPPED;
}

/* Writes the lines from the last to the first; of these only those that the program takes, if
 * `choosy`. */
static void
write_backwards(struct slice lines, const char *program, bool choosy)
{
	static struct buffer backwards, rest;

	backwards.size = 0;
	while (lines.size) {
		struct slice line = fuzz_take(&lines, "\n");

		folder_write("line", line);
		if (choosy && folder_run(program, "line", "out") != STATUS_WHOLE)
			continue;
		rest.size = 0;
		buffer_add_slice(&rest, line);
		buffer_add_char(&rest, '\n');
		buffer_add_slice(&rest, buffer_slice(&backwards));
		backwards.size = 0;
		buffer_add_slice(&backwards, buffer_slice(&rest));
	}
	folder_write("back", backwards.size ? buffer_slice(&backwards) : SLICE(""));
}

static bool
same(struct slice seen, struct slice expected)
{
	struct json_check check = { 0 };
	struct fault fault = { 0 };
	bool equal = slice_equal(seen, expected);

	while (seen.size)
		MUST(json_check_object(&check, fuzz_take(&seen, "\n"), &fault));
	json_check_free(&check);
	return equal;
}

static void
run(const char *program, struct slice lines)
{
	static struct buffer whole, again;
	int status;

	folder_write("in", lines);
	status = folder_run(program, "in", "out");
	if (!ran(status))	/* more values than are compared */
		return;
	folder_read("out", &whole);
	write_backwards(lines, program, false);
	MUST(ran(folder_run(program, "back", "out")));
	folder_read("out", &again);
	MUST(same(buffer_slice(&again), buffer_slice(&whole)));
	write_backwards(lines, program, true);
	MUST(folder_run(program, "back", "out") == STATUS_WHOLE);
	folder_read("out", &again);
	MUST(same(buffer_slice(&again), buffer_slice(&whole)));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice input = { (const char *)data, size };

	run("compare -k --by source -r 9 -n 30", input);
	run("cooccur -k --by source -u document -f polarity,level", input);
	run("cooccur -k -d 1,2 --between care,other", input);
	return 0;
}
