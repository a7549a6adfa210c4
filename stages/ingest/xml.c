#include "xml.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include "endnote.h"
#include "jats.h"
#include "pubmed.h"
#include "xml_feed.h"
#include "xml_spell.h"

struct xml_reader {
	struct ingest *run;
	struct fault *fault;
	xmlParserCtxtPtr parser;
	struct xml_feed feed;		/* its */
	struct xml_tree tree;		/* of the record that is open */
	const struct xml_dialect *dialect;	/* its; NULL: none is open */
	size_t depth;			/* open elements */
	size_t start;			/* their number where the record begins */
	size_t left_out;		/* where what is not read begins; 0: all is */
	uint64_t broken;		/* line of the fault; 0: the file is sound */
	char character[5];		/* UTF-8 of `entity` */
	xmlEntity entity;
	struct fault reason;		/* why the file is left, if it is */
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

static void
stop(struct xml_reader *reader)
{
	reader->feed.stopped = true;
	xmlStopParser(reader->parser);
}

/* Leaves the file for the reason in reader->reason. */
static void
leave(struct xml_reader *reader)
{
	if (!reader->broken)
		reader->broken = line_of(reader);
	stop(reader);
}

/* The tag that the parser has just read begins a record. */
static void
begin_record(struct xml_reader *reader)
{
	size_t at;

	if (xml_feed_tag(&reader->feed, &at))
		run_begin(reader->run, at);
	reader->feed.inside = true;
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
	xml_feed_end(&reader->feed, &reader->run->end);
	if (within_limits(reader)
			&& !reader->dialect->write(reader->run, &reader->tree, reader->fault)) {
		reader->over = true;
		stop(reader);
	}
	reader->dialect = NULL;
	reader->feed.inside = false;
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
	struct slice words = { (const char *)text, (size_t)size };

	if (!reader->dialect || reader->left_out)
		return;
	xml_tree_text(&reader->tree, reader->tree.spelt ? xml_spelt_reference(words) : words);
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

/* In an attribute the parser takes but one byte of what is predefined; what is not, it leaves as it is
 * written there, to be cleaned with the member that it becomes. */
static xmlEntityPtr
find_entity(void *context, const xmlChar *name)
{
	struct xml_reader *reader = context;
	const htmlEntityDesc *known = reader->broken ? NULL : htmlEntityLookup(name);
	bool inside = reader->parser->instate == XML_PARSER_ATTRIBUTE_VALUE;

	if (!known)
		return NULL;
	memset(reader->character, 0, sizeof reader->character);
	xmlCopyCharMultiByte((xmlChar *)reader->character, (int)known->value);
	reader->entity = (xmlEntity){
		.type = XML_ENTITY_DECL,
		.etype = inside ? XML_INTERNAL_GENERAL_ENTITY : XML_INTERNAL_PREDEFINED_ENTITY,
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
	if (reader->feed.ended)
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
	if (!reader->feed.told)
		options |= XML_PARSE_IGNORE_ENC;
	reader->parser = xmlCreatePushParserCtxt(&calls, reader, NULL, 0, NULL);
	if (!reader->parser)
		return false;
	reader->feed.parser = reader->parser;
	reader->tree.spelt = !reader->feed.told;
	reader->parser->input->line += reader->feed.before;
	return xmlCtxtUseOptions(reader->parser, options) == 0;
}

static void
close_parser(struct xml_reader *reader)
{
	if (reader->parser && reader->parser->myDoc)
		xmlFreeDoc(reader->parser->myDoc);
	xmlFreeParserCtxt(reader->parser);
	xml_tree_free(&reader->tree);
	xml_feed_free(&reader->feed);
}

static bool
read_all(struct xml_reader *reader, struct fault *fault)
{
	int more = xml_feed_head(&reader->feed, fault);

	if (more >= 0 && !open_parser(reader))
		return fault_memory(fault);
	if (more < 0 || xml_feed_rest(&reader->feed, more, fault) < 0)
		return run_reject_file(reader->run, fault);
	if (reader->over)
		return false;
	if (xml_feed_failed(&reader->feed))
		return fault_memory(fault);
	if (!reader->broken)
		return true;
	fault_set(fault, "%s", reader->reason.words);
	return run_reject(reader->run, reader->broken, SLICE(""), fault);
}

bool
xml_read(struct ingest *run, struct fault *fault)
{
	struct xml_reader reader = { .run = run, .fault = fault, .feed.run = run };
	bool done = read_all(&reader, fault);

	close_parser(&reader);
	return done;
}
