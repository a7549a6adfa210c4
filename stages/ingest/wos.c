#include "wos.h"

#include "ascii.h"
#include "fields.h"

/* A capital, a capital or digit, and a space unless the line ends there. */
static size_t
wos_head(struct slice line, struct slice *tag)
{
	*tag = (struct slice){ line.at, 2 };
	if (line.size < 2 || !ascii_is_upper(line.at[0])
			|| !(ascii_is_upper(line.at[1]) || ascii_is_digit(line.at[1])))
		return 0;
	if (line.size == 2)
		return 2;
	return line.at[2] == ' ' ? 3 : 0;
}

bool
wos_begins(struct slice line)
{
	struct slice rest = ascii_trim(line);

	if (slice_starts(line, SLICE("PT ")))
		return rest.size == 4 && strchr("JBSPC", rest.at[3]);
	return slice_starts(line, SLICE("FN Clarivate")) || slice_starts(line, SLICE("FN Thomson"))
		|| slice_starts(line, SLICE("FN ISI"));
}

static void
take_type(struct tagged_record *record, struct work *work)
{
	static const struct {
		char letter;
		const char *type;
	} types[] = {
		{ 'J', "article-journal" }, { 'B', "book" }, { 'S', "chapter" }, { 'P', "patent" },
		{ 'C', "paper-conference" }
	};
	struct tagged_field *field = fields_first(record, "PT");
	struct slice letter = fields_value(record, field);

	for (size_t i = 0; field && i < sizeof types / sizeof *types; i++)
		if (letter.size == 1 && *letter.at == types[i].letter) {
			work->lines[WORK_TYPE] = slice_of(types[i].type);
			field->used = true;
		}
}

static void
take_authors(struct tagged_record *record, struct work *work)
{
	bool full = fields_first(record, "AF");
	struct tagged_field *field = NULL;

	fields_take_list(record, full ? "AF" : "AU", work, WORK_AUTHORS);
	while (full && (field = fields_next(record, "AU", field)) != NULL)
		field->used = true;
	while ((field = fields_next(record, "CA", field)) != NULL) {
		fields_use_line(record, field);
		work_add_whole(work, WORK_AUTHORS, fields_value(record, field));
	}
}

/* "BP 9 EP 20", "PS 1925-32", "AR 1722034". */
static void
take_pages(struct ingest *run, struct tagged_record *record)
{
	struct slice first = fields_take_line(record, "BP"), last = fields_take_line(record, "EP");
	struct slice *page = &run->work.lines[WORK_PAGE];

	*page = first.size ? first : fields_take_line(record, "PSAR");
	if (first.size && last.size && !slice_equal(first, last))
		*page = work_join(run, first, "-", last);
}

/* Keywords stand behind each other with semicolons, over lines that break anywhere. */
static void
take_keywords(struct tagged_record *record, struct work *work)
{
	struct tagged_field *field = NULL;

	while ((field = fields_next(record, "DEID", field)) != NULL) {
		fields_use_line(record, field);
		work_add_parts(work, WORK_KEYWORDS, fields_value(record, field), ';');
	}
}

static void
take_lines(struct tagged_record *record, struct work *work)
{
	static const struct {
		enum work_line line;
		const char *tags;
	} lines[] = {
		{ WORK_TITLE, "TI" }, { WORK_CONTAINER, "SO" }, { WORK_CONTAINER_SHORT, "JIJ9" },
		{ WORK_COLLECTION, "SE" }, { WORK_VOLUME, "VL" }, { WORK_ISSUE, "IS" },
		{ WORK_PUBLISHER, "PU" }, { WORK_PLACE, "PIPA" }, { WORK_DOI, "DI" },
		{ WORK_PMID, "PM" }, { WORK_LANGUAGE, "LA" }
	};

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		work->lines[lines[i].line] = fields_take_line(record, lines[i].tags);
}

bool
wos_write(struct ingest *run, struct tagged_record *record, struct fault *fault)
{
	struct work *work = work_begin(run, "wos", record->line);

	take_type(record, work);
	take_authors(record, work);
	fields_take_list(record, fields_first(record, "BE") ? "BE" : "ED", work, WORK_EDITORS);
	fields_take_date(record, fields_first(record, "PD") ? "PYPD" : "PYEA", &work->issued);
	take_lines(record, work);
	take_pages(run, record);
	fields_take_numbers(record, "SNEIBN", run);
	take_keywords(record, work);
	work->accession = fields_value(record, fields_first(record, "UTAN"));
	work->abstract = fields_take_line(record, "AB");
	if (work_no_abstract(work->abstract))
		work->abstract.size = 0;
	fields_keep(record, work);
	return work_write(run, fault);
}

bool
wos_read(struct ingest *run, struct fault *fault)
{
	static const struct tagged_dialect dialect = {
		.width = 2, .joint = "\n", .passed = "FN VR EF", .first = "PT", .last = "ER",
		.head = wos_head, .write = wos_write
	};

	return tagged_read(run, &dialect, fault);
}
