#include "web_citation.h"

#include "ascii.h"
#include "line.h"
#include "web_names.h"

enum {
	JOURNAL_WORDS = 8,	/* the most */
	NAME_BYTES = 150	/* before "et al." */
};

/* "Volume 12, Issue 3, March 2021, Pages 10-19". False: no volume is named. */
static bool
read_named(struct work *work, struct slice line)
{
	static const struct {
		const char *word;
		enum work_line line;
	} words[] = {
		{ "volume ", WORK_VOLUME }, { "vol. ", WORK_VOLUME }, { "issue ", WORK_ISSUE },
		{ "pages ", WORK_PAGE }, { "article number: ", WORK_PAGE },
		{ "article number ", WORK_PAGE }, { "article: ", WORK_PAGE }
	};
	size_t volume = line_find(line, "volume "), at;
	struct slice journal = { line.at, volume };
	unsigned year = line_year(line, &at);

	if (volume == line.size || !ascii_is_digit(*line_digits(line_behind(line, volume + 7)).at))
		return false;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		at = line_find(line, words[i].word);
		if (at < line.size)
			work_fill(work, words[i].line,
				line_number(line_behind(line, at + strlen(words[i].word))));
	}
	if (!work->issued.year)
		work->issued.year = year;
	journal = ascii_trim(journal);
	while (journal.size && journal.at[journal.size - 1] == ',')
		journal.size--;
	work_fill(work, WORK_CONTAINER, journal);
	return true;
}

/* Volume, issue and pages of "12(3):10-19." */
static void
read_numbers(struct work *work, struct slice text)
{
	const char *end = text.at + text.size;
	struct slice volume = line_number(text);
	const char *at = volume.at + volume.size;

	work_fill(work, WORK_VOLUME, volume);
	if (at < end && *at == '(') {
		const char *close = memchr(at, ')', (size_t)(end - at));

		if (!close)
			return;
		work_fill(work, WORK_ISSUE, (struct slice){ at + 1, (size_t)(close - at - 1) });
		at = close + 1;
	}
	if (at < end && *at == ':')
		work_fill(work, WORK_PAGE, line_number((struct slice){ at + 1, (size_t)(end - at - 1) }));
}

/* "Int J Integr Care. 2012 Jul 24;12:e129." as PubMed has it, or with a colon for the semicolon. False: it
 * is none. */
static bool
read_short(struct work *work, struct slice line)
{
	struct slice journal = line, date;
	size_t at, end;
	struct date read = { 0 };

	if (!line_year(line, &at) || line_find(line, "http") < line.size)
		return false;
	for (end = at; end < line.size && !strchr(";:.", line.at[end]); end++)
		;
	if (end == line.size || (line.at[end] == '.' && end + 1 < line.size))
		return false;
	journal.size = at;
	journal = ascii_trim(journal);
	while (journal.size && strchr(". ", *journal.at))
		journal = line_behind(journal, 1);
	if ((journal.size == 0 && line.at[0] != '.' && at > 0) || line_words(journal) > JOURNAL_WORDS)
		return false;
	while (journal.size && strchr(". ", journal.at[journal.size - 1]))
		journal.size--;
	date = ascii_trim((struct slice){ line.at + at, end - at });
	date_read(date, &read);
	if (!work->issued.year)
		work->issued = read;
	work_fill(work, WORK_CONTAINER, journal);
	if (line.at[end] != '.')
		read_numbers(work, line_behind(line, end + 1));
	return true;
}

/* "Tom Ling et al. Int J Integr Care. 2012." */
static bool
read_et_al(struct ingest *run, struct slice line)
{
	size_t at = line_find(line, "et al");
	struct slice rest;

	if (at == line.size || at == 0 || at > NAME_BYTES)
		return false;
	rest = line_behind(line, at + strlen("et al"));
	while (rest.size && strchr(". ", *rest.at))
		rest = line_behind(rest, 1);
	while (rest.size && strchr(". ", rest.at[rest.size - 1]))
		rest.size--;
	if (!work_has(&run->work, WORK_AUTHORS))
		web_add_name(run, ascii_trim((struct slice){ line.at, at }));
	if (!read_short(&run->work, rest) && line_words(rest) <= JOURNAL_WORDS)
		work_fill(&run->work, WORK_CONTAINER, rest);
	return true;
}

bool
web_citation(struct ingest *run, struct slice line)
{
	return read_et_al(run, line) || read_named(&run->work, line)
		|| read_short(&run->work, line);
}
