#include "medline.h"

#include "ascii.h"
#include "fields.h"
#include "identifier.h"

/* Letters, padded with spaces to four, and a hyphen; ERIC puts a space behind all four too. */
static size_t
medline_head(struct slice line, struct slice *tag)
{
	size_t letters = 0, at;

	while (letters < TAG_BYTES && letters < line.size && ascii_is_upper(line.at[letters]))
		letters++;
	if (letters < 2)
		return 0;
	*tag = (struct slice){ line.at, letters };
	for (at = letters; at < line.size && at <= TAG_BYTES && line.at[at] == ' '; at++)
		;
	if (at < TAG_BYTES || (at > TAG_BYTES && letters < TAG_BYTES)
			|| at == line.size || line.at[at] != '-')
		return 0;
	return ++at == line.size || line.at[at] == ' ' ? at : 0;
}

bool
medline_begins(struct slice line)
{
	struct slice tag;

	return medline_head(line, &tag) && tag.size > 2;
}

const char *
medline_type(struct slice name)
{
	static const struct {
		const char *name, *type;
	} types[] = {
		{ "Journal Article", "article-journal" }, { "Journal Articles", "article-journal" },
		{ "Letter", "article-journal" }, { "Editorial", "article-journal" },
		{ "Comment", "article-journal" }, { "Review", "article-journal" },
		{ "Book", "book" }, { "Book Chapter", "chapter" },
		{ "Newspaper Article", "article-newspaper" }, { "Dataset", "dataset" },
		{ "Technical Report", "report" }, { "Academic Dissertation", "thesis" },
		{ "Preprint", "article" }, { "Congress", "paper-conference" },
		{ "Congresses", "paper-conference" }
	};

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (slice_is(name, types[i].name))
			return types[i].type;
	return NULL;
}

/* Only the plainest of the names is said by the type. */
static void
take_type(struct tagged_record *record, struct work *work)
{
	struct tagged_field *field = NULL;

	while ((field = fields_next(record, "PT  ", field)) != NULL) {
		const char *type = medline_type(fields_value(record, field));

		if (type && work->lines[WORK_TYPE].size == 0)
			work->lines[WORK_TYPE] = slice_of(type);
		field->used = slice_is(fields_value(record, field), "Journal Article")
			&& slice_is(work->lines[WORK_TYPE], "article-journal");
	}
}

static void
take_titles(struct tagged_record *record, struct work *work)
{
	work->lines[WORK_TITLE] = work_without_stop(fields_take_line(record, "TI  "));
	if (work->lines[WORK_TITLE].size)
		work->lines[WORK_CONTAINER] = fields_take_line(record, "JT  BTI ");
	else
		work->lines[WORK_TITLE] = work_without_stop(fields_take_line(record, "BTI "));
	if (work->lines[WORK_CONTAINER].size == 0)
		work->lines[WORK_CONTAINER] = fields_take_line(record, "JT  TA  ");
	work->lines[WORK_CONTAINER_SHORT] = fields_take_line(record, "TA  ");
	work->lines[WORK_COLLECTION] = fields_take_line(record, "CTI ");
}

/* "Brinjikji W" is a family's name and initials; a comma says so. */
static struct slice
divided(struct ingest *run, struct slice name)
{
	size_t at = name.size;

	while (at > 0 && ascii_is_upper(name.at[at - 1]))
		at--;
	if (at < 2 || at == name.size || name.size - at > 4 || name.at[at - 1] != ' '
			|| memchr(name.at, ',', name.size))
		return name;
	return work_join(run, (struct slice){ name.at, at - 1 }, ", ",
		(struct slice){ name.at + at, name.size - at });
}

/* Full names if there are any, else the short ones. Bodies stand among them. */
static void
take_names(struct ingest *run, struct tagged_record *record, enum work_list list,
	const char *full, const char *brief, const char *bodies)
{
	bool has_full = fields_first(record, full);
	struct tagged_field *field = NULL;
	char tags[2 * TAG_BYTES + 1] = "";

	stpcpy(stpcpy(tags, has_full ? full : brief), bodies);
	while ((field = fields_next(record, tags, field)) != NULL) {
		struct slice name = fields_value(record, field);

		fields_use_line(record, field);
		if (*bodies && memcmp(field->tag, bodies, TAG_BYTES) == 0)
			work_add_whole(&run->work, list, name);
		else
			work_add(&run->work, list, has_full ? name : divided(run, name));
	}
	while (has_full && (field = fields_next(record, brief, field)) != NULL)
		field->used = true;
}

/* "10.1136/x [doi]"; in SO behind "doi: ". */
static bool
doi_in(struct slice value, struct slice *doi)
{
	static const struct slice mark = { " [doi]", 6 };
	size_t size = value.size;

	if (size > mark.size && memcmp(value.at + size - mark.size, mark.at, mark.size) == 0)
		value.size -= mark.size;
	return doi_read(value, doi);
}

static void
take_doi(struct tagged_record *record, struct work *work)
{
	struct slice *found = &work->lines[WORK_DOI], doi;
	struct tagged_field *field = NULL;

	while ((field = fields_next(record, "AID LID ", field)) != NULL) {
		if (!doi_in(fields_value(record, field), &doi))
			continue;
		if (found->size == 0)
			*found = doi;
		field->used = ascii_same(*found, doi);
	}
}

static void
take_abstract(struct tagged_record *record, struct work *work)
{
	struct tagged_field *field = fields_first(record, "AB  ");

	if (!field || work_no_abstract(fields_value(record, field)))
		return;
	fields_use_line(record, field);
	work->abstract = fields_value(record, field);
}

static void
take_lines(struct tagged_record *record, struct work *work)
{
	static const struct {
		enum work_line line;
		const char *tags;
	} lines[] = {
		{ WORK_VOLUME, "VI  " }, { WORK_ISSUE, "IP  " }, { WORK_PAGE, "PG  " },
		{ WORK_PUBLISHER, "PB  " }, { WORK_PLACE, "PL  " }, { WORK_PMID, "PMID" },
		{ WORK_PMCID, "PMC " }, { WORK_LANGUAGE, "LA  " }
	};

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		work->lines[lines[i].line] = fields_take_line(record, lines[i].tags);
}

static bool
medline_write(struct ingest *run, struct tagged_record *record, struct fault *fault)
{
	struct work *work = work_begin(run, "medline", record->line);

	take_type(record, work);
	take_titles(record, work);
	take_names(run, record, WORK_AUTHORS, "FAU ", "AU  ", "CN  ");
	take_names(run, record, WORK_EDITORS, "FED ", "ED  ", "");
	fields_take_date(record, fields_first(record, "DP  ") ? "DP  " : "DEP EDAT",
		&work->issued);
	take_doi(record, work);
	take_lines(record, work);
	fields_take_numbers(record, "IS  ISBNISSN", run);
	work->accession = fields_value(record, fields_first(record, "OID "));
	fields_take_list(record, "OT  MH  ", work, WORK_KEYWORDS);
	take_abstract(record, work);
	fields_keep(record, work);
	return work_write(run, fault);
}

bool
medline_read(struct ingest *run, struct fault *fault)
{
	static const struct tagged_dialect dialect = {
		.width = TAG_BYTES, .joint = " ", .first = "PMID", .head = medline_head,
		.write = medline_write
	};

	return tagged_read(run, &dialect, fault);
}
