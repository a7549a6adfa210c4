#include "table_work.h"

#include "ascii.h"
#include "csl_type.h"
#include "identifier.h"
#include "line.h"
#include "table_names.h"

struct writer {
	struct ingest *run;
	struct work *work;
	struct slice first_page, last_page;
	struct buffer issn, isbn;
};

/* Makes white space single spaces, and with `paragraphs` keeps empty lines; in place. */
static struct slice
flatten(struct table_row *row, size_t cell, bool paragraphs)
{
	char *from = row->bytes.at + row->cells[cell].at, *end = from + row->cells[cell].size;
	char *to = from;
	unsigned feeds;

	for (char *at = from; at < end; ) {
		size_t size = line_even((struct slice){ at, (size_t)(end - at) });

		size -= size > 0 && at[size - 1] == ' ';	/* more may follow it */
		memmove(to, at, size);
		to += size;
		at += size;
		if (at == end)
			break;
		for (feeds = 0; at < end && ascii_is_space(*at); at++)
			feeds += *at == '\n';
		*to++ = paragraphs && feeds > 1 ? '\n' : ' ';
		if (paragraphs && feeds > 1)
			*to++ = '\n';
	}
	row->cells[cell].size = (size_t)(to - from);
	return table_value(row, cell);
}

static bool
take_type(struct work *work, struct slice value)
{
	static const struct {
		const char *name, *type;
		bool whole;		/* the name says no more than the type */
	} types[] = {
		{ "article", "article-journal", true },
		{ "journal article", "article-journal", true },
		{ "journalarticle", "article-journal", true },
		{ "review", "article-journal", false }, { "letter", "article-journal", false },
		{ "article in press", "article-journal", false },
		{ "editorial", "article-journal", false }, { "book", "book", true },
		{ "book chapter", "chapter", true }, { "book-chapter", "chapter", true },
		{ "book section", "chapter", true }, { "booksection", "chapter", true },
		{ "conference paper", "paper-conference", true },
		{ "conferencepaper", "paper-conference", true },
		{ "conference proceedings article", "paper-conference", true },
		{ "report", "report", true }, { "thesis", "thesis", true },
		{ "dissertation", "thesis", true }, { "preprint", "article", false },
		{ "dataset", "dataset", true }, { "webpage", "webpage", true }
	};
	const char *type = csl_type(value);
	bool whole = type != NULL;

	for (size_t i = 0; !type && i < sizeof types / sizeof *types; i++)
		if (ascii_same(value, slice_of(types[i].name))) {
			type = types[i].type;
			whole = types[i].whole;
		}
	if (!type || work->lines[WORK_TYPE].size)
		return whole && slice_is(work->lines[WORK_TYPE], type);
	work->lines[WORK_TYPE] = slice_of(type);
	return whole;
}

/* A date is used if nothing is lost with it; it may say more about the year that is known. */
static bool
take_date(struct work *work, struct slice value)
{
	struct date date;
	bool whole = date_read(value, &date);

	if (!work->issued.year || (date.year && date_within(work->issued, date)))
		work->issued = date;
	return whole && date_within(date, work->issued);
}

static bool
take_month(struct ingest *run, struct slice value)
{
	const struct date *issued = &run->work.issued;
	char year[5] = { 0 };

	if (!issued->year || issued->year > 9999)
		return false;
	for (unsigned i = 4, rest = issued->year; i-- > 0; rest /= 10)
		year[i] = (char)('0' + rest % 10);
	value = work_join(run, slice_of(year), " ", value);
	return take_date(&run->work, value);
}

static bool
take_line(struct work *work, enum work_line line, struct slice value)
{
	struct slice *member = &work->lines[line];

	if (line == WORK_TITLE)
		value = work_without_stop(value);
	if (member->size == 0)
		*member = value;
	return slice_equal(*member, value);
}

static bool
take_doi(struct work *work, struct slice value)
{
	struct slice doi;

	return doi_read(value, &doi) && take_line(work, WORK_DOI, doi);
}

static bool
take_pubmed(struct work *work, enum work_line line, struct slice value)
{
	struct slice pmid = { "", 0 }, pmcid = { "", 0 };

	if (line == WORK_PMID && ascii_is_number(value))
		return take_line(work, WORK_PMID, value);
	return pubmed_read(value, &pmid, &pmcid) && (pmid.size
		? take_line(work, WORK_PMID, pmid) : take_line(work, WORK_PMCID, pmcid));
}

static bool
take_once(struct slice *member, struct slice value)
{
	if (member->size)
		return false;
	*member = value;
	return true;
}

/* ISSNs and ISBNs divided by semicolons or bars. */
static bool
take_numbers(struct writer *writer, struct slice value)
{
	bool all = true;

	while (value.size) {
		size_t size = 0;

		while (size < value.size && !strchr(";|", value.at[size]))
			size++;
		all &= standard_numbers_add(&writer->issn, &writer->isbn,
			ascii_trim((struct slice){ value.at, size }));
		size += size < value.size;
		value = (struct slice){ value.at + size, value.size - size };
	}
	return all;
}

static bool
take_names(struct ingest *run, enum work_list list, struct slice value)
{
	if (work_has(&run->work, list))
		return false;
	table_add_names(run, list, value);
	return true;
}

static bool
take_abstract(struct work *work, struct slice value)
{
	return !work_no_abstract(value) && take_once(&work->abstract, value);
}

/* Whether the cell has found its member. */
static bool
take(struct writer *writer, enum table_target target, struct slice value)
{
	struct work *work = writer->work;

	switch (target) {
	case TABLE_AUTHORS:
		return take_names(writer->run, WORK_AUTHORS, value);
	case TABLE_EDITORS:
		return take_names(writer->run, WORK_EDITORS, value);
	case TABLE_KEYWORDS:
		table_add_keywords(writer->run, value);
		return true;
	case TABLE_ABSTRACT:
		return take_abstract(work, value);
	case TABLE_DATE:
		return take_date(work, value);
	case TABLE_MONTH:
		return take_month(writer->run, value);
	case TABLE_FIRST_PAGE:
		return take_once(&writer->first_page, value);
	case TABLE_LAST_PAGE:
		return take_once(&writer->last_page, value);
	case TABLE_NUMBERS:
		return take_numbers(writer, value);
	case TABLE_DOI:
		return take_doi(work, value);
	case TABLE_PMID:
		return take_pubmed(work, WORK_PMID, value);
	case TABLE_PMCID:
		return take_pubmed(work, WORK_PMCID, value);
	case TABLE_ACCESSION:
		take_once(&work->accession, value);
		return false;
	case TABLE_TYPE:
		return take_type(work, value);
	case TABLE_NONE:
		return false;
	default:
		return take_line(work, (enum work_line)(target - TABLE_LINE), value);
	}
}

static void
finish_pages(struct writer *writer)
{
	struct slice *page = &writer->work->lines[WORK_PAGE];

	if (page->size || writer->first_page.size == 0)
		return;
	*page = writer->first_page;
	if (writer->last_page.size && !slice_equal(*page, writer->last_page))
		*page = work_join(writer->run, *page, "-", writer->last_page);
}

/* Cells behind the last column have no name. */
static void
keep_rest(struct work *work, const struct table_header *header, const struct table_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (!row->cells[i].used && row->cells[i].size)
			work_keep(work, i < header->count ? header->columns[i].name : SLICE(""),
				table_value(row, i));
}

void
table_fill(struct ingest *run, const struct table_header *header, struct table_row *row)
{
	struct writer writer = { .run = run, .work = &run->work };

	for (size_t i = 0; i < header->known_count; i++) {
		size_t column = header->known[i];
		enum table_target target = header->columns[column].target;
		struct slice value;

		if (column >= row->count || row->cells[column].size == 0)
			continue;
		value = flatten(row, column, target == TABLE_ABSTRACT);
		if (slice_is(value, "NA"))	/* R's word for nothing */
			continue;
		row->cells[column].used = take(&writer, target, value);
	}
	finish_pages(&writer);
	work_compose(run, WORK_ISSN, &writer.issn);
	work_compose(run, WORK_ISBN, &writer.isbn);
	keep_rest(writer.work, header, row);
}

bool
table_write(struct ingest *run, const struct table_header *header, struct table_row *row,
	struct fault *fault)
{
	work_begin(run, "csv", row->line);
	table_fill(run, header, row);
	return work_write(run, fault);
}
