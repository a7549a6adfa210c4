/* ris.c: lines into records. What the tags mean is citation.c's concern. */
#include "ris.h"

#include "ascii.h"
#include "citation.h"
#include "tagged.h"

enum state {
	OUTSIDE,	/* of any record */
	INSIDE,
	BEHIND_ER	/* a tag on the very next line still belongs to the record */
};

struct ris_reader {
	struct ingest *run;
	struct tagged_record record;
	enum state state;
	bool typed;		/* the record began with TY */
	bool more_behind;	/* it has tags behind its ER */
	unsigned spaces;	/* between its tags and hyphens */
	bool gap;		/* a blank line came before this one */
	struct buffer repaired;	/* a line that was not UTF-8 */
};

size_t
ris_tag(struct slice line, unsigned *spaces)
{
	size_t at = 2;

	if (line.size < 4 || !ascii_is_upper(line.at[0])
			|| !(ascii_is_upper(line.at[1]) || ascii_is_digit(line.at[1])))
		return 0;
	while (at < line.size && at < 4 && line.at[at] == ' ')
		at++;
	if (at == 2 || at == line.size || line.at[at] != '-')
		return 0;
	*spaces = (unsigned)at - 2;
	return at + 1;
}

static bool
is_tag(struct slice line, const char *tag)
{
	return slice_starts(line, slice_of(tag));
}

/* With one space between tag and hyphen a line of prose might look the same ("ER - positive"). */
static size_t
tag_here(const struct ris_reader *reader, struct slice line, unsigned *spaces)
{
	size_t value = ris_tag(line, spaces);
	bool empty;

	if (value == 0 || *spaces == 2)
		return value;
	if (value < line.size && line.at[value] != ' ')
		return 0;
	empty = ascii_is_blank((struct slice){ line.at + value, line.size - value });
	if (is_tag(line, "ER"))
		return empty ? value : 0;
	if (reader->state == INSIDE || !is_tag(line, "TY"))
		return reader->state != OUTSIDE && reader->spaces == 1 ? value : 0;
	return value;
}

static bool
add_field(struct ris_reader *reader, struct slice line, size_t value, struct fault *fault)
{
	struct slice tag = { line.at, 2 }, text = { line.at + value, line.size - value };

	return tagged_add(&reader->record, tag, text) || fault_memory(fault);
}

static bool
continue_field(struct ris_reader *reader, struct slice line, struct fault *fault)
{
	bool wrapped = line.at[0] == ' ' || line.at[0] == '\t';
	const char *joint = reader->gap ? "\n\n" : wrapped ? " " : "\n";

	return tagged_continue(&reader->record, joint, line) || fault_memory(fault);
}

static bool
begin(struct ris_reader *reader, struct slice line, size_t value, struct fault *fault)
{
	tagged_begin(&reader->record, 2, reader->run->stream.line);
	run_begin_line(reader->run);
	reader->state = INSIDE;
	reader->typed = is_tag(line, "TY");
	reader->more_behind = false;
	return add_field(reader, line, value, fault);
}

static bool
has_any(const struct tagged_record *record, const char *tags)
{
	for (; *tags; tags += 2)
		for (size_t i = 0; tagged_may_have(record, tags) && i < record->count; i++)
			if (memcmp(record->fields[i].tag, tags, 2) == 0 && record->fields[i].size)
				return true;
	return false;
}

/* Ends the record, if there is one, and hands it on. Stray tags are taken for a record only if
 * they tell what it is about. */
static bool
finish(struct ris_reader *reader, struct fault *fault)
{
	enum state state = reader->state;
	uint64_t *kinds = reader->run->summary.kinds;

	if (state == OUTSIDE)
		return true;
	reader->state = OUTSIDE;
	if (!reader->typed && !has_any(&reader->record, "TIT1ABN2")) {
		kinds[SUMMARY_OUTSIDE] += reader->record.count;
		run_forget(reader->run);
		return true;
	}
	kinds[SUMMARY_MISSING_TY] += !reader->typed;
	kinds[SUMMARY_MISSING_ER] += state == INSIDE;
	kinds[SUMMARY_BEHIND_ER] += reader->more_behind;
	return citation_write(reader->run, &reader->record, fault);
}

static bool
tag_line(struct ris_reader *reader, struct slice line, size_t value, unsigned spaces,
	struct fault *fault)
{
	const char tag[3] = { line.at[0], line.at[1] };
	bool ends = is_tag(line, "ER");

	if (ends && reader->state == OUTSIDE) {
		reader->run->summary.kinds[SUMMARY_OUTSIDE]++;
		return true;
	}
	if (ends) {
		reader->state = BEHIND_ER;
		return true;
	}
	if (is_tag(line, "TY") || reader->state == OUTSIDE
			|| (reader->state == BEHIND_ER && has_any(&reader->record, tag))) {
		reader->spaces = spaces;
		return finish(reader, fault) && begin(reader, line, value, fault);
	}
	reader->more_behind |= reader->state == BEHIND_ER;
	return add_field(reader, line, value, fault);
}

static bool
plain_line(struct ris_reader *reader, struct slice line, struct fault *fault)
{
	if (reader->state == INSIDE)
		return continue_field(reader, line, fault);
	reader->run->summary.kinds[SUMMARY_OUTSIDE]++;
	return finish(reader, fault);
}

static bool
do_line(struct ris_reader *reader, struct slice raw, struct fault *fault)
{
	struct slice line = tagged_clean(reader->run, raw, &reader->repaired);
	unsigned spaces;
	size_t value;
	bool done;

	if (buffer_failed(&reader->repaired))
		return fault_memory(fault);
	reader->run->ahead = true;
	if (ascii_is_blank(line)) {
		reader->gap = true;
		return reader->state == INSIDE || finish(reader, fault);
	}
	value = tag_here(reader, line, &spaces);
	done = value ? tag_line(reader, line, value, spaces, fault)
		: plain_line(reader, line, fault);
	reader->gap = false;
	return done;
}

static bool
read_lines(struct ris_reader *reader, struct fault *fault)
{
	struct stream *stream = &reader->run->stream;
	struct slice line;
	int got;

	while ((got = stream_line(stream, STREAM_END_ANY, &line, fault)) > 0) {
		if (!do_line(reader, line, fault))
			return false;
		if (reader->state != OUTSIDE && tagged_too_long(reader->run, &reader->record))
			return run_reject_long(reader->run, reader->record.line, fault);
	}
	reader->run->ahead = false;
	return got < 0 ? run_reject_file(reader->run, fault) : finish(reader, fault);
}

bool
ris_read(struct ingest *run, struct fault *fault)
{
	struct ris_reader reader = { .run = run };
	bool done = read_lines(&reader, fault);

	tagged_free(&reader.record);
	buffer_free(&reader.repaired);
	return done;
}
