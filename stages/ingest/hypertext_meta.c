#include "hypertext_meta.h"

#include <stdlib.h>

#include "ascii.h"
#include "identifier.h"
#include "line.h"
#include "table_names.h"
#include "web_names.h"

enum {
	NAME_BYTES = 40		/* of the longest name, with room for a NUL */
};

/* What a name is for, beside the lines of a work. */
enum {
	META_AUTHOR = WORK_LINES, META_DATE, META_KEYWORDS, META_FIRST, META_LAST, META_IDENTIFIER
};

struct meta_name {
	const char *name;	/* in small letters, with a dot where there may be a colon */
	int member;
	unsigned char rank;	/* among the names for one member; 1 is the best */
};

static const struct meta_name names[] = {	/* by the names' bytes */
	{ "article.published_time", META_DATE, 5 }, { "author", META_AUTHOR, 4 },
	{ "bepress_citation_author", META_AUTHOR, 2 }, { "bepress_citation_date", META_DATE, 3 },
	{ "bepress_citation_doi", WORK_DOI, 2 }, { "bepress_citation_title", WORK_TITLE, 2 },
	{ "citation_author", META_AUTHOR, 1 }, { "citation_authors", META_AUTHOR, 2 },
	{ "citation_cover_date", META_DATE, 2 }, { "citation_date", META_DATE, 2 },
	{ "citation_doi", WORK_DOI, 1 }, { "citation_firstpage", META_FIRST, 1 },
	{ "citation_isbn", WORK_ISBN, 1 }, { "citation_issn", WORK_ISSN, 1 },
	{ "citation_issue", WORK_ISSUE, 1 }, { "citation_journal_abbrev", WORK_CONTAINER_SHORT, 1 },
	{ "citation_journal_title", WORK_CONTAINER, 1 }, { "citation_keywords", META_KEYWORDS, 1 },
	{ "citation_language", WORK_LANGUAGE, 1 }, { "citation_lastpage", META_LAST, 1 },
	{ "citation_online_date", META_DATE, 4 }, { "citation_pmid", WORK_PMID, 1 },
	{ "citation_publication_date", META_DATE, 1 }, { "citation_publisher", WORK_PUBLISHER, 1 },
	{ "citation_title", WORK_TITLE, 1 }, { "citation_volume", WORK_VOLUME, 1 },
	{ "citation_year", META_DATE, 3 }, { "dc.creator", META_AUTHOR, 3 },
	{ "dc.date", META_DATE, 4 }, { "dc.date.issued", META_DATE, 3 },
	{ "dc.identifier", META_IDENTIFIER, 2 }, { "dc.identifier.doi", META_IDENTIFIER, 2 },
	{ "dc.language", WORK_LANGUAGE, 2 }, { "dc.publisher", WORK_PUBLISHER, 2 },
	{ "dc.source", WORK_CONTAINER, 3 }, { "dc.subject", META_KEYWORDS, 2 },
	{ "dc.title", WORK_TITLE, 2 }, { "dcterms.creator", META_AUTHOR, 3 },
	{ "dcterms.date", META_DATE, 4 }, { "dcterms.issued", META_DATE, 3 },
	{ "dcterms.publisher", WORK_PUBLISHER, 2 }, { "dcterms.title", WORK_TITLE, 2 },
	{ "keywords", META_KEYWORDS, 3 }, { "og.site_name", WORK_PUBLISHER, 4 },
	{ "og.title", WORK_TITLE, 3 }, { "og.url", WORK_URL, 2 }, { "prism.doi", WORK_DOI, 3 },
	{ "prism.issn", WORK_ISSN, 2 }, { "prism.number", WORK_ISSUE, 2 },
	{ "prism.publicationdate", META_DATE, 3 }, { "prism.publicationname", WORK_CONTAINER, 2 },
	{ "prism.startingpage", META_FIRST, 2 }, { "prism.volume", WORK_VOLUME, 2 },
};

static int
compare_names(const void *name, const void *row)
{
	return strcmp(name, ((const struct meta_name *)row)->name);
}

static const struct meta_name *
find_name(const char *name)
{
	char folded[NAME_BYTES];
	size_t size = strlen(name);

	if (size >= sizeof folded)
		return NULL;
	for (size_t i = 0; i <= size; i++)
		folded[i] = name[i] == ':' ? '.' : ascii_lower(name[i]);
	return bsearch(folded, names, sizeof names / sizeof *names, sizeof *names, compare_names);
}

/* Whether a name of this rank is no worse than the one that was found; it is then the one. */
static bool
is_best(unsigned char *found, unsigned char rank)
{
	if (*found && *found < rank)
		return false;
	*found = rank;
	return true;
}

static void
add_line(struct hypertext_meta *meta, struct work *work, int line, unsigned char rank,
	struct slice value)
{
	bool known = meta->lines[line] == rank;	/* the first of several with one name stays */

	if (line == WORK_DOI && !doi_read(value, &value))
		return;
	if (!known && is_best(&meta->lines[line], rank))
		work->lines[line] = value;
}

static void
add_author(struct hypertext_meta *meta, struct ingest *run, unsigned char rank, struct slice value)
{
	if (meta->authors && meta->authors != rank && is_best(&meta->authors, rank))
		work_drop(&run->work, WORK_AUTHORS);
	if (!is_best(&meta->authors, rank))
		return;
	if (memchr(value.at, ';', value.size))
		web_add_names(run, value);
	else
		web_add_name(run, value);
}

static void
add_date(struct hypertext_meta *meta, struct work *work, unsigned char rank, struct slice value)
{
	struct date date = { 0 };

	if (value.size > strlen("2019-03-04T") && value.at[10] == 'T')
		value.size = 10;
	date_read(value, &date);
	if (date.year && meta->date != rank && is_best(&meta->date, rank))
		work->issued = date;
}

static void
add_keywords(struct hypertext_meta *meta, struct ingest *run, unsigned char rank,
	struct slice value)
{
	if (meta->keywords && meta->keywords != rank && is_best(&meta->keywords, rank))
		work_drop(&run->work, WORK_KEYWORDS);
	if (is_best(&meta->keywords, rank))
		table_add_keywords(run, value);
}

void
hypertext_meta_add(struct hypertext_meta *meta, struct ingest *run, const char *name,
	const char *text)
{
	const struct meta_name *found = find_name(name);
	struct work *work = &run->work;
	struct slice value;

	if (!found || ascii_is_blank(slice_of(text)))
		return;
	value = arena_copy(&run->arena, ascii_trim(slice_of(text)));
	work->failed |= !value.at;
	if (!value.at)
		return;
	if (found->member < WORK_LINES)
		add_line(meta, work, found->member, found->rank, value);
	else if (found->member == META_AUTHOR)
		add_author(meta, run, found->rank, value);
	else if (found->member == META_DATE)
		add_date(meta, work, found->rank, value);
	else if (found->member == META_KEYWORDS)
		add_keywords(meta, run, found->rank, value);
	else if (found->member == META_IDENTIFIER)
		add_line(meta, work, WORK_DOI, found->rank, value);
	else if (found->member == META_FIRST)
		meta->first = value;
	else
		meta->last = value;
}

void
hypertext_meta_end(struct hypertext_meta *meta, struct ingest *run)
{
	struct work *work = &run->work;

	if (meta->first.size && meta->last.size && !slice_equal(meta->first, meta->last))
		work_fill(work, WORK_PAGE, work_join(run, meta->first, "-", meta->last));
	else
		work_fill(work, WORK_PAGE, meta->first);
}
