/* Files of any kind, read as what they look like and as a format that their size picks: what tl-ingest
 * makes are records with ids of their own, the same ones each time, and a log of pieces of the file that
 * tells of as many. */
#include <jansson.h>
#include <stdio.h>

#include "shared/folder.h"
#include "shared/fuzz.h"

#include "chain.h"
#include "input.h"
#include "lexis.h"

struct reader {
	struct lexis *lexis, *ids;
	struct record *record;
};

/* What a log tells of. */
struct told {
	json_int_t records, rejected;
	bool file;
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

/* Returns how many there are. */
static size_t
check_lines(struct slice lines)
{
	struct reader reader = { .lexis = lexis_new(1 << 20), .ids = lexis_new(SIZE_MAX) };
	size_t count;

	reader.record = record_new(reader.lexis);
	MUST(reader.record && reader.ids);
	for (count = 0; lines.size; count++) {
		MUST(memchr(lines.at, '\n', lines.size));
		check_line(&reader, fuzz_take(&lines, "\n"));
	}
	record_free(reader.record);
	lexis_free(reader.lexis);
	lexis_free(reader.ids);
	return count;
}

static json_int_t
number_of(const json_t *object, const char *name)
{
	const json_t *value = json_object_get(object, name);

	MUST(json_is_integer(value) && json_integer_value(value) >= 0);
	return json_integer_value(value);
}

static void
check_piece(struct slice line, size_t size, struct told *told)
{
	const size_t flags = JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL;
	json_t *piece = json_loadb(line.at, line.size, flags, NULL);
	const char *kind = json_string_value(json_object_get(piece, "kind"));

	MUST(kind && !told->file);
	if (json_object_get(piece, "from")) {
		json_int_t to = number_of(piece, "to");

		MUST(number_of(piece, "from") <= to && to <= (json_int_t)size);
	}
	told->records += strcmp(kind, "record") == 0;
	told->rejected += strcmp(kind, "rejected") == 0;
	told->file = strcmp(kind, "file") == 0;
	if (told->file) {
		MUST(number_of(piece, "records") == told->records);
		MUST(number_of(piece, "rejected") == told->rejected);
		MUST(number_of(piece, "with_text") + number_of(piece, "without_text")
			== told->records);
	}
	json_decref(piece);
}

/* The bytes of the file as they are when unpacked, as far as they can be. */
static size_t
unpacked_size(void)
{
	static struct buffer bytes;
	char path[FOLDER_PATH];
	struct fault fault = { 0 };
	struct input *input = input_open(folder_path("in", path), &fault);

	MUST(input);
	buffer_reset(&bytes, 0);
	(void)input_read_all(input, &bytes, SIZE_MAX, &fault);
	input_close(input);
	return bytes.size;
}

static void
check_log(size_t records)
{
	static struct buffer log;
	struct told told = { 0 };
	size_t size = unpacked_size();
	struct slice lines;

	folder_read("log", &log);
	for (lines = buffer_slice(&log); lines.size; )
		check_piece(fuzz_take(&lines, "\n"), size, &told);
	MUST(told.file && told.records == (json_int_t)records);
}

/* Leaves the lines in out and returns the exit status. */
static int
ingest(const char *options, struct buffer *out)
{
	char program[128];
	size_t count;
	int status;

	snprintf(program, sizeof program, "ingest -k --set 'title=t \"1\"' -f %s", options);
	folder_remove("log");
	status = folder_run(program, "in", "out");
	MUST(status == STATUS_WHOLE || status == STATUS_SKIPPED);
	folder_read("out", out);
	count = check_lines(buffer_slice(out));
	if (strstr(options, "@log"))
		check_log(count);
	return status;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const formats[] = { "ris", "csl-json", "jsonl", "text", "nbib", "wos",
		"enw", "xml", "bibtex", "csv", "html", "markdown", "page", "pdftotext" };
	static struct buffer once, twice;
	char options[64];
	int status;

	folder_write("in", (struct slice){ (const char *)data, size });
	status = ingest("auto", &once);
	MUST(ingest("auto --log '@log'", &twice) == status);
	MUST(slice_equal(buffer_slice(&once), buffer_slice(&twice)));
	snprintf(options, sizeof options, "%s --keep-raw --log '@log'",
		formats[size % (sizeof formats / sizeof *formats)]);
	ingest(options, &twice);
	return 0;
}
