/* Tagged records asked why: broken off with a reason, or a line of JSON for each tag, and text that a
 * terminal can show; both with a lexicon at hand and without. */
#include "lexis.h"
#include "record.h"
#include "shared/folder.h"
#include "shared/fuzz.h"
#include "shared/readers.h"

extern const struct tool why_tool;

/* The tags of lines that tl-why has taken. */
static size_t
count_tags(struct slice lines)
{
	struct lexis *lexis = lexis_new(1 << 20);
	struct record *record = record_new(lexis);
	struct fault fault = { 0 };
	size_t count = 0;

	MUST(record);
	if (slice_starts(lines, SLICE("\xef\xbb\xbf")))
		lines = (struct slice){ lines.at + 3, lines.size - 3 };
	while (lines.size) {
		struct slice line = fuzz_take(&lines, "\n");
		const struct tags *tags;

		if (!memchr(line.at, '{', line.size))
			continue;
		MUST(record_parse(record, line, true, &fault));
		tags = record_tags(record, &fault);
		MUST(tags);
		count += tags->count;
	}
	record_free(record);
	lexis_free(lexis);
	return count;
}

static void
ask(const char *words, struct slice lines, bool text)
{
	static struct buffer out;
	int status = folder_tool(&why_tool, words, &out);
	size_t count;

	MUST(status == STATUS_WHOLE || status == STATUS_FOUND || status == STATUS_BROKEN);
	if (status == STATUS_BROKEN)
		return;
	if (text)
		MUST(reads_as_text(buffer_slice(&out)));
	else
		MUST(reads_as_json_lines(buffer_slice(&out), &count) && count == count_tags(lines));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice lines = { (const char *)data, size };

	folder_write("in", lines);
	ask("-f jsonl @in", lines, false);
	ask("-f jsonl -l tests/contract/lexicon @in", lines, false);
	ask("--color never --width 40 @in", lines, true);
	ask("--color never -l tests/contract/lexicon @in", lines, true);
	return 0;
}
