#include "citation.h"

#include "ascii.h"
#include "csl_type.h"
#include "fields.h"
#include "numbers.h"

struct citation {
	struct ingest *run;
	struct work *work;
	struct tagged_record *record;
	bool article;		/* T2 beside JF is a subtitle */
	bool in_series;		/* T2 is the name of a series */
};

static void
take_line(const struct citation *c, enum work_line line, const char *tags)
{
	c->work->lines[line] = fields_take_line(c->record, tags);
}

static void
take_type(struct citation *c)
{
	struct tagged_field *field = fields_first(c->record, "TY");
	const char *type = csl_type(fields_value(c->record, field));

	c->article = !type || strncmp(type, "article", 7) == 0;
	c->in_series = type && (strcmp(type, "book") == 0 || strcmp(type, "report") == 0
		|| strcmp(type, "thesis") == 0);
	if (!type)
		return;
	field->used = true;
	c->work->lines[WORK_TYPE] = slice_of(type);
}

/* T2 of an article whose journal is named by JF, and that is not that name again. */
static struct slice
take_subtitle(const struct citation *c)
{
	struct tagged_record *record = c->record;
	struct tagged_field *field = c->article ? fields_first(record, "T2") : NULL, *name = NULL;
	struct slice subtitle = fields_value(record, field);

	if (!field || !fields_first(record, "JF"))
		return SLICE("");
	while ((name = fields_next(record, "JFJOJAJ1J2", name)) != NULL)
		if (words_same(subtitle, fields_value(record, name)))
			return SLICE("");
	return fields_take_line(record, "T2");
}

static void
take_title(struct citation *c)
{
	struct slice title = fields_take_line(c->record, "TIT1CT"), subtitle;

	if (title.size == 0)
		title = fields_take_line(c->record, "BTST");
	subtitle = title.size ? take_subtitle(c) : title;
	fields_drop_same(c->record, "ST", title);
	title = work_without_stop(title);
	if (subtitle.size)
		title = work_join(c->run, title, strchr(":?!.", title.at[title.size - 1]) ? " " : ": ",
			work_without_stop(subtitle));
	c->work->lines[WORK_TITLE] = title;
}

static void
take_containers(const struct citation *c)
{
	const char *tags = c->in_series ? "JFJO" : c->article ? "JFJOT2J2JAJ1BT" : "T2BTJFJOJ2JA";
	struct slice container = fields_take_line(c->record, tags);

	c->work->lines[WORK_CONTAINER] = container;
	fields_drop_same(c->record, "JFJOT2J2JAJ1JI", container);
	take_line(c, WORK_CONTAINER_SHORT, "J2JAJ1JIJO");
	take_line(c, WORK_COLLECTION, c->in_series ? "T3T2" : "T3");
}

static bool
has_digit(struct slice text)
{
	for (size_t i = 0; i < text.size; i++)
		if (ascii_is_digit(text.at[i]))
			return true;
	return false;
}

/* "SP 141 EP 158", "SP 141-158", "PG 141-158", "SP e12"; not "SP No EP Specified". */
static void
take_pages(const struct citation *c)
{
	struct tagged_field *first = fields_first(c->record, "SP");
	struct tagged_field *last = fields_first(c->record, "EP");
	struct slice from = fields_value(c->record, first), to = fields_value(c->record, last);
	bool range;

	if (!first || !has_digit(from)) {
		take_line(c, WORK_PAGE, "PG");
		return;
	}
	first->used = true;
	range = memchr(from.at, '-', from.size) || memmem(from.at, from.size, "\xe2\x80\x93", 3);
	if (last && !range && has_digit(to)) {
		last->used = true;
		if (!slice_equal(from, to))
			from = work_join(c->run, from, "-", to);
	}
	c->work->lines[WORK_PAGE] = from;
	fields_drop_same(c->record, "PGEP", from);
}

static void
take_abstract(struct citation *c)
{
	struct tagged_record *record = c->record;
	struct tagged_field *ab = fields_first(record, "AB"), *n2 = fields_first(record, "N2");
	struct tagged_field *best = !ab || (n2 && n2->size > ab->size) ? n2 : ab, *field = NULL;
	bool further = false;

	c->work->abstract = fields_value(record, best);
	if (work_no_abstract(c->work->abstract))
		c->work->abstract.size = 0;
	if (c->work->abstract.size == 0)
		return;
	best->used = true;
	while ((field = fields_next(record, "ABN2", field)) != NULL) {
		field->used = words_begin(c->work->abstract, fields_value(record, field));
		further |= !field->used;
	}
	c->run->summary.kinds[SUMMARY_ABSTRACTS] += further;
}

/* A value a line; some put all of them in one, with semicolons between them. A semicolon behind "&"
 * may be that of an entity. */
static void
take_parts(const struct citation *c, const char *tags, enum work_list list)
{
	struct tagged_field *field = NULL;

	while ((field = fields_next(c->record, tags, field)) != NULL) {
		struct slice value = tagged_value(c->record, field);
		bool divided = memchr(value.at, ';', value.size)
			&& !memchr(value.at, '&', value.size);

		field->used = true;
		work_add_parts(c->work, list, value, divided ? ';' : '\n');
	}
}

static void
take_members(struct citation *c)
{
	take_type(c);
	take_title(c);
	take_line(c, WORK_TITLE_SHORT, "ST");
	take_parts(c, "AUA1", WORK_AUTHORS);
	take_parts(c, "EDA2", WORK_EDITORS);
	take_parts(c, "A3", WORK_COLLECTION_EDITORS);
	take_containers(c);
	take_line(c, WORK_VOLUME, "VL");
	take_line(c, WORK_ISSUE, "ISNO");
	take_pages(c);
	take_line(c, WORK_PUBLISHER, "PB");
	take_line(c, WORK_PLACE, "CYPP");
	fields_take_numbers(c->record, "SNEI", c->run);
	take_line(c, WORK_URL, "URUS");
	take_line(c, WORK_LANGUAGE, "LA");
	take_line(c, WORK_DATABASE, "DB");
	take_parts(c, "KWKY", WORK_KEYWORDS);
	fields_keep(c->record, c->work);
}

bool
citation_write(struct ingest *run, struct tagged_record *record, struct fault *fault)
{
	struct citation c = { .run = run, .record = record };

	c.work = work_begin(run, "ris", record->line);
	fields_take_date(record, "PYY1DAYR", &c.work->issued);
	numbers_take(record, c.work);
	take_abstract(&c);
	c.work->accession = fields_value(record, fields_first(record, "ANID"));
	take_members(&c);
	return work_write(run, fault);
}
