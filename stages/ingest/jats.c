#include "jats.h"

#include "ascii.h"
#include "identifier.h"
#include "jats_text.h"
#include "run.h"

/* What several readers of one record need; a part that is not there is XML_NONE. */
struct article {
	struct ingest *run;
	struct xml_tree *tree;
	size_t journal;		/* journal-meta */
	size_t meta;		/* article-meta */
};

const char *const jats_left_out[] = { "back", "floats-group", "sub-article", "response",
	"table-wrap", "ref-list", NULL };

/* The text of a node in run->arena. */
static struct slice
text_of(struct article *from, size_t node)
{
	struct buffer text = { 0 };
	struct slice copy = SLICE("");

	if (!node)
		return copy;
	jats_add(&text, from->tree, node);
	if (text.size)
		copy = arena_copy(&from->run->arena, buffer_slice(&text));
	from->run->work.failed |= buffer_failed(&text) || !copy.at;
	buffer_free(&text);
	from->tree->nodes[node].used = true;
	return copy;
}

/* What a path below `node` leads to becomes a line of the work, unless it has one. */
static void
take_line(struct article *from, enum work_line line, size_t node, const char *path)
{
	struct slice *to = &from->run->work.lines[line];

	if (node && to->size == 0)
		*to = xml_take(from->run, from->tree, node, path);
}

static void
take_type(struct article *from)
{
	static const struct {
		const char *name, *type;
	} types[] = {
		{ "book-review", "review-book" }, { "product-review", "review" },
		{ "dissertation", "thesis" }, { "preprint", "article" }, { "news", "article-magazine" }
	};
	struct slice *type = &from->run->work.lines[WORK_TYPE];
	struct slice name = xml_attribute(from->tree, 0, "article-type");

	*type = SLICE("article-journal");
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (slice_is(name, types[i].name))
			*type = slice_of(types[i].type);
	if (name.size && !slice_is(name, "research-article"))
		work_keep(&from->run->work, SLICE("article-type"), name);
}

static void
take_title(struct article *from)
{
	size_t group = xml_find(from->tree, from->meta, "title-group");
	struct slice title, subtitle;

	if (!group)
		return;
	title = text_of(from, xml_find(from->tree, group, "article-title"));
	subtitle = text_of(from, xml_find(from->tree, group, "subtitle"));
	from->run->work.lines[WORK_TITLE] = title.size && subtitle.size
		? work_join(from->run, title, ": ", subtitle) : title;
}

/* "Family, Given, Suffix". */
static struct slice
person(struct article *from, size_t name)
{
	static const char *const parts[] = { "surname", "given-names", "suffix" };
	struct slice whole = SLICE("");

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		struct slice part = xml_take(from->run, from->tree, name, parts[i]);

		if (part.size)
			whole = whole.size ? work_join(from->run, whole, ", ", part) : part;
	}
	return whole;
}

static void
take_contributor(struct article *from, enum work_list list, size_t contributor)
{
	static const char *const names[] = { "name", "name-alternatives/name", "string-name" };
	static const char *const bodies[] = { "collab", "collab-alternatives/collab" };
	struct work *work = &from->run->work;
	size_t name = XML_NONE, body = XML_NONE, mark = XML_NONE;
	struct slice whole;

	for (size_t i = 0; !name && i < sizeof names / sizeof *names; i++)
		name = xml_find(from->tree, contributor, names[i]);
	for (size_t i = 0; !body && i < sizeof bodies / sizeof *bodies; i++)
		body = xml_find(from->tree, contributor, bodies[i]);
	while ((mark = xml_next(from->tree, contributor, "xref", mark)) != XML_NONE)
		from->tree->nodes[mark].used = true;
	work_add_whole(work, list, text_of(from, body));
	if (!name)
		return;
	whole = person(from, name);
	work_add(work, list, whole.size ? whole : xml_use(from->run, from->tree, name));
}

static void
take_contributors(struct article *from)
{
	struct xml_tree *tree = from->tree;
	size_t group = XML_NONE, one = XML_NONE;

	while ((group = xml_next(tree, from->meta, "contrib-group", group)) != XML_NONE)
		while ((one = xml_next(tree, group, "contrib", one)) != XML_NONE) {
			struct slice type = xml_attribute(tree, one, "contrib-type");

			if (type.size == 0 || slice_is(type, "author"))
				take_contributor(from, WORK_AUTHORS, one);
			else if (slice_is(type, "editor"))
				take_contributor(from, WORK_EDITORS, one);
		}
}

static struct date
date_in(struct article *from, size_t node)
{
	static const char *const parts[] = { "year", "month", "day" };
	struct slice words = SLICE("");
	struct date date;

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		words = work_join(from->run, words, " ", xml_line(from->run, from->tree,
			xml_find(from->tree, node, parts[i])));
	date_read(words, &date);
	return date;
}

static bool
is_date_of(const struct xml_tree *tree, size_t date, const char *kind)
{
	return xml_attribute_is(tree, date, "pub-type", kind)
		|| (xml_attribute(tree, date, "pub-type").size == 0
			&& (xml_attribute_is(tree, date, "publication-format", kind)
				|| xml_attribute_is(tree, date, "date-type", kind)));
}

/* The first date of the first kind that has a year, with the month and day that others give for it. */
static void
take_date(struct article *from)
{
	static const char *const kinds[] = { "ppub", "print", "collection", "epub-ppub", "epub",
		"electronic", "pub" };
	struct date *issued = &from->run->work.issued, date;
	struct xml_tree *tree = from->tree;
	size_t node = XML_NONE;

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds && !issued->year; i++)
		while ((node = xml_next(tree, from->meta, "pub-date", node)) != XML_NONE)
			if (!issued->year && is_date_of(tree, node, kinds[i]))
				*issued = date_in(from, node);
	while ((node = xml_next(tree, from->meta, "pub-date", node)) != XML_NONE) {
		date = date_in(from, node);
		if (!issued->year || date_within(*issued, date))
			*issued = date;
		tree->nodes[node].used = date_within(date, *issued);
	}
}

static void
take_number(struct article *from, size_t node)
{
	struct slice *lines = from->run->work.lines, value = xml_line(from->run, from->tree, node);
	struct slice kind = xml_attribute(from->tree, node, "pub-id-type");
	bool *used = &from->tree->nodes[node].used;

	if (slice_is(kind, "doi") && lines[WORK_DOI].size == 0) {
		*used = doi_read(value, &lines[WORK_DOI]);
	} else if (slice_is(kind, "pmid") && lines[WORK_PMID].size == 0) {
		lines[WORK_PMID] = value;
		*used = true;
	} else if (slice_is(kind, "pmc") || slice_is(kind, "pmcid")) {
		if (ascii_is_number(value))
			value = work_join(from->run, SLICE("PMC"), "", value);
		if (lines[WORK_PMCID].size == 0)
			lines[WORK_PMCID] = value;
		*used = slice_equal(lines[WORK_PMCID], value);
	}
}

static void
take_journal(struct article *from)
{
	struct buffer issn = { 0 }, isbn = { 0 };
	size_t journal = from->journal, node = XML_NONE;

	take_line(from, WORK_CONTAINER, journal, "journal-title-group/journal-title");
	take_line(from, WORK_CONTAINER, journal, "journal-title");
	take_line(from, WORK_CONTAINER_SHORT, journal, "journal-title-group/abbrev-journal-title");
	take_line(from, WORK_CONTAINER_SHORT, journal, "abbrev-journal-title");
	take_line(from, WORK_PUBLISHER, journal, "publisher/publisher-name");
	take_line(from, WORK_PLACE, journal, "publisher/publisher-loc");
	while (journal && (node = xml_next(from->tree, journal, "issn", node)) != XML_NONE)
		from->tree->nodes[node].used = standard_numbers_add(&issn, &isbn,
			xml_line(from->run, from->tree, node));
	work_compose(from->run, WORK_ISSN, &issn);
	work_compose(from->run, WORK_ISBN, &isbn);
	while (journal && (node = xml_next(from->tree, journal, "journal-id", node)) != XML_NONE)
		if (xml_attribute_is(from->tree, node, "journal-id-type", "nlm-ta")
				&& from->run->work.lines[WORK_CONTAINER_SHORT].size == 0)
			from->run->work.lines[WORK_CONTAINER_SHORT]
				= xml_use(from->run, from->tree, node);
}

static void
take_place(struct article *from)
{
	struct slice first, last, *page = &from->run->work.lines[WORK_PAGE];

	take_line(from, WORK_VOLUME, from->meta, "volume");
	take_line(from, WORK_ISSUE, from->meta, "issue");
	first = xml_take(from->run, from->tree, from->meta, "fpage");
	last = xml_take(from->run, from->tree, from->meta, "lpage");
	*page = first.size && last.size && !slice_equal(first, last)
		? work_join(from->run, first, "-", last) : first;
	take_line(from, WORK_PAGE, from->meta, "elocation-id");
}

static void
take_keywords(struct article *from)
{
	size_t group = XML_NONE, node = XML_NONE;

	while ((group = xml_next(from->tree, from->meta, "kwd-group", group)) != XML_NONE)
		while ((node = xml_next(from->tree, group, "kwd", node)) != XML_NONE)
			work_add(&from->run->work, WORK_KEYWORDS,
				xml_use(from->run, from->tree, node));
}

/* An abstract of a kind of its own is for a table of contents and the like. */
static void
take_abstract(struct article *from)
{
	struct xml_tree *tree = from->tree;
	size_t node = XML_NONE, title;

	while ((node = xml_next(tree, from->meta, "abstract", node)) != XML_NONE) {
		if (xml_attribute(tree, node, "abstract-type").size)
			continue;
		title = xml_next(tree, node, "title", XML_NONE);
		if (title)
			tree->nodes[title].name = "label";	/* left out: it says "Abstract" */
		from->run->work.abstract = text_of(from, node);
		return;
	}
}

static void
take_meta(struct article *from)
{
	size_t node = XML_NONE;

	take_title(from);
	take_contributors(from);
	take_date(from);
	take_place(from);
	while ((node = xml_next(from->tree, from->meta, "article-id", node)) != XML_NONE)
		take_number(from, node);
	take_keywords(from);
	take_abstract(from);
	xml_drop(from->tree, from->meta, "history");
	xml_drop(from->tree, from->meta, "counts");
}

static void
take_text(struct article *from)
{
	struct work *work = &from->run->work;
	struct slice body = text_of(from, xml_find(from->tree, 0, "body")), abstract;

	if (body.size == 0)
		return;
	if (work->abstract.size == 0) {
		work->text = body;
		return;
	}
	abstract = work_join(from->run, SLICE("Abstract"), "\n\n", work->abstract);
	work->text = work_join(from->run, abstract, "\n\n", body);
}

bool
jats_write(struct ingest *run, struct xml_tree *tree, struct fault *fault)
{
	struct article from = { .run = run, .tree = tree };

	work_begin(run, "jats", tree->line);
	run->work.lines[WORK_LANGUAGE] = xml_attribute(tree, 0, "lang");
	from.journal = xml_find(tree, 0, "front/journal-meta");
	from.meta = xml_find(tree, 0, "front/article-meta");
	take_type(&from);
	take_journal(&from);
	if (from.meta)
		take_meta(&from);
	take_text(&from);
	if (from.journal)
		xml_keep(run, tree, from.journal);
	if (from.meta)
		xml_keep(run, tree, from.meta);
	return work_write(run, fault);
}
