#include "whole.h"

#include "ascii.h"
#include "utf8.h"

/* Adds text with line feeds for line ends. */
static void
add_lines(struct buffer *out, struct slice text)
{
	const char *at = text.at, *end = at + text.size;

	while (at < end) {
		const char *from = at;

		at = memchr(at, '\r', (size_t)(end - at));
		at = at ? at : end;
		buffer_add(out, from, (size_t)(at - from));
		if (at == end)
			break;
		if (at + 1 == end || at[1] != '\n')
			buffer_add_char(out, '\n');
		at++;
	}
}

/* Makes UTF-8 of a text that is none. */
static bool
convert(struct whole *whole, struct ingest *run, struct buffer *utf8, struct fault *fault)
{
	uint64_t *kinds = run->summary.kinds;

	if (whole->page && !charset_open(&whole->charset, whole->source, fault))
		return false;
	if (whole->charset.name)
		kinds[SUMMARY_CHARSET] += charset_add(utf8, &whole->charset, whole->source);
	else
		kinds[SUMMARY_WINDOWS] += encoding_add_repaired(utf8, whole->source);
	run->summary.converted = whole->charset.name;
	return true;
}

static bool
clean(struct whole *whole, struct ingest *run, struct fault *fault)
{
	struct buffer utf8 = { 0 };
	struct slice text = whole->source;

	if (utf8_valid_prefix(text.at, text.size) < text.size) {
		if (!convert(whole, run, &utf8, fault))
			return false;
		text = buffer_slice(&utf8);
	}
	if (utf8.size || memchr(text.at, '\r', text.size)) {
		add_lines(&whole->cleaned, text);
		text = buffer_slice(&whole->cleaned);
	}
	whole->cleaned.failed |= buffer_failed(&utf8);
	whole->text = text;
	buffer_free(&utf8);
	return !buffer_failed(&whole->cleaned) || fault_memory(fault);
}

bool
whole_read(struct whole *whole, struct ingest *run, struct fault *fault)
{
	int more;

	while ((more = stream_more(&run->stream, fault)) > 0)
		;
	if (more < 0)
		return run_reject_file(run, fault);
	whole->stream = &run->stream;
	whole->source = stream_rest(&run->stream);
	run_span(run, whole->source);
	if (ascii_is_blank(whole->source))
		return true;	/* no record; tl-ingest says so */
	if (memchr(whole->source.at, '\0', whole->source.size)) {
		fault_set(fault, "not a text: it holds NUL bytes; convert it to plain "
			"text first");
		return run_reject(run, 0, SLICE(""), fault);
	}
	return clean(whole, run, fault);
}

void
whole_free(struct whole *whole)
{
	buffer_free(&whole->cleaned);
	charset_close(&whole->charset);
}

/* Moves over one character in both, and in the file. */
static void
step(struct whole *whole)
{
	const char *from = whole->source.at + whole->source_at;
	const char *end = whole->source.at + whole->source.size;
	size_t size = utf8_length(from, end), made = size, used = size;
	char unused[CHARSET_ROOM];

	if (whole->charset.name && (unsigned char)*from >= 0x80) {
		used = charset_next(&whole->charset, (struct slice){ from, (size_t)(end - from) },
			unused, &made);
	} else if (size == 0) {
		made = utf8_length(whole->text.at + whole->at, whole->text.at + whole->text.size);
		used = 1;
	} else if (*from == '\r' && from + 1 < end && from[1] == '\n') {
		used = 2;	/* for one */
	}
	whole->at += made;
	whole->source_at += used;
	if (whole->stream->encoding == ENCODING_UTF8)
		whole->place += used;
	else
		whole->place += size == 4 ? 4 : 2 * used / size;
}

uint64_t
whole_place(struct whole *whole, size_t at)
{
	uint64_t start = stream_place(whole->stream, 0);

	if (whole->text.at == whole->source.at && whole->stream->encoding == ENCODING_UTF8)
		return start + at;
	if (at < whole->at)
		whole->at = whole->source_at = whole->place = 0;
	while (whole->at < at && whole->source_at < whole->source.size)
		step(whole);
	return start + whole->place;
}
