#include "pubmed.h"

#include "identifier.h"
#include "medline.h"
#include "run.h"

/* What several readers of one record need. */
struct article {
	struct ingest *run;
	struct xml_tree *tree;
	size_t citation;	/* MedlineCitation or BookDocument */
	size_t data;		/* PubmedData or PubmedBookData */
	size_t article;		/* Article, or BookDocument again */
};

/* What a path below `node` leads to becomes a line of the work, unless it has one. */
static void
take_line(struct article *from, enum work_line line, size_t node, const char *path)
{
	struct slice *to = &from->run->work.lines[line];

	if (node && to->size == 0)
		*to = xml_take(from->run, from->tree, node, path);
}

/* A part of a value and the next, with `between` where there are both. */
static struct slice
joined(struct ingest *run, struct slice a, const char *between, struct slice b)
{
	if (a.size == 0 || b.size == 0)
		return a.size ? a : b;
	return work_join(run, a, between, b);
}

static void
take_type(struct article *from, size_t list)
{
	struct slice *type = &from->run->work.lines[WORK_TYPE];
	size_t node = XML_NONE;

	while (list && (node = xml_next(from->tree, list, "PublicationType", node)) != XML_NONE) {
		struct slice name = xml_line(from->run, from->tree, node);
		const char *known = medline_type(name);

		if (known && type->size == 0)
			*type = slice_of(known);
		from->tree->nodes[node].used = slice_is(name, "Journal Article")
			&& slice_is(*type, "article-journal");
	}
}

/* "Year Month Day", or the words that stand for them. */
static void
take_date(struct article *from, size_t date)
{
	static const char *const parts[] = { "Year", "Month", "Day", "MedlineDate", "Season" };
	struct slice words = SLICE("");

	for (size_t i = 0; date && i < sizeof parts / sizeof *parts; i++)
		words = joined(from->run, words, " ", xml_line(from->run, from->tree,
			xml_find(from->tree, date, parts[i])));
	if (date && !from->run->work.issued.year)
		from->tree->nodes[date].used = date_read(words, &from->run->work.issued);
}

static void
take_name(struct article *from, enum work_list list, size_t author)
{
	struct ingest *run = from->run;
	struct slice family = xml_take(run, from->tree, author, "LastName");
	struct slice given = xml_take(run, from->tree, author, "ForeName");
	struct slice initials = xml_take(run, from->tree, author, "Initials");
	struct slice suffix = xml_take(run, from->tree, author, "Suffix");

	work_add_whole(&run->work, list, xml_take(run, from->tree, author, "CollectiveName"));
	given = given.size ? given : initials;
	if (family.size)
		given = joined(run, given, ", ", suffix);
	work_add(&run->work, list, joined(run, family, ", ", given));
}

static void
take_names(struct article *from, size_t parent)
{
	size_t list = XML_NONE, author = XML_NONE;

	while ((list = xml_next(from->tree, parent, "AuthorList", list)) != XML_NONE) {
		bool editors = xml_attribute_is(from->tree, list, "Type", "editors");

		while ((author = xml_next(from->tree, list, "Author", author)) != XML_NONE)
			take_name(from, editors ? WORK_EDITORS : WORK_AUTHORS, author);
	}
}

/* The number in an element whose attribute says which kind it is. */
static void
take_number(struct article *from, size_t node, struct slice kind)
{
	struct slice *lines = from->run->work.lines, value = xml_line(from->run, from->tree, node);
	bool *used = &from->tree->nodes[node].used, unset;
	enum work_line line;

	if (slice_is(kind, "doi"))
		line = WORK_DOI;
	else if (slice_is(kind, "pmc"))
		line = WORK_PMCID;
	else if (slice_is(kind, "pubmed"))
		line = WORK_PMID;
	else
		return;
	unset = lines[line].size == 0;
	if (line == WORK_DOI && !doi_read(value, &value))
		return;
	if (unset)
		lines[line] = value;
	*used = unset || slice_equal(lines[line], value);
}

static void
take_numbers(struct article *from, size_t parent, const char *name, const char *attribute)
{
	size_t node = XML_NONE;

	while (parent && (node = xml_next(from->tree, parent, name, node)) != XML_NONE)
		take_number(from, node, xml_attribute(from->tree, node, attribute));
}

static void
take_identifiers(struct article *from)
{
	take_line(from, WORK_PMID, from->citation, "PMID");
	take_numbers(from, xml_find(from->tree, from->citation, "ArticleIdList"), "ArticleId",
		"IdType");
	if (from->data)
		take_numbers(from, xml_find(from->tree, from->data, "ArticleIdList"), "ArticleId",
			"IdType");
	take_numbers(from, from->article, "ELocationID", "EIdType");
	take_numbers(from, xml_find(from->tree, from->article, "Book"), "ELocationID", "EIdType");
}

static void
take_standard_numbers(struct article *from)
{
	static const char *const paths[] = { "Article/Journal/ISSN",
		"MedlineJournalInfo/ISSNLinking", "Book/Isbn" };
	struct buffer issn = { 0 }, isbn = { 0 };

	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		size_t node = xml_find(from->tree, from->citation, paths[i]);
		struct slice number = xml_line(from->run, from->tree, node);

		if (number.size)
			from->tree->nodes[node].used = standard_numbers_add(&issn, &isbn, number);
	}
	work_compose(from->run, WORK_ISSN, &issn);
	work_compose(from->run, WORK_ISBN, &isbn);
}

static struct slice
starred(struct article *from, size_t node)
{
	struct slice name = xml_use(from->run, from->tree, node);

	if (name.size && xml_attribute_is(from->tree, node, "MajorTopicYN", "Y"))
		return work_join(from->run, SLICE("*"), "", name);
	return name;
}

/* A descriptor and its qualifiers: "*Telemedicine/economics/methods". */
static void
take_heading(struct article *from, size_t heading)
{
	struct slice words = starred(from, xml_find(from->tree, heading, "DescriptorName"));
	size_t qualifier = XML_NONE;

	while ((qualifier = xml_next(from->tree, heading, "QualifierName", qualifier)) != XML_NONE)
		words = joined(from->run, words, "/", starred(from, qualifier));
	work_add(&from->run->work, WORK_KEYWORDS, words);
}

static void
take_keywords(struct article *from)
{
	struct xml_tree *tree = from->tree;
	size_t list = XML_NONE, node = XML_NONE, headings;

	while ((list = xml_next(tree, from->citation, "KeywordList", list)) != XML_NONE)
		while ((node = xml_next(tree, list, "Keyword", node)) != XML_NONE)
			work_add(&from->run->work, WORK_KEYWORDS, xml_use(from->run, tree, node));
	headings = xml_find(tree, from->citation, "MeshHeadingList");
	while (headings && (node = xml_next(tree, headings, "MeshHeading", node)) != XML_NONE)
		take_heading(from, node);
}

/* Adds a part of an abstract behind its label, as PubMed's tagged format has it. */
static void
add_part(struct article *from, struct buffer *out, size_t node)
{
	struct slice words = xml_line(from->run, from->tree, node);
	struct slice label = xml_attribute(from->tree, node, "Label");

	if (words.size == 0)
		return;
	if (out->size)
		buffer_add_char(out, ' ');
	if (label.size) {
		buffer_add_slice(out, label);
		buffer_add_string(out, ": ");
	}
	buffer_add_slice(out, words);
}

static void
take_abstract(struct article *from)
{
	struct work *work = &from->run->work;
	struct buffer words = { 0 };
	size_t abstract = xml_find(from->tree, from->article, "Abstract"), part = XML_NONE;

	while (abstract
			&& (part = xml_next(from->tree, abstract, "AbstractText", part)) != XML_NONE)
		add_part(from, &words, part);
	work->failed |= buffer_failed(&words);
	if (words.size && !work_no_abstract(buffer_slice(&words))) {
		work->abstract = arena_copy(&from->run->arena, buffer_slice(&words));
		work->failed |= !work->abstract.at;
		while ((part = xml_next(from->tree, abstract, "AbstractText", part)) != XML_NONE)
			from->tree->nodes[part].used = true;
	}
	buffer_free(&words);
}

/* "101-9", or what the ends of it are. */
static void
take_pages(struct article *from)
{
	struct ingest *run = from->run;
	size_t pages = xml_find(from->tree, from->article, "Pagination");
	struct slice first, last;

	if (!pages)
		return;
	take_line(from, WORK_PAGE, pages, "MedlinePgn");
	first = xml_take(run, from->tree, pages, "StartPage");
	last = xml_take(run, from->tree, pages, "EndPage");
	if (run->work.lines[WORK_PAGE].size == 0)
		run->work.lines[WORK_PAGE] = joined(run, first, "-", last);
}

static void
take_journal(struct article *from)
{
	size_t article = from->article, citation = from->citation;

	take_line(from, WORK_CONTAINER, article, "Journal/Title");
	take_line(from, WORK_CONTAINER_SHORT, citation, "MedlineJournalInfo/MedlineTA");
	take_line(from, WORK_CONTAINER_SHORT, article, "Journal/ISOAbbreviation");
	if (from->run->work.lines[WORK_CONTAINER].size == 0)
		from->run->work.lines[WORK_CONTAINER] = from->run->work.lines[WORK_CONTAINER_SHORT];
	take_line(from, WORK_VOLUME, article, "Journal/JournalIssue/Volume");
	take_line(from, WORK_ISSUE, article, "Journal/JournalIssue/Issue");
	take_line(from, WORK_PLACE, citation, "MedlineJournalInfo/Country");
	take_date(from, xml_find(from->tree, article, "Journal/JournalIssue/PubDate"));
	take_date(from, xml_find(from->tree, article, "ArticleDate"));
}

/* What articles and books have in common, and the rest. */
static bool
finish(struct article *from, struct fault *fault)
{
	struct slice *title = &from->run->work.lines[WORK_TITLE];

	*title = work_without_stop(*title);
	take_names(from, from->article);
	take_pages(from);
	take_identifiers(from);
	take_standard_numbers(from);
	take_line(from, WORK_LANGUAGE, from->article, "Language");
	take_keywords(from);
	take_abstract(from);
	if (from->data)
		xml_drop(from->tree, from->data, "History");
	xml_keep(from->run, from->tree, 0);
	return work_write(from->run, fault);
}

bool
pubmed_write(struct ingest *run, struct xml_tree *tree, struct fault *fault)
{
	struct article from = { .run = run, .tree = tree };

	work_begin(run, "pubmed", tree->line);
	from.citation = xml_find(tree, 0, "MedlineCitation");
	from.data = xml_find(tree, 0, "PubmedData");
	from.article = from.citation ? xml_find(tree, from.citation, "Article") : XML_NONE;
	take_type(&from, xml_find(tree, from.article, "PublicationTypeList"));
	take_line(&from, WORK_TITLE, from.article, "ArticleTitle");
	take_journal(&from);
	return finish(&from, fault);
}

static void
take_book(struct article *from)
{
	struct slice *lines = from->run->work.lines;
	size_t book = xml_find(from->tree, from->citation, "Book");

	take_line(from, WORK_TITLE, from->article, "ArticleTitle");
	lines[WORK_TYPE] = lines[WORK_TITLE].size ? SLICE("chapter") : SLICE("book");
	if (!book)
		return;
	take_line(from, lines[WORK_TITLE].size ? WORK_CONTAINER : WORK_TITLE, book, "BookTitle");
	take_line(from, WORK_COLLECTION, book, "CollectionTitle");
	take_line(from, WORK_VOLUME, book, "Volume");
	take_line(from, WORK_PUBLISHER, book, "Publisher/PublisherName");
	take_line(from, WORK_PLACE, book, "Publisher/PublisherLocation");
	take_date(from, xml_find(from->tree, book, "PubDate"));
	take_names(from, book);
}

bool
pubmed_write_book(struct ingest *run, struct xml_tree *tree, struct fault *fault)
{
	struct article from = { .run = run, .tree = tree };

	work_begin(run, "pubmed", tree->line);
	from.citation = from.article = xml_find(tree, 0, "BookDocument");
	from.data = xml_find(tree, 0, "PubmedBookData");
	if (from.citation)
		take_book(&from);
	return finish(&from, fault);
}
