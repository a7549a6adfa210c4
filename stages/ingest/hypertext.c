#include "hypertext.h"

#include <stdlib.h>

#include <libxml/HTMLparser.h>

#include "array.h"
#include "ascii.h"
#include "hypertext_choose.h"
#include "hypertext_element.h"
#include "hypertext_meta.h"
#include "whole.h"

enum {
	FEED_BYTES = 64 * 1024
};

struct reader {
	struct ingest *run;
	htmlParserCtxtPtr parser;
	struct web page;
	struct surroundings *around;	/* parallel to the blocks */
	size_t room;
	struct hypertext_meta meta;
	struct buffer title;		/* of the head */
	bool *data;			/* of each table, from number 1: it is one of data */
	size_t tables, table_room;
	size_t start, from;		/* of the open block: in page.bytes, in the text */
	size_t linked;			/* see surroundings */
	/* Where, in open elements, the outermost of a kind was opened; 0: none is open. */
	size_t depth, hidden, out, main, article, link, heading, table, in_title;
	const char *reason;		/* of what is left out */
	bool named;			/* see surroundings */
	unsigned char level;		/* of the heading */
	bool deep;			/* elements nested deeper than is read */
	bool failed;
};

bool
hypertext_begins(struct slice head)
{
	static const struct slice starts[] = {
		{ "<!doctype html", 14 }, { "<html", 5 }, { "<head>", 6 }, { "<body", 5 },
		{ "<article>", 9 }, { "<div", 4 }, { "<h1", 3 }, { "<p>", 3 }, { "<meta ", 6 },
		{ "<title>", 7 }
	};

	if (slice_starts(head, SLICE("<?xml")) || slice_starts(head, SLICE("<!--"))) {
		const char *end = memchr(head.at, '>', head.size);

		while (end && end < head.at + head.size && *end != '<')
			end++;
		if (end)
			head = (struct slice){ end, (size_t)(head.at + head.size - end) };
	}
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (ascii_starts(head, starts[i]))
			return true;
	return false;
}

/* Where the parser is in the text. */
static size_t
position(const struct reader *reader)
{
	const struct _xmlParserInput *input = reader->parser->input;

	return input ? (size_t)input->consumed + (size_t)(input->cur - input->base) : 0;
}

static void
end_block(struct reader *reader)
{
	struct web_block *block = web_add(&reader->page, reader->start);
	struct surroundings *around;

	reader->start = reader->page.bytes.size;
	if (block) {
		around = array_reserve(reader->around, &reader->room, reader->page.count - 1, 1,
			sizeof *around);
		reader->failed |= !around;
		if (!around)
			return;
		reader->around = around;
		around[reader->page.count - 1] = (struct surroundings){
			.table = reader->table ? reader->tables : 0, .linked = reader->linked,
			.main = reader->main, .article = reader->article, .named = reader->named
		};
		block->from = reader->from;
		block->to = position(reader);
		block->gap = true;
		block->level = reader->level;
		block->place = reader->out ? PAGE_OUT : PAGE_FRONT;
		block->reason = reader->reason;
	}
	reader->from = position(reader);
	reader->linked = 0;
}

static void
open_table(struct reader *reader)
{
	bool *data;

	if (reader->table)
		return;
	data = array_reserve(reader->data, &reader->table_room, reader->tables + 1, 1, sizeof *data);
	reader->failed |= !data;
	if (!data)
		return;
	reader->data = data;
	data[++reader->tables] = false;
	reader->table = reader->depth;
}

static void
open_outermost(const struct reader *reader, size_t *kind)
{
	if (!*kind)
		*kind = reader->depth;
}

static void
open_out(struct reader *reader, const char *name, const char *reason)
{
	if (reader->out)
		return;
	end_block(reader);
	reader->out = reader->depth;
	reader->reason = reason;
	reader->named = reason != name;
}

static void
take_meta(struct reader *reader, const char *const *attributes)
{
	const char *name = element_attribute(attributes, "name");
	const char *value = element_attribute(attributes, "content");

	if (!name)
		name = element_attribute(attributes, "property");
	if (name && value)
		hypertext_meta_add(&reader->meta, reader->run, name, value);
}

static void
open_element(struct reader *reader, const char *name, const char *const *attributes)
{
	const char *reason = NULL;
	enum element_kind kind = element_kind_of(name, attributes, &reason);

	if (kind != ELEMENT_INLINE && kind != ELEMENT_LINK && kind != ELEMENT_BREAK)
		end_block(reader);
	if (kind == ELEMENT_BREAK)
		web_text(&reader->page, SLICE(" "));
	else if (kind == ELEMENT_HIDDEN)
		reader->hidden = reader->depth;
	else if (kind == ELEMENT_OUT)
		open_out(reader, name, reason);
	else if (kind == ELEMENT_META)
		take_meta(reader, attributes);
	else if (kind == ELEMENT_TITLE)
		open_outermost(reader, &reader->in_title);
	else if (kind == ELEMENT_LINK)
		open_outermost(reader, &reader->link);
	else if (kind == ELEMENT_MAIN)
		open_outermost(reader, &reader->main);
	else if (kind == ELEMENT_ARTICLE)
		open_outermost(reader, &reader->article);
	else if (kind == ELEMENT_TABLE)
		open_table(reader);
	else if (kind == ELEMENT_TABLE_HEAD && reader->table)
		reader->data[reader->tables] = true;
	else if (kind == ELEMENT_HEADING && !reader->heading) {
		reader->heading = reader->depth;
		reader->level = (unsigned char)(name[1] - '0');
	}
}

static void
start_element(void *context, const xmlChar *name, const xmlChar **attributes)
{
	struct reader *reader = context;

	if (++reader->depth > HYPERTEXT_DEPTH) {
		reader->deep = true;
		xmlStopParser(reader->parser);
	} else if (!reader->hidden) {
		open_element(reader, (const char *)name, (const char *const *)attributes);
	}
}

static void
close_outermost(const struct reader *reader, size_t *kind)
{
	if (*kind == reader->depth)
		*kind = 0;
}

static void
end_element(void *context, const xmlChar *name)
{
	struct reader *reader = context;
	const char *reason;
	enum element_kind kind = element_kind_of((const char *)name, NULL, &reason);

	if (!reader->hidden && ((kind != ELEMENT_INLINE && kind != ELEMENT_LINK
			&& kind != ELEMENT_BREAK) || reader->out == reader->depth))
		end_block(reader);
	close_outermost(reader, &reader->hidden);
	close_outermost(reader, &reader->in_title);
	close_outermost(reader, &reader->link);
	close_outermost(reader, &reader->main);
	close_outermost(reader, &reader->article);
	close_outermost(reader, &reader->table);
	if (reader->out == reader->depth) {
		reader->out = 0;
		reader->reason = NULL;
		reader->named = false;
	}
	if (reader->heading == reader->depth)
		reader->heading = reader->level = 0;
	reader->depth -= reader->depth > 0;
}

static void
take_text(void *context, const xmlChar *text, int size)
{
	struct reader *reader = context;
	struct slice words = { (const char *)text, (size_t)size };
	size_t before = reader->page.bytes.size;

	if (reader->hidden)
		return;
	if (reader->in_title) {
		buffer_add_slice(&reader->title, words);
		return;
	}
	web_text(&reader->page, words);
	if (reader->link)
		reader->linked += reader->page.bytes.size - before;
}

static bool
parse(struct reader *reader, struct slice text)
{
	xmlSAXHandler calls = {
		.startElement = start_element, .endElement = end_element,
		.characters = take_text, .ignorableWhitespace = take_text
	};

	reader->parser = htmlCreatePushParserCtxt(&calls, reader, NULL, 0, NULL,
		XML_CHAR_ENCODING_UTF8);
	if (!reader->parser)
		return false;
	htmlCtxtUseOptions(reader->parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR
		| HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
	while (text.size && !reader->deep) {
		size_t size = text.size < FEED_BYTES ? text.size : FEED_BYTES;

		htmlParseChunk(reader->parser, text.at, (int)size, 0);
		text = (struct slice){ text.at + size, text.size - size };
	}
	if (!reader->deep)
		htmlParseChunk(reader->parser, "", 0, 1);
	end_block(reader);
	return true;
}

static bool
write_page(struct reader *reader, struct whole *whole, struct fault *fault)
{
	struct ingest *run = reader->run;
	struct slice title;

	if (reader->deep) {
		fault_set(fault, "elements nested deeper than %d; no page is so", HYPERTEXT_DEPTH);
		return run_reject(run, 0, SLICE(""), fault);
	}
	if (reader->failed || buffer_failed(&reader->title) || buffer_failed(&reader->page.bytes))
		return fault_memory(fault);
	hypertext_choose(&reader->page, reader->around, reader->data);
	web_place(&reader->page, whole);
	web_sort(&reader->page);
	hypertext_meta_end(&reader->meta, run);
	web_front(run, &reader->page);
	title = ascii_trim(buffer_slice(&reader->title));
	work_fill(&run->work, WORK_TITLE, title);
	work_fill(&run->work, WORK_TYPE, SLICE("webpage"));
	return web_write(run, &reader->page, fault);
}

bool
hypertext_read(struct ingest *run, struct fault *fault)
{
	struct reader reader = { .run = run };
	struct whole whole = { .page = true };
	bool done = whole_read(&whole, run, fault);

	if (done && whole.text.size) {
		work_begin(run, "html", 1);
		done = parse(&reader, whole.text) ? write_page(&reader, &whole, fault)
			: fault_memory(fault);
	}
	htmlFreeParserCtxt(reader.parser);
	web_free(&reader.page);
	buffer_free(&reader.title);
	free(reader.around);
	free(reader.data);
	whole_free(&whole);
	return done;
}
