#include "xml.h"

#include <limits.h>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "ascii.h"
#include "endnote.h"
#include "jats.h"
#include "pubmed.h"
#include "utf8.h"
#include "xml_head.h"

enum {
	FEED_BYTES = 256 * 1024,
	HEAD_BYTES = 1024,	/* wherein a file says its encoding */
	CHARACTER_BYTES = 4	/* of UTF-8, at most */
};

struct xml_reader {
	struct ingest *run;
	struct fault *fault;
	xmlParserCtxtPtr parser;
	struct xml_tree tree;		/* of the record that is open */
	const struct xml_dialect *dialect;	/* its; NULL: none is open */
	size_t depth;			/* open elements */
	size_t start;			/* their number where the record begins */
	size_t left_out;		/* where what is not read begins; 0: all is */
	int before;			/* lines that the parser does not see */
	uint64_t broken;		/* line of the fault; 0: the file is sound */
	char character[5];		/* UTF-8 of `entity` */
	xmlEntity entity;
	struct fault reason;		/* why the file is left, if it is */
	uint64_t fed;		/* bytes that the parser was shown before this piece */
	bool exact;		/* as they stand in the file: places are known */
	struct buffer repaired;		/* a piece of the file made UTF-8 */
	bool told;			/* the file is in an encoding that it says it has */
	bool ended;			/* all of it has been shown to the parser */
	bool over;			/* the run is, see run.h */
};

static const struct xml_dialect dialects[] = {
	{ "PubmedArticle", NULL, pubmed_write, pubmed_left_out },
	{ "PubmedBookArticle", NULL, pubmed_write_book, pubmed_left_out },
	{ "article", NULL, jats_write, jats_left_out },
	{ "record", "records", endnote_write, NULL },
};

static const struct xml_dialect *
dialect_of(const char *name, const char *around)
{
	for (size_t i = 0; i < sizeof dialects / sizeof *dialects; i++) {
		const char *parent = dialects[i].parent;

		if (xml_same(name, dialects[i].element)
				&& (!parent || (around && xml_same(around, parent))))
			return &dialects[i];
	}
	return NULL;
}

static uint64_t
line_of(const struct xml_reader *reader)
{
	int line = xmlSAX2GetLineNumber(reader->parser);

	return line > 0 ? (uint64_t)line : 1;
}

/* Leaves the file for the reason in reader->reason. */
static void
leave(struct xml_reader *reader)
{
	if (!reader->broken)
		reader->broken = line_of(reader);
	xmlStopParser(reader->parser);
}

/* Where the parser's byte `at` is in the bytes of the stream; only what it was shown with this piece, or
 * the one before. */
static size_t
stream_index(const struct xml_reader *reader, uint64_t at)
{
	return (size_t)(reader->run->stream.at + at - reader->fed);
}

/* The tag that the parser has just read begins a record. */
static void
begin_record(struct xml_reader *reader)
{
	const struct _xmlParserInput *input = reader->parser->input;
	const char *base = (const char *)input->base;
	const char *tag = memrchr(base, '<', (size_t)(input->cur - input->base));

	if (reader->exact && tag)
		run_begin(reader->run, stream_index(reader, input->consumed
			+ (uint64_t)(tag - base)));
	xml_tree_begin(&reader->tree, line_of(reader));
}

static bool
within_limits(struct xml_reader *reader)
{
	const struct xml_tree *tree = &reader->tree;
	uint64_t limit = reader->run->settings->max_size;

	if (tree->failed)
		fault_memory(&reader->reason);
	else if (reader->depth > XML_DEPTH)
		fault_set(&reader->reason, "elements nested deeper than %d; no record is so",
			XML_DEPTH);
	else if (tree->bytes.size + tree->count * sizeof *tree->nodes > limit)
		fault_set(&reader->reason, "more than %llu bytes in one record; split it, or raise "
			"--max-size", (unsigned long long)limit);
	else
		return true;
	leave(reader);
	return false;
}

static bool
is_left_out(const char *const *names, const char *name)
{
	while (names && *names && !xml_same(*names, name))
		names++;
	return names && *names;
}

static void
open_element(struct xml_reader *reader, const char *name)
{
	if (!reader->dialect) {
		reader->dialect = dialect_of(name, (const char *)reader->parser->name);
		reader->start = reader->depth;
		if (reader->dialect)
			begin_record(reader);
	} else if (!reader->left_out && is_left_out(reader->dialect->left_out, name)) {
		reader->left_out = reader->depth;
	}
}

static void
start_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
	int namespace_count, const xmlChar **namespaces, int count, int defaulted,
	const xmlChar **attributes)
{
	struct xml_reader *reader = context;

	(void)prefix, (void)uri, (void)namespace_count, (void)namespaces, (void)defaulted;
	reader->depth++;
	open_element(reader, (const char *)name);
	if (reader->dialect && !reader->left_out) {
		xml_tree_open(&reader->tree, (const char *)name);
		for (int i = 0; i < count; i++, attributes += 5)
			xml_tree_attribute(&reader->tree, (const char *)attributes[0],
				(struct slice){ (const char *)attributes[3],
					(size_t)(attributes[4] - attributes[3]) });
	}
	within_limits(reader);
}

/* Hands on the record that is read now. */
static void
end_record(struct xml_reader *reader)
{
	const struct _xmlParserInput *input = reader->parser->input;

	if (reader->exact)
		reader->run->end = stream_index(reader, input->consumed
			+ (uint64_t)(input->cur - input->base));
	if (within_limits(reader)
			&& !reader->dialect->write(reader->run, &reader->tree, reader->fault)) {
		reader->over = true;
		xmlStopParser(reader->parser);
	}
	reader->dialect = NULL;
}

static void
end_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct xml_reader *reader = context;

	(void)name, (void)prefix, (void)uri;
	if (reader->dialect && !reader->left_out)
		xml_tree_close(&reader->tree);
	if (reader->left_out == reader->depth)
		reader->left_out = 0;
	if (reader->dialect && reader->depth == reader->start)
		end_record(reader);
	reader->depth--;
}

static void
take_text(void *context, const xmlChar *text, int size)
{
	struct xml_reader *reader = context;

	if (!reader->dialect || reader->left_out)
		return;
	xml_tree_text(&reader->tree, (struct slice){ (const char *)text, (size_t)size });
	within_limits(reader);
}

/* A name that neither XML nor HTML knows: it stays as it is written. */
static void
take_unknown(void *context, const xmlChar *name)
{
	take_text(context, (const xmlChar *)"&", 1);
	take_text(context, name, xmlStrlen(name));
	take_text(context, (const xmlChar *)";", 1);
}

static xmlEntityPtr
find_entity(void *context, const xmlChar *name)
{
	struct xml_reader *reader = context;
	const htmlEntityDesc *known = reader->broken ? NULL : htmlEntityLookup(name);

	if (!known)
		return NULL;
	memset(reader->character, 0, sizeof reader->character);
	xmlCopyCharMultiByte((xmlChar *)reader->character, (int)known->value);
	reader->entity = (xmlEntity){
		.type = XML_ENTITY_DECL, .etype = XML_INTERNAL_PREDEFINED_ENTITY,
		.name = (const xmlChar *)known->name, .content = (xmlChar *)reader->character,
		.length = (int)strlen(reader->character)
	};
	return &reader->entity;
}

/* Those of a DTD that is only named are never seen here. */
static void
refuse_entity(void *context, const xmlChar *name, int type, const xmlChar *public_id,
	const xmlChar *system_id, xmlChar *content)
{
	struct xml_reader *reader = context;
	char shown[QUOTED_BYTES];

	(void)type, (void)public_id, (void)system_id, (void)content;
	if (reader->broken)
		return;
	fault_set(&reader->reason, "declares the entity \"%s\", and files are not trusted with "
		"that; expand entities first (xmllint --noent)",
		quoted(shown, slice_of((const char *)name)));
	leave(reader);
}

static void
hear_error(void *context, xmlErrorPtr error)
{
	struct xml_reader *reader = context;
	const char *words = error->message ? error->message : "";
	struct slice line = { words, strcspn(words, "\n") };
	char shown[QUOTED_BYTES];

	if (error->level < XML_ERR_FATAL || reader->broken || reader->over)
		return;
	if (reader->ended)
		fault_set(&reader->reason, "ends within an element; the file may be cut off");
	else if (error->code == XML_ERR_INTERNAL_ERROR)
		fault_set(&reader->reason, "has a tag, comment or the like of more than 10 MB; "
			"what follows is not read");
	else
		fault_set(&reader->reason, "broken XML: %s; what follows is not read",
			quoted(shown, line));
	leave(reader);
}

static bool
open_parser(struct xml_reader *reader)
{
	xmlSAXHandler calls = {
		.initialized = XML_SAX2_MAGIC, .startElementNs = start_element,
		.endElementNs = end_element, .characters = take_text, .cdataBlock = take_text,
		.ignorableWhitespace = take_text, .reference = take_unknown,
		.getEntity = find_entity, .entityDecl = refuse_entity, .serror = hear_error
	};
	int options = XML_PARSE_NONET;

	/* else it is UTF-8 by now, whatever it says of itself */
	if (!reader->told)
		options |= XML_PARSE_IGNORE_ENC;
	reader->parser = xmlCreatePushParserCtxt(&calls, reader, NULL, 0, NULL);
	if (!reader->parser)
		return false;
	reader->parser->input->line += reader->before;
	return xmlCtxtUseOptions(reader->parser, options) == 0;
}

static void
close_parser(struct xml_reader *reader)
{
	if (reader->parser && reader->parser->myDoc)
		xmlFreeDoc(reader->parser->myDoc);
	xmlFreeParserCtxt(reader->parser);
	xml_tree_free(&reader->tree);
	buffer_free(&reader->repaired);
}

/* Takes white space off the start, where XML allows none. */
static void
skip_blank(struct xml_reader *reader)
{
	struct slice rest = stream_rest(&reader->run->stream);
	size_t size = 0;

	for (; size < rest.size && ascii_is_space(rest.at[size]); size++)
		reader->before += rest.at[size] == '\n' && reader->before < INT_MAX / 2;
	stream_take(&reader->run->stream, size);
}

/* Copies a piece in which bytes that are not UTF-8 are read as Windows-1252. Returns how much of
 * it was used: a character may go on in the next. */
static size_t
repair(struct xml_reader *reader, struct slice piece, bool last)
{
	size_t used = 0;

	reader->repaired.size = 0;
	for (;;) {
		struct slice rest = { piece.at + used, piece.size - used };
		size_t good = utf8_valid_prefix(rest.at, rest.size);

		buffer_add(&reader->repaired, rest.at, good);
		used += good;
		if (good == rest.size || (!last && rest.size - good < CHARACTER_BYTES))
			return used;
		reader->run->summary.kinds[SUMMARY_WINDOWS] += encoding_add_repaired(
			&reader->repaired, (struct slice){ rest.at + good, 1 });
		used++;
	}
}

/* Shows the parser a piece of the file and returns how much of it was used. */
static size_t
parse(struct xml_reader *reader, struct slice piece, bool last)
{
	struct stream *stream = &reader->run->stream;
	size_t used = piece.size;
	struct slice shown = piece;

	if (!reader->told && utf8_valid_prefix(piece.at, piece.size) < piece.size) {
		used = repair(reader, piece, last);
		shown = buffer_slice(&reader->repaired);
		reader->exact = false;
	}
	if (shown.size)
		xmlParseChunk(reader->parser, shown.at, (int)shown.size, 0);
	reader->fed += shown.size;
	/* a tag may go on in the next piece */
	if (!reader->dialect || !reader->run->settings->keep_raw)
		stream_hold(stream, stream->at);
	return used;
}

/* Takes what is read; true while the parser wants more. */
static bool
take_rest(struct xml_reader *reader, bool last)
{
	struct stream *stream = &reader->run->stream;
	size_t used = 1;

	while (used && !reader->over && !reader->broken) {
		struct slice rest = stream_rest(stream);
		bool all = rest.size <= FEED_BYTES;

		rest.size = all ? rest.size : FEED_BYTES;
		used = parse(reader, rest, last && all);
		stream_take(stream, used);
	}
	return !reader->over && !reader->broken;
}

/* Reads the head of the file. See stream_more for what is returned. */
static int
read_head(struct xml_reader *reader, struct fault *fault)
{
	struct stream *stream = &reader->run->stream;
	int more = 1;

	do {
		skip_blank(reader);
	} while (stream_rest(stream).size < HEAD_BYTES && (more = stream_more(stream, fault)) > 0);
	reader->exact = !xml_tells_encoding(stream_rest(stream));
	reader->told = stream->encoding == ENCODING_UTF8 && xml_tells_encoding(stream_rest(stream));
	return more;
}

/* Feeds the parser. See stream_more for what is returned. */
static int
feed(struct xml_reader *reader, int more, struct fault *fault)
{
	while (more > 0 && take_rest(reader, false))
		more = stream_more(&reader->run->stream, fault);
	if (more == 0 && take_rest(reader, true)) {
		reader->ended = true;
		xmlParseChunk(reader->parser, "", 0, 1);
	}
	return more;
}

static bool
read_all(struct xml_reader *reader, struct fault *fault)
{
	int more = read_head(reader, fault);

	if (more >= 0 && !open_parser(reader))
		return fault_memory(fault);
	if (more < 0 || feed(reader, more, fault) < 0)
		return run_reject_file(reader->run, fault);
	if (reader->over)
		return false;
	if (buffer_failed(&reader->repaired))
		return fault_memory(fault);
	if (!reader->broken)
		return true;
	fault_set(fault, "%s", reader->reason.words);
	return run_reject(reader->run, reader->broken, SLICE(""), fault);
}

bool
xml_read(struct ingest *run, struct fault *fault)
{
	struct xml_reader reader = { .run = run, .fault = fault };
	bool done = read_all(&reader, fault);

	close_parser(&reader);
	return done;
}
