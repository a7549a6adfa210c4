/* Duplicates: what goes out is records; marked or merged, the same ones are duplicates, and all
 * others stay as they came; what is the same by its identifiers is the same by anything. */
#include "shared/folder.h"
#include "shared/fuzz.h"

#include "status.h"

static struct record *
the_record(void)
{
	static struct record *record;

	if (!record)
		record = record_new(lexis_new(1 << 20));
	MUST(record);
	return record;
}

static bool
has(const char *name)
{
	struct slice value;

	return record_member(the_record(), name, &value);
}

/* Whether a line of the input says already what tl-dedupe says. */
static bool
was_deduped(struct slice input)
{
	while (input.size) {
		struct fault fault = { 0 };

		if (record_parse(the_record(), fuzz_take(&input, "\n"), true, &fault)
				&& (has("duplicates") || has("duplicate-of")))
			return true;
	}
	return false;
}

/* The file that the program makes; of lines that are kept for others, and so are not what they
 * were, the id. Returns how many there are, but for duplicates. */
static size_t
run(const char *program, struct buffer *kept)
{
	static struct buffer out;
	int status = folder_run(program, "in", "out");
	struct slice lines;
	size_t count = 0;

	MUST(status == STATUS_WHOLE || status == STATUS_SKIPPED);
	folder_read("out", &out);
	kept->size = 0;
	for (lines = buffer_slice(&out); lines.size; ) {
		struct slice line = fuzz_take(&lines, "\n");
		struct fault fault = { 0 };

		MUST(record_parse(the_record(), line, true, &fault));
		if (has("duplicate-of"))
			continue;
		buffer_add_slice(kept, has("duplicates") ? record_id(the_record()) : line);
		buffer_add_char(kept, '\n');
		count++;
	}
	return count;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct buffer merged, marked, exact;
	struct slice input = { (const char *)data, size };
	bool before = was_deduped(input);
	size_t merged_count, marked_count, exact_count;

	folder_write("in", input);
	merged_count = run("dedupe -k", &merged);
	marked_count = run("dedupe -k --only-mark", &marked);
	exact_count = run("dedupe -k --exact", &exact);
	if (before)
		return 0;
	MUST(merged_count == marked_count && merged_count <= exact_count);
	MUST(merged.size == marked.size);
	MUST(merged.size == 0 || slice_equal(buffer_slice(&merged), buffer_slice(&marked)));
	return 0;
}
