/* Files of any kind, read as what they look like and as a format that their size picks: what tl-ingest
 * makes are records with ids of their own, the same ones each time. */
#include <stdio.h>

#include "shared/folder.h"
#include "shared/fuzz.h"

#include "chain.h"
#include "json.h"
#include "lexis.h"

struct reader {
	struct lexis *lexis, *ids;
	struct record *record;
};

static void
check_line(struct reader *reader, struct slice line)
{
	struct fault fault = { 0 };
	size_t known = lexis_count(reader->ids);
	struct slice value;

	MUST(record_parse(reader->record, line, true, &fault));
	lexis_intern(reader->ids, record_id(reader->record));
	MUST(lexis_count(reader->ids) == known + 1);
	MUST(record_member(reader->record, "title", &value) && slice_is(value, "\"t \\\"1\\\"\""));
	if (record_has(reader->record, LAYER_TEXT))
		MUST(record_text(reader->record, &fault));
}

static void
check_lines(struct slice lines)
{
	struct reader reader = { .lexis = lexis_new(1 << 20), .ids = lexis_new(SIZE_MAX) };

	reader.record = record_new(reader.lexis);
	MUST(reader.record && reader.ids);
	while (lines.size) {
		MUST(memchr(lines.at, '\n', lines.size));
		check_line(&reader, fuzz_take(&lines, "\n"));
	}
	record_free(reader.record);
	lexis_free(reader.lexis);
	lexis_free(reader.ids);
}

/* Leaves the lines in out and returns the exit status. */
static int
ingest(const char *format, struct buffer *out)
{
	char program[128];
	int status;

	snprintf(program, sizeof program, "ingest -k -f %s --set 'title=t \"1\"'", format);
	status = folder_run(program, "in", "out");
	MUST(status == STATUS_WHOLE || status == STATUS_SKIPPED);
	folder_read("out", out);
	check_lines(buffer_slice(out));
	return status;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const formats[] = { "ris", "csl-json", "jsonl", "text", "nbib", "wos",
		"enw", "xml", "bibtex", "csv", "html", "markdown", "page", "pdftotext" };
	static struct buffer once, twice;
	int status;

	folder_write("in", (struct slice){ (const char *)data, size });
	status = ingest("auto", &once);
	MUST(ingest("auto", &twice) == status);
	MUST(slice_equal(buffer_slice(&once), buffer_slice(&twice)));
	ingest(formats[size % (sizeof formats / sizeof *formats)], &twice);
	return 0;
}
