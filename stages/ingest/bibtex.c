#include "bibtex.h"

#include "ascii.h"
#include "bibtex_crossref.h"
#include "bibtex_work.h"
#include "ris.h"
#include "tagged.h"

enum {
	PREFACE_LINES = 8,	/* that are not empty, before the first entry: "EXPORT DATE: ..." */
	KEPT_ROOM = 1024 * 1024
};

enum state {
	OUTSIDE,
	HEAD,			/* behind "@", before the bracket */
	INSIDE
};

struct reader {
	struct ingest *run;
	struct bibtex_entry entry;
	struct bibtex_strings strings;
	struct bibtex_crossref crossref;
	struct buffer repaired, scratch;
	enum state state;
	char open;		/* the bracket of the entry */
	size_t depth;		/* of braces in it */
	bool quoted;		/* in quotation marks, where brackets are round */
};

/* Where a key would end, behind the brace that opens an entry. */
static size_t
find_key_end(struct slice bytes, size_t at, const char *stops)
{
	while (at < bytes.size && (!bytes.at[at] || !strchr(stops, bytes.at[at])))
		at++;
	return at;
}

/* Whether "@word{key," or "@word{field =" begins here, or a word of BibTeX's own. As bibtex_begins. */
static int
entry_begins(struct slice bytes)
{
	size_t at;
	int opens = bibtex_opens(bytes, &at);

	if (opens <= 0 || bytes.at[at - 1] != '{')
		return opens < 0 ? -1 : 0;
	if (ascii_starts(bytes, SLICE("@comment")) || ascii_starts(bytes, SLICE("@string"))
			|| ascii_starts(bytes, SLICE("@preamble")))
		return 1;
	while (at < bytes.size && ascii_is_space(bytes.at[at]))
		at++;
	at = find_key_end(bytes, at, "\r\n,={}\"");
	if (at == bytes.size)
		return -1;
	return bytes.at[at] == ',' || bytes.at[at] == '=';
}

int
bibtex_begins(struct slice head, bool ended)
{
	unsigned lines = 0, spaces;

	while (lines < PREFACE_LINES) {
		size_t size = 0;
		struct slice line;
		int begins;

		while (head.size && ascii_is_space(*head.at))
			head = (struct slice){ head.at + 1, head.size - 1 };
		begins = entry_begins(head);
		if (begins > 0)
			return 1;
		while (size < head.size && head.at[size] != '\n' && head.at[size] != '\r')
			size++;
		if (begins < 0 || size == head.size)
			return ended ? 0 : -1;
		line = (struct slice){ head.at, size };
		if (ris_tag(line, &spaces))
			return 0;
		lines += *line.at != '%';
		head = (struct slice){ head.at + size, head.size - size };
	}
	return 0;
}

/* Whether an entry begins with this line though none has ended: "@word{key," and nothing else. */
static bool
is_fresh_entry(const struct reader *reader, struct slice line)
{
	size_t at;

	if (line.size == 0 || *line.at != '@' || bibtex_opens(line, &at) <= 0
			|| ascii_starts(buffer_slice(&reader->entry.bytes), SLICE("@comment")))
		return false;
	line = ascii_trim(line);
	return find_key_end(line, at, " \t,={}\"") + 1 == line.size
		&& line.at[line.size - 1] == ',';
}

/* 1: a publication; 0: none; -1: the run is over. */
static int
parse(struct reader *reader, struct fault *fault)
{
	struct ingest *run = reader->run;

	switch (bibtex_parse(&reader->entry, &reader->strings, run->stream.limit)) {
	case BIBTEX_ENTRY:
		return reader->entry.count > 0;
	case BIBTEX_LONG:
		fault_set(fault, "an entry that its strings make too long");
		return run_reject(run, reader->entry.line, SLICE(""), fault) ? 0 : -1;
	case BIBTEX_MEMORY:
		fault_memory(fault);
		return -1;
	default:
		return 0;
	}
}

/* Writes the entries that need not wait any more for the book that they are in. */
static bool
write_waiting(struct reader *reader, bool ended, struct fault *fault)
{
	struct bibtex_entry *entry = &reader->entry;
	struct run_aside aside;
	int parsed;

	while (bibtex_crossref_next(&reader->crossref, ended, entry, &aside)) {
		if (buffer_failed(&entry->bytes))
			return fault_memory(fault);
		run_resume(reader->run, &aside);
		parsed = parse(reader, fault);
		if (parsed == 0)
			continue;
		if (parsed < 0)
			return false;
		if (!bibtex_crossref_inherit(&reader->crossref, entry))
			return fault_memory(fault);
		if (!bibtex_write(reader->run, entry, &reader->scratch, fault))
			return false;
	}
	return true;
}

static bool
write_entry(struct reader *reader, struct fault *fault)
{
	struct bibtex_crossref *crossref = &reader->crossref;
	struct bibtex_entry *entry = &reader->entry;

	if (!bibtex_crossref_remember(crossref, entry, reader->run->stream.limit))
		return fault_memory(fault);
	if (bibtex_crossref_waits(crossref, entry)) {
		struct run_aside aside = run_put_aside(reader->run);

		return (bibtex_crossref_put(crossref, entry, &aside) || fault_memory(fault))
			&& write_waiting(reader, false, fault);
	}
	return (bibtex_crossref_inherit(crossref, entry) || fault_memory(fault))
		&& bibtex_write(reader->run, entry, &reader->scratch, fault);
}

static bool
finish(struct reader *reader, struct fault *fault)
{
	int parsed = parse(reader, fault);

	reader->state = OUTSIDE;
	reader->run->summary.kinds[SUMMARY_FIELDS] += reader->entry.broken;
	if (parsed == 0)
		run_forget(reader->run);
	return parsed > 0 ? write_entry(reader, fault) : parsed == 0;
}

/* An entry that the next one, or the end of the file, cuts off. */
static bool
finish_open(struct reader *reader, struct fault *fault)
{
	reader->run->summary.kinds[SUMMARY_OPEN]++;
	return finish(reader, fault);
}

/* Where the bracket closes the entry; the end of the bytes, if none does. */
static size_t
find_close(struct reader *reader, struct slice bytes, size_t at)
{
	for (; at < bytes.size; at++) {
		char c;

		if (reader->open == '{' || reader->depth)
			at += bibtex_plain((struct slice){ bytes.at + at, bytes.size - at });
		if (at == bytes.size)
			break;
		c = bytes.at[at];
		if (c == '{') {
			reader->depth++;
		} else if (c == '}') {
			if (reader->depth == 0 && reader->open == '{')
				break;
			reader->depth -= reader->depth > 0;
		} else if (reader->open == '(' && reader->depth == 0) {
			reader->quoted ^= c == '"';
			if (c == ')' && !reader->quoted)
				break;
		}
	}
	return at;
}

/* Returns where the line goes on, behind what this state takes of it. */
static size_t
begin_entry(struct reader *reader, struct slice line, size_t at)
{
	const char *found = memchr(line.at + at, '@', line.size - at);

	if (!found)
		return line.size;
	buffer_reset(&reader->entry.bytes, KEPT_ROOM);
	buffer_add_char(&reader->entry.bytes, '@');
	reader->entry.line = reader->run->stream.line;
	run_begin_line(reader->run);
	reader->state = HEAD;
	return (size_t)(found - line.at) + 1;
}

static size_t
take_head(struct reader *reader, struct slice line, size_t at)
{
	char c = line.at[at];
	size_t size;

	if (c == '@') {
		reader->state = OUTSIDE;
		return at;
	}
	buffer_add_char(&reader->entry.bytes, c);
	if (bibtex_type_char(c) || ascii_is_space(c))
		return at + 1;
	reader->state = OUTSIDE;
	if (bibtex_opens(buffer_slice(&reader->entry.bytes), &size) <= 0)
		return at + 1;
	reader->state = INSIDE;
	reader->open = c;
	reader->depth = 0;
	reader->quoted = false;
	return at + 1;
}

static bool
take_line(struct reader *reader, struct slice line, struct fault *fault)
{
	size_t at = 0, stop;
	bool closed;

	reader->run->ahead = reader->state == INSIDE && is_fresh_entry(reader, line);
	if (reader->run->ahead && !finish_open(reader, fault))
		return false;
	reader->run->ahead = false;
	while (at < line.size) {
		if (reader->state == OUTSIDE) {
			at = begin_entry(reader, line, at);
		} else if (reader->state == HEAD) {
			at = take_head(reader, line, at);
		} else {
			stop = find_close(reader, line, at);
			closed = stop < line.size;
			stop += closed;
			buffer_add(&reader->entry.bytes, line.at + at, stop - at);
			if (closed && !finish(reader, fault))
				return false;
			at = stop;
		}
	}
	if (reader->state != OUTSIDE)
		buffer_add_char(&reader->entry.bytes, '\n');
	return !buffer_failed(&reader->entry.bytes) || fault_memory(fault);
}

static bool
read_lines(struct reader *reader, struct fault *fault)
{
	struct stream *stream = &reader->run->stream;
	struct slice line;
	int got;

	while ((got = stream_line(stream, STREAM_END_ANY, &line, fault)) > 0) {
		line = tagged_clean(reader->run, line, &reader->repaired);
		if (buffer_failed(&reader->repaired))
			return fault_memory(fault);
		if (!take_line(reader, line, fault))
			return false;
		if (reader->state != OUTSIDE && reader->entry.bytes.size > stream->limit)
			return run_reject_long(reader->run, reader->entry.line, fault);
	}
	if (got < 0)
		return run_reject_file(reader->run, fault);
	return reader->state != INSIDE || finish_open(reader, fault);
}

bool
bibtex_read(struct ingest *run, struct fault *fault)
{
	struct reader reader = { .run = run };
	bool done = read_lines(&reader, fault) && write_waiting(&reader, true, fault);

	bibtex_entry_free(&reader.entry);
	bibtex_strings_free(&reader.strings);
	bibtex_crossref_free(&reader.crossref);
	buffer_free(&reader.repaired);
	buffer_free(&reader.scratch);
	return done;
}
