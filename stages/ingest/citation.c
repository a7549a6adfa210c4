#include "citation.h"

#include "ascii.h"
#include "csl_type.h"
#include "date.h"
#include "fields.h"
#include "identifier.h"
#include "json.h"
#include "name.h"
#include "numbers.h"

enum {
	COUNT_DIGITS = 6	/* a number of so many may be no more than a count */
};

struct citation {
	struct ingest *run;
	struct item *item;
	struct ris_record *record;
	bool article;		/* T2 beside JF is a subtitle */
	bool in_series;		/* T2 is the name of a series */
	struct numbers numbers;
	struct slice title, abstract;
	struct date issued;
	struct buffer title_bytes;
};

static void
write_line(const struct citation *c, const char *member, const char *tags)
{
	item_string(c->item, member, fields_take_line(c->record, tags));
}

static void
take_type(struct citation *c)
{
	struct ris_field *field = fields_first(c->record, "TY");
	const char *type = csl_type(fields_value(c->record, field));

	c->article = !type || strncmp(type, "article", 7) == 0;
	c->in_series = type && (strcmp(type, "book") == 0 || strcmp(type, "report") == 0
		|| strcmp(type, "thesis") == 0);
	if (!type)
		return;
	field->used = true;
	item_string(c->item, "type", slice_of(type));
}

/* T2 of an article whose journal is named by JF, and that is not that name again. */
static struct slice
take_subtitle(const struct citation *c)
{
	struct ris_record *record = c->record;
	struct ris_field *field = c->article ? fields_first(record, "T2") : NULL, *name = NULL;
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
	c->title = title;
	if (subtitle.size == 0)
		return;
	buffer_add_slice(&c->title_bytes, title);
	buffer_add_string(&c->title_bytes,
		strchr(":?!.", title.at[title.size - 1]) ? " " : ": ");
	buffer_add_slice(&c->title_bytes, subtitle);
	c->title = buffer_slice(&c->title_bytes);
}

/* Calls `add` for each of the lines of a value: lists that an editor has put below each other. */
static void
each_line(struct slice value, void (*add)(struct buffer *, struct slice), struct buffer *out)
{
	while (value.size) {
		const char *feed = memchr(value.at, '\n', value.size);
		size_t size = feed ? (size_t)(feed - value.at) : value.size;
		struct slice line = ascii_trim((struct slice){ value.at, size });

		if (line.size)
			add(out, line);
		size += feed != NULL;
		value = (struct slice){ value.at + size, value.size - size };
	}
}

static void
write_names(const struct citation *c, const char *member, const char *tags)
{
	struct ris_field *field = fields_next(c->record, tags, NULL);
	struct buffer *line = &c->item->line;
	bool wanted = field && item_member(c->item, slice_of(member));

	if (wanted)
		buffer_add_char(line, '[');
	for (; field; field = fields_next(c->record, tags, field)) {
		field->used = true;
		if (wanted)
			each_line(fields_value(c->record, field), name_add, line);
	}
	if (wanted)
		buffer_add_char(line, ']');
}

static void
add_keyword(struct buffer *keywords, struct slice keyword)
{
	if (keywords->size)
		buffer_add_string(keywords, "; ");
	buffer_add_slice(keywords, keyword);
}

static void
write_keywords(const struct citation *c)
{
	struct ris_field *field = NULL;
	struct buffer keywords = { 0 };

	while ((field = fields_next(c->record, "KW", field)) != NULL) {
		field->used = true;
		each_line(fields_value(c->record, field), add_keyword, &keywords);
	}
	item_string(c->item, "keyword", buffer_slice(&keywords));
	c->item->line.failed |= buffer_failed(&keywords);
	buffer_free(&keywords);
}

static const char date_tags[] = "PYY1DAYR";

/* The year of the first date that has one, and of the dates that fit it the month and day that say
 * most: PY is often the year alone, DA the day in words. */
static void
take_date(struct citation *c)
{
	const char *tags = date_tags;
	struct date *issued = &c->issued, date;
	struct ris_field *field = NULL;

	while (!issued->year && (field = fields_next_of(c->record, &tags, field)) != NULL) {
		date_read(fields_value(c->record, field), &date);
		issued->year = date.year;
	}
	for (field = NULL; (field = fields_next(c->record, date_tags, field)) != NULL; ) {
		date_read(fields_value(c->record, field), &date);
		if (!date.year)
			date.year = issued->year;
		if (date_within(*issued, date))
			*issued = date;
	}
	for (field = NULL; (field = fields_next(c->record, date_tags, field)) != NULL; )
		field->used = date_read(fields_value(c->record, field), &date)
			&& issued->year && date_within(date, *issued);
}

static void
write_date(const struct citation *c)
{
	struct buffer *line = &c->item->line;
	const struct date *issued = &c->issued;

	if (!issued->year)
		return;
	if (item_member(c->item, SLICE("issued"))) {
		buffer_add_format(line, "{\"date-parts\":[[%u", issued->year);
		if (issued->month)
			buffer_add_format(line, ",%u", issued->month);
		if (issued->day)
			buffer_add_format(line, ",%u", issued->day);
		buffer_add_string(line, "]]}");
	}
	item_number(c->item, "year", issued->year);
}

static void
write_containers(const struct citation *c)
{
	const char *tags = c->in_series ? "JFJO" : c->article ? "JFJOT2J2JAJ1BT" : "T2BTJFJOJ2JA";
	struct slice container = fields_take_line(c->record, tags);

	item_string(c->item, "container-title", container);
	fields_drop_same(c->record, "JFJOT2J2JAJ1JI", container);
	write_line(c, "container-title-short", "J2JAJ1JIJO");
	write_line(c, "collection-title", c->in_series ? "T3T2" : "T3");
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
write_pages(const struct citation *c)
{
	struct ris_field *first = fields_first(c->record, "SP");
	struct ris_field *last = fields_first(c->record, "EP");
	struct slice from = fields_value(c->record, first), to = fields_value(c->record, last);
	struct buffer pages = { 0 };
	bool range;

	if (!first || !has_digit(from)) {
		write_line(c, "page", "PG");
		return;
	}
	first->used = true;
	range = memchr(from.at, '-', from.size) || memmem(from.at, from.size, "\xe2\x80\x93", 3);
	buffer_add_slice(&pages, from);
	if (last && !range && has_digit(to)) {
		last->used = true;
		if (!slice_equal(from, to)) {
			buffer_add_char(&pages, '-');
			buffer_add_slice(&pages, to);
		}
	}
	item_string(c->item, "page", buffer_slice(&pages));
	fields_drop_same(c->record, "PGEP", buffer_slice(&pages));
	c->item->line.failed |= buffer_failed(&pages);
	buffer_free(&pages);
}

static void
write_standard_numbers(const struct citation *c)
{
	struct ris_field *field = NULL;
	struct buffer issn = { 0 }, isbn = { 0 };

	while ((field = fields_next(c->record, "SN", field)) != NULL)
		field->used = standard_numbers_add(&issn, &isbn, fields_value(c->record, field));
	item_string(c->item, "ISSN", buffer_slice(&issn));
	item_string(c->item, "ISBN", buffer_slice(&isbn));
	c->item->line.failed |= buffer_failed(&issn) || buffer_failed(&isbn);
	buffer_free(&issn);
	buffer_free(&isbn);
}

/* DOI, else PubMed's number, else the database's or the exporting program's (the first, where
 * there are several) if it is more than a count of the records, else the place in the file. */
static void
make_id(const struct citation *c)
{
	struct slice number = fields_value(c->record, fields_first(c->record, "ANID"));
	size_t size = 0;

	if (run_public_id(c->run, c->numbers.doi, c->numbers.pmid))
		return;
	while (size < number.size && !memchr(" \t\n,;", number.at[size], 5))
		size++;
	if (size <= COUNT_DIGITS) {
		run_number_id(c->run);
		return;
	}
	c->run->id.size = 0;
	buffer_add(&c->run->id, number.at, size);
}

bool
citation_no_abstract(struct slice text)
{
	static const struct slice words[] = {
		{ "na", 2 }, { "n/a", 3 }, { "none", 4 }, { "null", 4 }, { "no abstract", 11 },
		{ "no abstract available", 21 }, { "abstract not available", 22 }
	};

	while (text.size && strchr("[(", *text.at))
		text = (struct slice){ text.at + 1, text.size - 1 };
	while (text.size && strchr("]).", text.at[text.size - 1]))
		text.size--;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (ascii_same(text, words[i]))
			return true;
	return false;
}

static void
take_abstract(struct citation *c)
{
	struct ris_record *record = c->record;
	struct ris_field *ab = fields_first(record, "AB"), *n2 = fields_first(record, "N2");
	struct ris_field *best = !ab || (n2 && n2->size > ab->size) ? n2 : ab, *field = NULL;
	bool further = false;

	c->abstract = fields_value(record, best);
	if (citation_no_abstract(c->abstract))
		c->abstract.size = 0;
	if (c->abstract.size == 0)
		return;
	best->used = true;
	while ((field = fields_next(record, "ABN2", field)) != NULL) {
		field->used = words_begin(c->abstract, fields_value(record, field));
		further |= !field->used;
	}
	c->run->summary.kinds[SUMMARY_ABSTRACTS] += further;
}

/* "N1":["...","..."] with all values of one tag, from its first field on. */
static void
write_rest_of(const struct citation *c, struct ris_field *field)
{
	const char tag[3] = { field->tag[0], field->tag[1] };
	struct buffer *line = &c->item->line;
	const char *before = ":[";

	json_add_string(line, (struct slice){ tag, 2 });
	for (; field; field = fields_next(c->record, tag, field)) {
		buffer_add_string(line, before);
		json_add_string(line, fields_value(c->record, field));
		field->used = true;
		before = ",";
	}
	buffer_add_char(line, ']');
}

static void
write_rest(const struct citation *c)
{
	struct ris_field *field = c->record->fields, *end = field + c->record->count;
	struct buffer *line = &c->item->line;
	char before = '{';

	for (; field < end && (field->used || field->size == 0); field++)
		;
	if (field == end || !item_member(c->item, SLICE("ris")))
		return;
	for (; field < end; field++)
		if (!field->used && field->size) {
			buffer_add_char(line, before);
			write_rest_of(c, field);
			before = ',';
		}
	buffer_add_char(line, '}');
}

static void
write_members(struct citation *c)
{
	take_type(c);
	take_title(c);
	item_string(c->item, "title", c->title);
	write_line(c, "title-short", "ST");
	write_names(c, "author", "AUA1");
	write_names(c, "editor", "EDA2");
	write_names(c, "collection-editor", "A3");
	write_date(c);
	write_containers(c);
	write_line(c, "volume", "VL");
	write_line(c, "issue", "IS");
	write_pages(c);
	write_line(c, "publisher", "PB");
	write_line(c, "publisher-place", "CYPP");
	write_standard_numbers(c);
	item_string(c->item, "DOI", c->numbers.doi);
	item_string(c->item, "PMID", c->numbers.pmid);
	item_string(c->item, "PMCID", c->numbers.pmcid);
	write_line(c, "URL", "UR");
	write_line(c, "language", "LA");
	write_line(c, "database", "DB");
	write_keywords(c);
	item_string(c->item, "abstract", c->abstract);
	write_rest(c);
}

bool
citation_write(struct ingest *run, struct ris_record *record, struct fault *fault)
{
	struct citation c = { .run = run, .item = &run->item, .record = record };

	take_date(&c);
	c.numbers = numbers_take(record);
	take_abstract(&c);
	make_id(&c);
	if (!run_claim_id(run, fault))
		return false;
	item_begin(c.item);
	item_string(c.item, "id", buffer_slice(&run->id));
	write_members(&c);
	item_string(c.item, "source", buffer_slice(&run->source));
	item_sets(c.item);
	item_text(c.item, c.abstract);
	item_end(c.item);
	c.item->line.failed |= buffer_failed(&c.title_bytes);
	buffer_free(&c.title_bytes);
	return run_emit(run, record->line, c.abstract.size > 0, fault);
}
