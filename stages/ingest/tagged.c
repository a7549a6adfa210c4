#include "tagged.h"

#include <stdlib.h>

#include "array.h"
#include "ascii.h"

enum {
	KEPT_ROOM = 1024 * 1024
};

void
tagged_begin(struct tagged_record *record, size_t width, uint64_t line)
{
	buffer_reset(&record->bytes, KEPT_ROOM);
	memset(record->tags, 0, sizeof record->tags);
	memset(record->first, 0, sizeof record->first);
	record->count = 0;
	record->width = width;
	record->line = line;
}

void
tagged_free(struct tagged_record *record)
{
	buffer_free(&record->bytes);
	free(record->fields);
}

/* Makes the last field the last of its slot. */
static void
add_to_slot(struct tagged_record *record)
{
	size_t slot = tag_slot(record->fields[record->count - 1].tag);

	if (record->first[slot])
		record->fields[record->last[slot] - 1].next = record->count;
	else
		record->first[slot] = record->count;
	record->last[slot] = record->count;
}

bool
tagged_add(struct tagged_record *record, struct slice tag, struct slice value)
{
	struct tagged_field *fields = array_reserve(record->fields, &record->room, record->count,
		1, sizeof *fields);

	if (!fields)
		return false;
	record->fields = fields;
	fields += record->count++;
	value = ascii_trim(value);
	*fields = (struct tagged_field){
		.tag = { ' ', ' ', ' ', ' ' }, .at = record->bytes.size, .size = value.size
	};
	for (size_t i = 0; i < tag.size && i < TAG_BYTES; i++)
		fields->tag[i] = tag.at[i];
	record->tags[fields->tag[0] & 31] |= tag_bit(fields->tag[1]);
	add_to_slot(record);
	buffer_add_slice(&record->bytes, value);
	return !buffer_failed(&record->bytes);
}

bool
tagged_continue(struct tagged_record *record, const char *joint, struct slice line)
{
	struct tagged_field *field = &record->fields[record->count - 1];

	if (field->size)
		buffer_add_string(&record->bytes, joint);
	buffer_add_slice(&record->bytes, ascii_trim(line));
	field->size = record->bytes.size - field->at;
	return !buffer_failed(&record->bytes);
}

bool
tagged_too_long(const struct ingest *run, const struct tagged_record *record)
{
	return record->bytes.size + record->count * sizeof *record->fields > run->stream.limit;
}

struct slice
tagged_clean(struct ingest *run, struct slice line, struct buffer *repaired)
{
	if (!stream_is_utf8(&run->stream, line)) {
		repaired->size = 0;
		run->summary.kinds[SUMMARY_WINDOWS] += encoding_add_repaired(repaired, line);
		line = buffer_slice(repaired);
	}
	if (slice_starts(line, SLICE("\xef\xbb\xbf")))
		line = (struct slice){ line.at + 3, line.size - 3 };
	return line;
}

struct tagged_reader {
	struct ingest *run;
	const struct tagged_dialect *dialect;
	struct tagged_record record;
	bool inside;
	bool gap;		/* a blank line came before this one */
	struct buffer repaired;
};

static bool
finish(struct tagged_reader *reader, struct fault *fault)
{
	if (!reader->inside)
		return true;
	reader->inside = false;
	return reader->dialect->write(reader->run, &reader->record, fault);
}

/* Whether the words, with spaces between them, have the tag. */
static bool
names(const char *words, struct slice tag)
{
	for (; words; words = strchr(words, ' ')) {
		words += *words == ' ';
		if (*words == *tag.at && strncmp(words, tag.at, tag.size) == 0
				&& (words[tag.size] == '\0' || words[tag.size] == ' '))
			return true;
	}
	return false;
}

static bool
tag_line(struct tagged_reader *reader, struct slice tag, struct slice value,
	struct fault *fault)
{
	const struct tagged_dialect *dialect = reader->dialect;

	if (names(dialect->passed, tag))
		return true;
	if (names(dialect->last, tag)) {
		reader->run->summary.kinds[SUMMARY_OUTSIDE] += !reader->inside;
		reader->run->ahead = false;
		return finish(reader, fault);
	}
	if (reader->gap && dialect->paragraphs && !finish(reader, fault))
		return false;
	if (names(dialect->first, tag)) {
		reader->run->summary.kinds[SUMMARY_MISSING_ER] += reader->inside && dialect->last;
		if (!finish(reader, fault))
			return false;
	}
	if (!reader->inside) {
		tagged_begin(&reader->record, dialect->width, reader->run->stream.line);
		run_begin_line(reader->run);
	}
	reader->inside = true;
	return tagged_add(&reader->record, tag, value) || fault_memory(fault);
}

static bool
plain_line(struct tagged_reader *reader, struct slice line, struct fault *fault)
{
	const char *joint = reader->gap ? "\n\n" : reader->dialect->joint;

	if (reader->inside)
		return tagged_continue(&reader->record, joint, line) || fault_memory(fault);
	reader->run->summary.kinds[SUMMARY_OUTSIDE]++;
	return true;
}

static bool
do_line(struct tagged_reader *reader, struct slice raw, struct fault *fault)
{
	const struct tagged_dialect *dialect = reader->dialect;
	struct slice line = tagged_clean(reader->run, raw, &reader->repaired), tag;
	size_t head;
	bool done;

	if (buffer_failed(&reader->repaired))
		return fault_memory(fault);
	reader->run->ahead = true;
	if (ascii_is_blank(line)) {
		reader->gap = true;
		return dialect->last || dialect->paragraphs || finish(reader, fault);
	}
	head = dialect->head(line, &tag);
	line = (struct slice){ line.at + head, line.size - head };
	done = head ? tag_line(reader, tag, line, fault) : plain_line(reader, line, fault);
	reader->gap = false;
	return done;
}

static bool
read_lines(struct tagged_reader *reader, struct fault *fault)
{
	struct stream *stream = &reader->run->stream;
	struct slice line;
	int got;

	while ((got = stream_line(stream, STREAM_END_ANY, &line, fault)) > 0) {
		if (!do_line(reader, line, fault))
			return false;
		if (reader->inside && tagged_too_long(reader->run, &reader->record))
			return run_reject_long(reader->run, reader->record.line, fault);
	}
	if (got < 0)
		return run_reject_file(reader->run, fault);
	reader->run->summary.kinds[SUMMARY_MISSING_ER] += reader->inside && reader->dialect->last;
	reader->run->ahead = false;
	return finish(reader, fault);
}

bool
tagged_read(struct ingest *run, const struct tagged_dialect *dialect, struct fault *fault)
{
	struct tagged_reader reader = { .run = run, .dialect = dialect };
	bool done = read_lines(&reader, fault);

	tagged_free(&reader.record);
	buffer_free(&reader.repaired);
	return done;
}
