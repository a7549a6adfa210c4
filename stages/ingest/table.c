#include "table.h"

#include "ascii.h"
#include "table_work.h"
#include "tagged.h"
#include "wos.h"

struct reader {
	struct ingest *run;
	struct arena names;
	struct table_header header;
	struct table_row row;
	struct tagged_record tagged;	/* of a row of Web of Science's */
	struct buffer repaired;
};

static bool
is_empty(const struct table_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (row->cells[i].size)
			return false;
	return true;
}

/* Adds the people of a cell as lines, as the tagged format has them. */
static bool
add_people(struct tagged_record *record, struct slice tag, struct slice value)
{
	bool done = tagged_add(record, tag, SLICE(""));

	while (done && value.size) {
		const char *found = memchr(value.at, ';', value.size);
		size_t size = found ? (size_t)(found - value.at) : value.size;

		done = tagged_continue(record, "\n", (struct slice){ value.at, size });
		size += found != NULL;
		value = (struct slice){ value.at + size, value.size - size };
	}
	return done;
}

static bool
write_tagged(struct reader *reader, struct fault *fault)
{
	static const char people[] = "AU AF BA BF CA ED BE";
	struct table_row *row = &reader->row;
	bool done = true;

	tagged_begin(&reader->tagged, 2, row->line);
	for (size_t i = 0; done && i < row->count && i < reader->header.count; i++) {
		struct slice tag = reader->header.columns[i].name, value = table_value(row, i);

		if (tag.size != 2 || value.size == 0)
			continue;
		done = memmem(people, sizeof people - 1, tag.at, 2)
			? add_people(&reader->tagged, tag, value)
			: tagged_add(&reader->tagged, tag, value);
	}
	if (!done)
		return fault_memory(fault);
	return wos_write(reader->run, &reader->tagged, fault);
}

static bool
write_row(struct reader *reader, struct fault *fault)
{
	if (is_empty(&reader->row))
		return true;
	if (reader->header.tags)
		return write_tagged(reader, fault);
	return table_write(reader->run, &reader->header, &reader->row, fault);
}

static bool
read_header(struct reader *reader, struct slice line, struct fault *fault)
{
	const struct ingest_settings *settings = reader->run->settings;

	if (!table_header_read(&reader->header, line, settings->maps, settings->map_count,
			&reader->names))
		return fault_memory(fault);
	reader->row.divider = reader->header.divider;
	reader->row.plain = reader->header.tags;
	return true;
}

static bool
take_line(struct reader *reader, struct slice raw, struct fault *fault)
{
	struct slice line = tagged_clean(reader->run, raw, &reader->repaired);

	if (buffer_failed(&reader->repaired))
		return fault_memory(fault);
	if (ascii_is_blank(line) && !reader->row.open)
		return true;
	if (!reader->header.columns)
		return read_header(reader, line, fault);
	if (!reader->row.open)
		run_begin_line(reader->run);
	if (!table_row_add(&reader->row, line, reader->run->stream.line))
		return fault_memory(fault);
	return reader->row.open || write_row(reader, fault);
}

static bool
read_lines(struct reader *reader, struct fault *fault)
{
	struct stream *stream = &reader->run->stream;
	struct table_row *row = &reader->row;
	struct slice line;
	int got;

	while ((got = stream_line(stream, STREAM_END_ANY, &line, fault)) > 0) {
		if (!take_line(reader, line, fault))
			return false;
		if (row->open && row->bytes.size > stream->limit)
			return run_reject_long(reader->run, row->line, fault);
	}
	if (got < 0)
		return run_reject_file(reader->run, fault);
	if (!row->open)
		return true;
	reader->run->summary.kinds[SUMMARY_OPEN]++;
	return table_row_end(row) ? write_row(reader, fault) : fault_memory(fault);
}

bool
table_read(struct ingest *run, struct fault *fault)
{
	struct reader reader = { .run = run };
	bool done = read_lines(&reader, fault);

	arena_free(&reader.names);
	table_row_free(&reader.row);
	tagged_free(&reader.tagged);
	buffer_free(&reader.repaired);
	return done;
}
