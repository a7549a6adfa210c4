#include "bibtex_work.h"

#include "ascii.h"
#include "bibtex_name.h"
#include "identifier.h"
#include "latex.h"

struct writer {
	struct ingest *run;
	struct work *work;
	struct bibtex_entry *entry;
	struct buffer *scratch;
};

static struct slice
keep_scratch(struct writer *writer)
{
	struct slice copy = arena_copy(&writer->run->arena, buffer_slice(writer->scratch));

	writer->work->failed |= !copy.at || buffer_failed(writer->scratch);
	writer->scratch->size = 0;
	return copy.at ? copy : SLICE("");
}

static struct slice
plain(struct writer *writer, const struct bibtex_field *field, enum latex_kind kind)
{
	writer->scratch->size = 0;
	latex_add(writer->scratch, bibtex_value(writer->entry, field), kind);
	return keep_scratch(writer);
}

/* The first field with one of the names, which has then found its member; empty: none. */
static struct slice
take(struct writer *writer, const char *names, enum latex_kind kind)
{
	struct bibtex_field *field = bibtex_first(writer->entry, names);

	if (!field)
		return SLICE("");
	field->used = true;
	return plain(writer, field, kind);
}

static void
take_type(struct writer *writer)
{
	static const struct {
		const char *name, *type;
	} types[] = {
		{ "article", "article-journal" }, { "book", "book" }, { "mvbook", "book" },
		{ "proceedings", "book" }, { "mvproceedings", "book" }, { "collection", "book" },
		{ "mvcollection", "book" }, { "reference", "book" }, { "manual", "book" },
		{ "inbook", "chapter" }, { "incollection", "chapter" }, { "bookinbook", "chapter" },
		{ "suppbook", "chapter" }, { "suppcollection", "chapter" },
		{ "inreference", "entry-encyclopedia" }, { "booklet", "pamphlet" },
		{ "inproceedings", "paper-conference" }, { "conference", "paper-conference" },
		{ "techreport", "report" }, { "report", "report" }, { "phdthesis", "thesis" },
		{ "mastersthesis", "thesis" }, { "thesis", "thesis" }, { "misc", "document" },
		{ "unpublished", "manuscript" }, { "online", "webpage" }, { "www", "webpage" },
		{ "electronic", "webpage" }, { "patent", "patent" }, { "dataset", "dataset" },
		{ "software", "software" }, { "periodical", "periodical" },
		{ "suppperiodical", "article-journal" }, { "review", "review" },
		{ "letter", "personal_communication" }
	};

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (slice_is(writer->entry->type, types[i].name)) {
			writer->work->lines[WORK_TYPE] = slice_of(types[i].type);
			return;
		}
	work_keep(writer->work, SLICE("entrytype"), writer->entry->type);
}

/* A title and its subtitle, divided by a colon if nothing divides them. */
static struct slice
take_title(struct writer *writer, const char *names, const char *subtitle_names)
{
	struct slice title = take(writer, names, LATEX_LINE), subtitle;

	if (title.size == 0)
		return title;
	subtitle = take(writer, subtitle_names, LATEX_LINE);
	if (subtitle.size == 0)
		return work_without_stop(title);
	return work_join(writer->run, title, strchr("?!:.", title.at[title.size - 1]) ? " " : ": ",
		work_without_stop(subtitle));
}

static void
take_names(struct writer *writer, const char *names, enum work_list list)
{
	struct bibtex_field *field = bibtex_first(writer->entry, names);

	if (!field)
		return;
	field->used = true;
	bibtex_add_names(writer->run, list, bibtex_value(writer->entry, field), writer->scratch);
}

/* Divided at semicolons, or where there are none at commas. */
static void
take_keywords(struct writer *writer)
{
	struct bibtex_field *field;

	while ((field = bibtex_first(writer->entry,
			"author_keywords keywords keyword keywords-plus")) != NULL) {
		struct slice value = plain(writer, field, LATEX_LINE);
		char divider = value.size && memchr(value.at, ';', value.size) ? ';' : ',';

		field->used = true;
		work_add_parts(writer->work, WORK_KEYWORDS, value, divider);
	}
}

/* "101--109" and "54 - 60" have one hyphen. */
static void
take_pages(struct writer *writer)
{
	struct slice pages = take(writer, "pages article-number art_number eid", LATEX_ADDRESS);
	struct buffer *out = writer->scratch;

	for (size_t i = 0; i < pages.size; i++) {
		struct slice rest = { pages.at + i, pages.size - i };
		bool is_dash = slice_starts(rest, SLICE("\u2013")) || slice_starts(rest, SLICE("\u2014"));
		bool behind = out->size && out->at[out->size - 1] == '-';

		i += is_dash ? strlen("\u2013") - 1 : 0;
		if (!is_dash && *rest.at != '-') {
			if (!behind || !ascii_is_space(*rest.at))
				buffer_add_char(out, *rest.at);
			continue;
		}
		while (out->size && ascii_is_space(out->at[out->size - 1]))
			out->size--;
		if (!behind)
			buffer_add_char(out, '-');
	}
	writer->work->lines[WORK_PAGE] = keep_scratch(writer);
}

/* BibLaTeX's date. It stays if it says more than what is read: the end of a range. */
static void
take_whole_date(struct writer *writer)
{
	struct date *issued = &writer->work->issued;
	struct bibtex_field *date = bibtex_first(writer->entry, "date");
	struct slice text;
	bool range;

	if (!date)
		return;
	text = plain(writer, date, LATEX_LINE);
	range = memchr(text.at, '/', text.size);
	text.size = strcspn(text.at, "/");
	date->used = date_read(text, issued) && !range;
}

/* Finds month and day of the year; the month may be a number, or hold the day: "10 Jan". */
static void
take_month(struct writer *writer, struct slice year)
{
	struct date *issued = &writer->work->issued, read;
	struct bibtex_field *month = bibtex_first(writer->entry, "month");
	struct bibtex_field *day = bibtex_first(writer->entry, "day");
	struct slice text;
	bool number;

	if (!month)
		return;
	text = plain(writer, month, LATEX_LINE);
	number = ascii_is_number(text);
	if (day)
		text = work_join(writer->run, text, " ", plain(writer, day, LATEX_LINE));
	if (number)
		text = work_join(writer->run, year, " ", text);
	month->used = date_read(text, &read);
	if (day)
		day->used = month->used;
	if (read.month) {
		read.year = issued->year;
		*issued = read;
	}
}

static void
take_date(struct writer *writer)
{
	struct date *issued = &writer->work->issued, read;
	struct bibtex_field *year = bibtex_first(writer->entry, "year");
	struct slice text;

	take_whole_date(writer);
	if (!year)
		return;
	text = plain(writer, year, LATEX_LINE);
	year->used = date_read(text, &read) && (!issued->year || date_within(read, *issued));
	if (issued->year || !read.year)
		return;
	*issued = read;
	if (year->used && !read.month)
		take_month(writer, text);
}

static void
take_numbers(struct writer *writer)
{
	struct buffer issn = { 0 }, isbn = { 0 };
	struct bibtex_field *field;
	static const char *const names[] = { "issn", "eissn", "isbn" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if ((field = bibtex_first(writer->entry, names[i])) != NULL)
			field->used = standard_numbers_add(&issn, &isbn,
				plain(writer, field, LATEX_ADDRESS));
	work_compose(writer->run, WORK_ISSN, &issn);
	work_compose(writer->run, WORK_ISBN, &isbn);
}

static void
take_pubmed(struct writer *writer)
{
	struct slice *pmid = &writer->work->lines[WORK_PMID], text;
	struct slice *pmcid = &writer->work->lines[WORK_PMCID];
	struct bibtex_field *field = bibtex_first(writer->entry, "pmid pubmed_id");

	if (field) {
		text = plain(writer, field, LATEX_ADDRESS);
		field->used = ascii_is_number(text) || pubmed_read(text, pmid, pmcid);
		if (ascii_is_number(text))
			*pmid = text;
	}
	field = bibtex_first(writer->entry, "pmcid pmc");
	if (field)
		field->used = pubmed_read(plain(writer, field, LATEX_ADDRESS), pmid, pmcid);
}

static void
take_identifiers(struct writer *writer)
{
	struct work *work = writer->work;
	struct bibtex_field *field = bibtex_first(writer->entry, "doi");
	struct slice doi;

	if (field) {
		field->used = doi_read(plain(writer, field, LATEX_ADDRESS), &doi);
		if (field->used)
			work->lines[WORK_DOI] = doi;
	}
	work->lines[WORK_URL] = take(writer, "url", LATEX_ADDRESS);
	if (work->lines[WORK_DOI].size == 0 && doi_read(work->lines[WORK_URL], &doi))
		work->lines[WORK_DOI] = doi;
	take_pubmed(writer);
	field = bibtex_first(writer->entry, "unique-id");
	work->accession = field ? plain(writer, field, LATEX_ADDRESS) : writer->entry->key;
}

/* "number" is the issue of a journal; elsewhere it is the number of a report or in a series. */
static void
take_lines(struct writer *writer)
{
	static const struct {
		enum work_line line;
		const char *names;
	} lines[] = {
		{ WORK_TITLE_SHORT, "shorttitle" },
		{ WORK_CONTAINER_SHORT, "shortjournal journal-iso abbrev_source_title" },
		{ WORK_COLLECTION, "series" }, { WORK_VOLUME, "volume" },
		{ WORK_PUBLISHER, "publisher institution school organization" },
		{ WORK_PLACE, "address location" }, { WORK_LANGUAGE, "language langid" },
		{ WORK_DATABASE, "source" }
	};
	struct work *work = writer->work;
	bool journal = slice_is(work->lines[WORK_TYPE], "article-journal");

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		work->lines[lines[i].line] = take(writer, lines[i].names, LATEX_LINE);
	work->lines[WORK_ISSUE] = take(writer, journal ? "number issue" : "issue", LATEX_LINE);
}

static void
take_abstract(struct writer *writer)
{
	struct bibtex_field *field = bibtex_first(writer->entry, "abstract");
	struct slice text;

	if (!field)
		return;
	text = plain(writer, field, LATEX_PARAGRAPHS);
	field->used = !work_no_abstract(text);
	if (field->used)
		writer->work->abstract = text;
}

static void
keep_rest(struct writer *writer)
{
	for (size_t i = 0; i < writer->entry->count; i++) {
		struct bibtex_field *field = &writer->entry->fields[i];

		if (!field->used && field->size)
			work_keep(writer->work, field->name, slice_is(field->name, "file")
				? bibtex_value(writer->entry, field)
				: plain(writer, field, LATEX_PARAGRAPHS));
	}
}

bool
bibtex_write(struct ingest *run, struct bibtex_entry *entry, struct buffer *scratch,
	struct fault *fault)
{
	struct work *work = work_begin(run, "bibtex", entry->line);
	struct writer writer = { .run = run, .work = work, .entry = entry, .scratch = scratch };

	if (entry->key.size)
		work_keep(work, SLICE("citation-key"), entry->key);
	take_type(&writer);
	work->lines[WORK_TITLE] = take_title(&writer, "title", "subtitle");
	work->lines[WORK_CONTAINER] = take_title(&writer, "journal journaltitle booktitle",
		"journalsubtitle booksubtitle");
	take_names(&writer, "author", WORK_AUTHORS);
	take_names(&writer, "editor", WORK_EDITORS);
	take_date(&writer);
	take_lines(&writer);
	take_pages(&writer);
	take_numbers(&writer);
	take_identifiers(&writer);
	take_keywords(&writer);
	take_abstract(&writer);
	keep_rest(&writer);
	return work_write(run, fault);
}
