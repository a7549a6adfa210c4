/* web_front.c: what stands around the text of a page: title, authors, where it appeared. */
#include "web.h"

#include "ascii.h"
#include "date.h"
#include "line.h"
#include "web_citation.h"
#include "web_names.h"
#include "table_names.h"

enum {
	TITLE_BYTES = 300,	/* the longest */
	TITLE_WORDS = 4,	/* the fewest */
	LONG_TITLE_WORDS = 6,	/* that buttons and slogans have not */
	JOURNAL_WORDS = 8,	/* the most */
	DATE_WORDS = 6
};

static void
take_numbers(struct work *work, struct slice line)
{
	size_t pmid = line_find(line, "pmid");

	work_fill(work, WORK_DOI, line_doi(line));
	work_fill(work, WORK_PMCID, line_pmcid(line));
	if (pmid < line.size)
		work_fill(work, WORK_PMID, line_digits(line_behind(line, pmid + strlen("pmid"))));
}

static void
take_date(struct work *work, struct slice text)
{
	size_t at;

	if (work->issued.year)
		return;
	date_read(ascii_trim(text), &work->issued);
	if (!work->issued.year)
		work->issued = (struct date){ .year = line_year(text, &at) };
}

/* "E753 / E761" */
static struct slice
take_pages(struct ingest *run, struct slice value)
{
	const char *slash = memmem(value.at, value.size, " / ", 3);

	if (!slash)
		return value;
	return work_join(run, (struct slice){ value.at, (size_t)(slash - value.at) }, "-",
		line_behind(value, (size_t)(slash + 3 - value.at)));
}

/* The digits right before a word such as that for "volume". */
static struct slice
digits_before(struct slice text, struct slice word)
{
	const char *found = memmem(text.at, text.size, word.at, word.size), *from = found;

	while (from && from > text.at && ascii_is_digit(from[-1]))
		from--;
	return found ? (struct slice){ from, (size_t)(found - from) } : SLICE("");
}

/* A journal's name, or as Chinese pages have it: "NAME | 2019\u5e74 / 12\u5377 / 03\u671f". */
static void
take_source(struct work *work, struct slice value)
{
	const char *bar = memchr(value.at, '|', value.size);
	struct slice name = value;
	size_t at;

	if (bar) {
		name.size = (size_t)(bar - value.at);
		work_fill(work, WORK_VOLUME, digits_before(value, SLICE("\u5377")));
		work_fill(work, WORK_ISSUE, digits_before(value, SLICE("\u671f")));
		if (!work->issued.year)
			work->issued = (struct date){ .year = line_year(value, &at) };
	}
	work_fill(work, WORK_CONTAINER, name);
}

static void
take_value(struct ingest *run, enum web_role role, struct slice value)
{
	static const enum work_line lines[ROLE_OUT] = {
		[ROLE_TITLE] = WORK_TITLE,
		[ROLE_VOLUME] = WORK_VOLUME, [ROLE_ISSUE] = WORK_ISSUE, [ROLE_PAGES] = WORK_PAGE,
		[ROLE_ISSN] = WORK_ISSN, [ROLE_ISBN] = WORK_ISBN,
		[ROLE_LANGUAGE] = WORK_LANGUAGE, [ROLE_PUBLISHER] = WORK_PUBLISHER
	};
	struct work *work = &run->work;

	if (role == ROLE_AUTHORS)
		web_add_names(run, value);
	else if (role == ROLE_KEYWORDS)
		table_add_keywords(run, work_without_stop(value));
	else if (role == ROLE_PUBLISHED)
		take_date(work, value);
	else if (role == ROLE_SOURCE)
		take_source(work, value);
	else if (role == ROLE_ACCESSION)
		work->accession = value;
	else if (role == ROLE_PMID)
		work_fill(work, WORK_PMID, line_digits(value));
	else if (role == ROLE_TYPE)
		work_keep(work, SLICE("type"), value);
	else if (role != ROLE_DOI && role != ROLE_PMCID)
		work_fill(work, lines[role], role == ROLE_PAGES ? take_pages(run, value) : value);
	take_numbers(work, value);
}

/* What a line before the text has been. */
enum use {
	USE_NONE,
	USE_PLACE,		/* where and when the document appeared */
	USE_NAMES
};

static bool
is_title(struct slice line)
{
	return line.size <= TITLE_BYTES && !ascii_starts(line, SLICE("home ")) && line_words(line) >= TITLE_WORDS
		&& line_doi(line).size == 0 && line_find(line, "http") == line.size
		&& !memchr(line.at, '@', line.size);
}

static bool
is_repeated(const struct web *page, size_t i)
{
	struct slice line = web_bytes(page, &page->blocks[i]);

	for (size_t k = i + 1; k < page->count && page->blocks[k].place != PAGE_TEXT; k++)
		if (page->blocks[k].place == PAGE_FRONT
				&& slice_equal(web_bytes(page, &page->blocks[k]), line))
			return true;
	return false;
}

/* Whether the next line that is not furniture names the authors. */
static bool
is_before_names(const struct web *page, size_t i, const enum use *used)
{
	do {
		if (++i == page->count)
			return false;
	} while (page->blocks[i].place == PAGE_OUT);
	return used[i] == USE_NAMES || (page->blocks[i].place == PAGE_VALUE
		&& page->blocks[i].role == ROLE_AUTHORS);
}

/* The first line of those that are most like a title. */
static struct slice
find_title(const struct web *page, const enum use *used, struct slice journal)
{
	struct slice found = SLICE("");
	unsigned best = 0;

	for (size_t i = 0; i < page->count; i++) {
		struct slice line = web_bytes(page, &page->blocks[i]);
		bool marked = page->blocks[i].level == 1;
		unsigned merit = 1;

		if (page->blocks[i].place != PAGE_FRONT || used[i] || (!marked && !is_title(line))
				|| ascii_same(line, journal))
			continue;
		merit += 8 * marked + 4 * is_repeated(page, i) + 2 * is_before_names(page, i, used)
			+ 2 * (line_words(line) >= LONG_TITLE_WORDS);
		if (merit > best) {
			best = merit;
			found = line;
		}
	}
	return found;
}

/* A short line right before that of volume and pages is the journal's name. */
static void
take_journal(struct work *work, const struct web *page, size_t i)
{
	struct slice line;

	if (i == 0 || page->blocks[i - 1].place != PAGE_FRONT || page->blocks[i - 1].level)
		return;
	line = web_bytes(page, &page->blocks[i - 1]);
	if (line_words(line) <= JOURNAL_WORDS && !strchr(".:;,", line.at[line.size - 1]))
		work_fill(work, WORK_CONTAINER, line);
}

/* Whether a line before the text says where the document appeared, or who wrote it. */
static enum use
take_line(struct ingest *run, const struct web *page, size_t i, bool has_names)
{
	struct slice line = web_bytes(page, &page->blocks[i]);
	bool taken = web_citation(run, line);

	take_numbers(&run->work, line);
	if (taken) {
		take_journal(&run->work, page, i);
	} else if (ascii_starts(line, SLICE("published")) && line_words(line) <= DATE_WORDS) {
		take_date(&run->work, line_behind(line, strlen("published")));
		taken = true;
	}
	if (!taken && !has_names && memchr(line.at, ',', line.size) && page->blocks[i].level == 0
			&& !ascii_is_digit(*line.at))
		return web_add_names(run, line) ? USE_NAMES : USE_NONE;
	return taken ? USE_PLACE : USE_NONE;
}

void
web_front(struct ingest *run, struct web *page)
{
	struct work *work = &run->work;
	enum use *used = arena_array(&run->arena, page->count + 1, sizeof *used);
	bool named = work_has(work, WORK_AUTHORS);

	work->failed |= !used;
	if (!used)
		return;
	for (size_t i = 0; i < page->count; i++) {
		const struct web_block *block = &page->blocks[i];

		used[i] = USE_NONE;
		if (block->place == PAGE_VALUE
				&& !(named && block->role == ROLE_AUTHORS))
			take_value(run, block->role, web_bytes(page, block));
	}
	named = work_has(work, WORK_AUTHORS);
	for (size_t i = 0; i < page->count; i++)
		if (page->blocks[i].reason == web_about)
			take_numbers(work, web_bytes(page, &page->blocks[i]));
	for (size_t i = 0; i < page->count; i++)
		if (page->blocks[i].place == PAGE_FRONT)
			used[i] = take_line(run, page, i, named || work_has(work, WORK_AUTHORS));
	if (work->lines[WORK_CONTAINER].size)
		work_fill(work, WORK_TYPE, SLICE("article-journal"));
	work_fill(work, WORK_TITLE, work_without_stop(find_title(page, used, work->lines[WORK_CONTAINER])));
}
