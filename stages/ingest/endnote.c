#include "endnote.h"

#include "ascii.h"
#include "identifier.h"
#include "refer.h"
#include "run.h"

static void
take_type(struct ingest *run, struct xml_tree *tree)
{
	size_t node = xml_find(tree, 0, "ref-type");
	const char *type = node ? refer_type(xml_attribute(tree, node, "name")) : NULL;

	if (!type && node)
		type = refer_type(xml_line(run, tree, node));
	if (!type)
		return;
	run->work.lines[WORK_TYPE] = slice_of(type);
	tree->nodes[node].used = true;
}

/* The first of the paths that leads to something; others that only repeat it are used as well. */
static void
take_line(struct ingest *run, struct xml_tree *tree, enum work_line line, const char *const *paths)
{
	struct slice *to = &run->work.lines[line];

	for (; *paths; paths++) {
		size_t node = xml_find(tree, 0, *paths);
		struct slice value = xml_line(run, tree, node);

		if (value.size == 0)
			continue;
		if (to->size == 0)
			*to = value;
		tree->nodes[node].used = slice_equal(*to, value);
	}
}

static void
take_lines(struct ingest *run, struct xml_tree *tree)
{
	static const struct {
		enum work_line line;
		const char *paths[4];
	} lines[] = {
		{ WORK_TITLE, { "titles/title" } },
		{ WORK_TITLE_SHORT, { "titles/short-title" } },
		{ WORK_CONTAINER, { "titles/secondary-title", "periodical/full-title" } },
		{ WORK_CONTAINER_SHORT, { "periodical/abbr-1", "titles/alt-title",
			"alt-periodical/full-title" } },
		{ WORK_COLLECTION, { "titles/tertiary-title" } },
		{ WORK_VOLUME, { "volume" } }, { WORK_ISSUE, { "number", "issue" } },
		{ WORK_PAGE, { "pages" } }, { WORK_PUBLISHER, { "publisher" } },
		{ WORK_PLACE, { "pub-location" } }, { WORK_LANGUAGE, { "language" } },
		{ WORK_DATABASE, { "remote-database-name" } },
		{ WORK_URL, { "urls/related-urls/url", "urls/web-urls/url", "url" } }
	};

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		take_line(run, tree, lines[i].line, lines[i].paths);
}

/* What stands in the place of a journal's name is a series where the work has covers of its own. */
static void
take_series(struct work *work)
{
	static const char *const types[] = { "book", "report", "thesis" };
	struct slice *lines = work->lines;

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (slice_is(lines[WORK_TYPE], types[i]) && lines[WORK_COLLECTION].size == 0) {
			lines[WORK_COLLECTION] = lines[WORK_CONTAINER];
			lines[WORK_CONTAINER] = SLICE("");
		}
}

/* Every element of the name below a path. */
static void
take_list(struct ingest *run, struct xml_tree *tree, enum work_list list, const char *path,
	const char *name)
{
	size_t parent = xml_find(tree, 0, path), node = XML_NONE;

	while (parent && (node = xml_next(tree, parent, name, node)) != XML_NONE)
		work_add(&run->work, list, xml_use(run, tree, node));
}

/* The year, with the month and day that stand apart from it. */
static void
take_date(struct ingest *run, struct xml_tree *tree)
{
	size_t year = xml_find(tree, 0, "dates/year");
	size_t day = xml_find(tree, 0, "dates/pub-dates/date");
	struct slice words = xml_line(run, tree, year);
	struct date *issued = &run->work.issued, whole;
	bool read = date_read(words, issued);

	if (year)
		tree->nodes[year].used = read;
	words = work_join(run, words, " ", xml_line(run, tree, day));
	if (!day || !date_read(words, &whole) || !date_within(*issued, whole))
		return;
	*issued = whole;
	tree->nodes[day].used = true;
}

static void
take_standard_numbers(struct ingest *run, struct xml_tree *tree)
{
	struct buffer issn = { 0 }, isbn = { 0 };
	size_t node = XML_NONE;

	while ((node = xml_next(tree, 0, "isbn", node)) != XML_NONE)
		tree->nodes[node].used = standard_numbers_add(&issn, &isbn,
			xml_line(run, tree, node));
	work_compose(run, WORK_ISSN, &issn);
	work_compose(run, WORK_ISBN, &isbn);
}

/* Identifiers stand by themselves, or in the address of a page. */
static void
take_identifiers(struct ingest *run, struct xml_tree *tree)
{
	static const char *const paths[] = { "accession-num", "custom2", "custom1",
		"urls/related-urls/url" };
	struct slice *lines = run->work.lines;
	size_t doi = xml_find(tree, 0, "electronic-resource-num");

	if (doi)
		tree->nodes[doi].used = doi_read(xml_line(run, tree, doi), &lines[WORK_DOI]);
	if (lines[WORK_DOI].size == 0)
		doi_read(lines[WORK_URL], &lines[WORK_DOI]);
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		size_t node = xml_find(tree, 0, paths[i]);
		struct slice pmid = SLICE(""), pmcid = SLICE("");

		if (!node || !pubmed_read(xml_line(run, tree, node), &pmid, &pmcid))
			continue;
		if (pmid.size && lines[WORK_PMID].size == 0)
			lines[WORK_PMID] = pmid;
		if (pmcid.size && lines[WORK_PMCID].size == 0)
			lines[WORK_PMCID] = pmcid;
		tree->nodes[node].used = true;
	}
	run->work.accession = xml_line(run, tree, xml_find(tree, 0, "accession-num"));
}

static void
take_abstract(struct ingest *run, struct xml_tree *tree)
{
	size_t node = xml_find(tree, 0, "abstract");
	struct slice text = xml_line(run, tree, node);

	if (text.size == 0 || work_no_abstract(text))
		return;
	tree->nodes[node].used = true;
	run->work.abstract = text;
}

bool
endnote_write(struct ingest *run, struct xml_tree *tree, struct fault *fault)
{
	work_begin(run, "endnote", tree->line);
	take_type(run, tree);
	take_lines(run, tree);
	take_series(&run->work);
	take_list(run, tree, WORK_AUTHORS, "contributors/authors", "author");
	take_list(run, tree, WORK_EDITORS, "contributors/secondary-authors", "author");
	take_list(run, tree, WORK_COLLECTION_EDITORS, "contributors/tertiary-authors", "author");
	take_date(run, tree);
	take_standard_numbers(run, tree);
	take_identifiers(run, tree);
	take_list(run, tree, WORK_KEYWORDS, "keywords", "keyword");
	take_abstract(run, tree);
	xml_keep(run, tree, 0);
	return work_write(run, fault);
}
