#include "markdown.h"

#include <md4c.h>

#include "ascii.h"
#include "front_matter.h"
#include "markup.h"
#include "plain.h"
#include "web.h"
#include "whole.h"

enum {
	HEADINGS = 2,		/* in a text that does not begin with one */
	SLOW = 500 * 1000 * 1000	/* lines times brackets in a paragraph: a second */
};

struct reader {
	struct ingest *run;
	struct web page;
	struct slice text;	/* behind the front matter */
	size_t front;		/* bytes of that */
	size_t start;		/* of the open block, in page.bytes */
	size_t from, to;	/* of it, in the text; to = 0: it has no words yet */
	const char *reason;	/* why it is left out, if it is */
	unsigned char level;
	bool tight;		/* in a list without empty lines */
	size_t lists;		/* open ones */
	bool apart;		/* the next block stands apart though it is in such a list */
	size_t picture;		/* open ones */
};

/* "## Heading" */
static bool
is_heading(struct slice line)
{
	size_t marks = 0;

	while (marks < line.size && line.at[marks] == '#')
		marks++;
	return marks >= 1 && marks <= 6 && marks + 1 < line.size && line.at[marks] == ' ';
}

/* A line of "=" that makes a heading of the one above it. */
static bool
is_underline(struct slice line)
{
	for (size_t i = 0; i < line.size; i++)
		if (line.at[i] != '=')
			return false;
	return line.size >= 3;
}

bool
markdown_begins(struct slice head)
{
	size_t headings = 0;
	bool first = true, above = false;

	if (front_matter_size(head))
		return true;
	while (head.size) {
		const char *feed = memchr(head.at, '\n', head.size);
		size_t size = feed ? (size_t)(feed - head.at) : head.size;
		struct slice line = ascii_trim((struct slice){ head.at, size });

		if ((first && is_heading(line)) || (above && is_underline(line)))
			return true;
		headings += !above && is_heading(line);
		if (headings == HEADINGS)
			return true;
		first &= line.size == 0;
		above = line.size > 0;
		size += feed != NULL;
		head = (struct slice){ head.at + size, head.size - size };
	}
	return false;
}

static void
end_block(struct reader *reader)
{
	struct web_block *block = web_add(&reader->page, reader->start);

	reader->start = reader->page.bytes.size;
	if (block) {
		block->from = reader->front + reader->from;
		block->to = reader->front + reader->to;
		block->level = reader->level;
		block->heading = reader->level > 0;
		block->gap = !reader->tight || reader->apart;
		reader->apart = false;
		block->place = reader->reason ? PAGE_OUT : PAGE_TEXT;
		block->reason = reader->reason;
	}
	reader->from = reader->to = 0;
}

static const char *
reason_for(MD_BLOCKTYPE type)
{
	switch (type) {
	case MD_BLOCK_CODE:
		return "code";
	case MD_BLOCK_HTML:
		return "markup";
	case MD_BLOCK_TABLE:
		return "table";
	default:
		return NULL;
	}
}

static bool
is_list(MD_BLOCKTYPE type)
{
	return type == MD_BLOCK_UL || type == MD_BLOCK_OL;
}

static int
open_block(MD_BLOCKTYPE type, void *detail, void *context)
{
	struct reader *reader = context;
	const char *reason = reason_for(type);

	end_block(reader);
	if (reason)
		reader->reason = reason;
	if (type == MD_BLOCK_H)
		reader->level = (unsigned char)((const MD_BLOCK_H_DETAIL *)detail)->level;
	reader->apart |= is_list(type) && reader->lists == 0;
	reader->lists += is_list(type);
	if (type == MD_BLOCK_UL)
		reader->tight = ((const MD_BLOCK_UL_DETAIL *)detail)->is_tight;
	if (type == MD_BLOCK_OL)
		reader->tight = ((const MD_BLOCK_OL_DETAIL *)detail)->is_tight;
	return 0;
}

static int
close_block(MD_BLOCKTYPE type, void *detail, void *context)
{
	struct reader *reader = context;

	(void)detail;
	end_block(reader);
	if (reason_for(type))
		reader->reason = NULL;
	reader->level = 0;
	reader->lists -= is_list(type);
	reader->tight &= reader->lists > 0;
	return 0;
}

static int
open_span(MD_SPANTYPE type, void *detail, void *context)
{
	struct reader *reader = context;

	(void)detail;
	reader->picture += type == MD_SPAN_IMG;
	return 0;
}

static int
close_span(MD_SPANTYPE type, void *detail, void *context)
{
	struct reader *reader = context;

	(void)detail;
	reader->picture -= type == MD_SPAN_IMG;
	return 0;
}

/* The block's place in the text; what the parser makes up itself has none. */
static void
stretch(struct reader *reader, struct slice words)
{
	uintptr_t at = (uintptr_t)words.at, text = (uintptr_t)reader->text.at;

	if (at < text || at - text > reader->text.size)
		return;
	if (reader->to == 0)
		reader->from = at - text;
	reader->to = at - text + words.size;
}

static int
take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context)
{
	struct reader *reader = context;
	struct slice words = { text, size };

	if (reader->picture || type == MD_TEXT_NULLCHAR
			|| (type == MD_TEXT_HTML && !reader->reason))
		return 0;
	stretch(reader, words);
	if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR)
		words = SLICE(" ");
	else if (type == MD_TEXT_ENTITY)
		words = markup_clean(&reader->run->arena, words);
	reader->page.failed |= !words.at;
	web_text(&reader->page, words);
	return 0;
}

/* Whether a paragraph has so many lines and brackets that md4c, which looks for the line of each bracket
 * from the first on, would take very long. */
static bool
is_slow(struct slice text)
{
	uint64_t lines = 0, brackets = 0;

	for (size_t i = 0; i < text.size; i++) {
		bool ends = text.at[i] == '\n';

		brackets += text.at[i] == '[';
		lines = ends && i && text.at[i - 1] == '\n' ? 0 : lines + ends;
		if (lines == 0)
			brackets = 0;
		if (lines * brackets > SLOW)
			return true;
	}
	return false;
}

static bool
parse(struct reader *reader)
{
	static const MD_PARSER parser = {
		.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH,
		.enter_block = open_block, .leave_block = close_block, .enter_span = open_span,
		.leave_span = close_span, .text = take_text
	};

	return md_parse(reader->text.at, (MD_SIZE)reader->text.size, &parser, reader) == 0;
}

/* The first heading, where front matter gives none. */
static void
take_title(struct work *work, const struct web *page)
{
	for (size_t i = 0; i < page->count && work->lines[WORK_TITLE].size == 0; i++)
		if (page->blocks[i].heading)
			work_fill(work, WORK_TITLE, web_bytes(page, &page->blocks[i]));
}

static bool
read_text(struct reader *reader, struct whole *whole, struct table_row *row, struct fault *fault)
{
	struct ingest *run = reader->run;
	struct slice text = whole->text;

	if (text.size > UINT32_MAX) {
		fault_set(fault, "more than 4G bytes of Markdown; split it");
		return run_reject(run, 0, SLICE(""), fault);
	}
	if (is_slow(text)) {
		emit_note(run->emitter, 0, "taken as plain text: a paragraph has more lines with "
			"brackets than Markdown is read with");
		return plain_write(run, text, fault);
	}
	reader->front = front_matter_size(text);
	reader->text = (struct slice){ text.at + reader->front, text.size - reader->front };
	work_begin(run, "markdown", 1);
	if (reader->front && !front_matter_take(run, (struct slice){ text.at, reader->front }, row,
			fault))
		return false;
	if (!parse(reader))
		return fault_memory(fault);
	take_title(&run->work, &reader->page);
	web_place(&reader->page, whole);
	return web_write(run, &reader->page, fault);
}

bool
markdown_read(struct ingest *run, struct fault *fault)
{
	struct reader reader = { .run = run };
	struct whole whole = { 0 };
	struct table_row row = { 0 };
	bool done = whole_read(&whole, run, fault);

	if (done && whole.text.size)
		done = read_text(&reader, &whole, &row, fault);
	web_free(&reader.page);
	table_row_free(&row);
	whole_free(&whole);
	return done;
}
