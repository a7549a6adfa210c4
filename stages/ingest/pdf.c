#include "pdf.h"

#include <stdlib.h>

#include "array.h"
#include "ascii.h"
#include "pdf_line.h"
#include "plain.h"
#include "whole.h"

static struct slice
without_end(struct slice line)
{
	while (line.size && ascii_is_space(line.at[line.size - 1]))
		line.size--;
	return line;
}

static bool
add_line(struct pdf_lines *lines, struct slice text)
{
	struct pdf_line *at = array_reserve(lines->at, &lines->room, lines->count, 1, sizeof *at);

	if (!at)
		return false;
	lines->at = at;
	at[lines->count++] = (struct pdf_line){ .text = without_end(text), .page = lines->pages };
	return true;
}

/* Divides the text at line feeds and form feeds; `pages` is the number of the last at the end. */
static bool
add_lines(struct pdf_lines *lines, struct slice text)
{
	const char *at = text.at, *end = at + text.size;

	while (at < end) {
		const char *from = at;

		while (at < end && *at != '\n' && *at != '\f')
			at++;
		if (!add_line(lines, (struct slice){ from, (size_t)(at - from) }))
			return false;
		lines->pages += at < end && *at == '\f';
		at++;
	}
	return true;
}

static bool
tell_heads(struct ingest *run, struct whole *whole, const struct pdf_lines *lines,
	struct fault *fault)
{
	for (size_t i = 0; i < lines->count; i++) {
		struct slice text = lines->at[i].text;
		size_t at = (size_t)(text.at - whole->text.at);
		uint64_t from;

		if (!lines->at[i].out)
			continue;
		run->summary.kinds[SUMMARY_HEADS]++;
		from = whole_place(whole, at);
		if (!run_left_out(run, from, whole_place(whole, at + text.size),
				"running head or number of a page", fault))
			return false;
	}
	return true;
}

static bool
write_pages(struct ingest *run, struct whole *whole, struct pdf_lines *lines,
	struct buffer *text, struct fault *fault)
{
	struct pdf_hyphens hyphens = { 0 };

	if (!add_lines(lines, whole->text))
		return fault_memory(fault);
	if (!pdf_mark_heads(lines, fault) || !pdf_add_text(text, lines, &hyphens, fault))
		return false;
	if (!tell_heads(run, whole, lines, fault))
		return false;
	run->summary.kinds[SUMMARY_JOINED] += hyphens.dropped;
	run->summary.kinds[SUMMARY_HYPHENS] += hyphens.kept;
	return plain_write(run, buffer_slice(text), fault);
}

bool
pdf_read(struct ingest *run, struct fault *fault)
{
	struct whole whole = { 0 };
	struct pdf_lines lines = { 0 };
	struct buffer text = { 0 };
	bool done = whole_read(&whole, run, fault);

	if (done && whole.text.size)
		done = write_pages(run, &whole, &lines, &text, fault);
	free(lines.at);
	buffer_free(&text);
	whole_free(&whole);
	return done;
}
