#include "refer.h"

#include "ascii.h"
#include "fields.h"
#include "identifier.h"

/* "%A", and a space unless the line ends there. */
static size_t
refer_head(struct slice line, struct slice *tag)
{
	*tag = (struct slice){ line.at, 2 };
	if (line.size < 2 || line.at[0] != '%' || line.at[1] <= ' ' || line.at[1] > '~')
		return 0;
	if (line.size == 2)
		return 2;
	return line.at[2] == ' ' ? 3 : 0;
}

bool
refer_begins(struct slice line)
{
	struct slice tag;

	return slice_is(ascii_trim(line), "%0") || (line.size > 3 && refer_head(line, &tag) > 0
		&& (ascii_is_upper(tag.at[1]) || strchr("0@", tag.at[1])));
}

const char *
refer_type(struct slice name)
{
	static const struct {
		const char *name, *type;
	} types[] = {
		{ "Journal Article", "article-journal" }, { "Book", "book" },
		{ "Edited Book", "book" }, { "Book Section", "chapter" },
		{ "Conference Paper", "paper-conference" },
		{ "Conference Proceedings", "paper-conference" }, { "Report", "report" },
		{ "Government Document", "report" }, { "Thesis", "thesis" },
		{ "Newspaper Article", "article-newspaper" },
		{ "Magazine Article", "article-magazine" }, { "Web Page", "webpage" },
		{ "Electronic Article", "article-journal" }, { "Electronic Book", "book" },
		{ "Patent", "patent" }, { "Dataset", "dataset" }, { "Generic", "document" },
		{ "Unpublished Work", "manuscript" }, { "Manuscript", "manuscript" },
		{ "Electronic Book Section", "chapter" }, { "Conference", "paper-conference" },
		{ "Serial", "chapter" }, { "Blog", "post-weblog" }, { "Press Release", "document" },
		{ "Dictionary", "entry-dictionary" }, { "Encyclopedia", "entry-encyclopedia" },
		{ "Computer Program", "software" }, { "Standard", "standard" },
		{ "Bill", "bill" }, { "Case", "legal_case" }, { "Statute", "legislation" },
		{ "Legal Rule or Regulation", "legislation" }, { "Hearing", "hearing" },
		{ "Pamphlet", "pamphlet" }, { "Personal Communication", "personal_communication" },
		{ "Interview", "interview" }, { "Classical Work", "classic" },
		{ "Ancient Text", "classic" }, { "Catalog", "book" }, { "Grant", "document" },
		{ "Online Database", "dataset" }, { "Aggregated Database", "dataset" },
		{ "Film or Broadcast", "motion_picture" }, { "Online Multimedia", "motion_picture" },
		{ "Audiovisual Material", "motion_picture" }, { "Music", "musical_score" },
		{ "Map", "map" }, { "Artwork", "graphic" }, { "Chart or Table", "graphic" },
		{ "Figure", "figure" }, { "Equation", "figure" }
	};

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (slice_is(name, types[i].name))
			return types[i].type;
	return NULL;
}

static void
take_type(struct tagged_record *record, struct work *work)
{
	struct tagged_field *field = fields_first(record, "%0");
	const char *type = refer_type(fields_value(record, field));

	if (!type)
		return;
	work->lines[WORK_TYPE] = slice_of(type);
	field->used = true;
}

static void
take_doi(struct tagged_record *record, struct work *work)
{
	struct tagged_field *field = NULL;

	while ((field = fields_next(record, "%R", field)) != NULL && work->lines[WORK_DOI].size == 0)
		field->used = doi_read(fields_value(record, field), &work->lines[WORK_DOI]);
}

static void
take_abstract(struct tagged_record *record, struct work *work)
{
	struct tagged_field *field = fields_first(record, "%X");
	struct slice text = fields_value(record, field);

	if (!field || work_no_abstract(text))
		return;
	field->used = true;
	work->abstract = text;
}

static bool
refer_write(struct ingest *run, struct tagged_record *record, struct fault *fault)
{
	static const struct {
		enum work_line line;
		const char *tags;
	} lines[] = {
		{ WORK_TITLE, "%T" }, { WORK_TITLE_SHORT, "%!" }, { WORK_CONTAINER, "%J%B" },
		{ WORK_COLLECTION, "%S" }, { WORK_VOLUME, "%V" }, { WORK_ISSUE, "%N" },
		{ WORK_PAGE, "%P" }, { WORK_PUBLISHER, "%I" }, { WORK_PLACE, "%C" },
		{ WORK_URL, "%U" }, { WORK_LANGUAGE, "%G" }, { WORK_DATABASE, "%~" }
	};
	struct work *work = work_begin(run, "refer", record->line);

	take_type(record, work);
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		work->lines[lines[i].line] = fields_take_line(record, lines[i].tags);
	fields_take_list(record, "%A", work, WORK_AUTHORS);
	fields_take_list(record, "%E", work, WORK_EDITORS);
	fields_take_list(record, "%Y", work, WORK_COLLECTION_EDITORS);
	fields_take_list(record, "%K", work, WORK_KEYWORDS);
	fields_take_date(record, "%D%8", &work->issued);
	fields_take_numbers(record, "%@", run);
	take_doi(record, work);
	work->accession = fields_value(record, fields_first(record, "%M"));
	take_abstract(record, work);
	fields_keep(record, work);
	return work_write(run, fault);
}

bool
refer_read(struct ingest *run, struct fault *fault)
{
	static const struct tagged_dialect dialect = {
		.width = 2, .joint = "\n", .paragraphs = true, .head = refer_head, .write = refer_write
	};

	return tagged_read(run, &dialect, fault);
}
