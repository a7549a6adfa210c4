#include "citation.h"

#include "ascii.h"
#include "csl_type.h"
#include "date.h"
#include "identifier.h"
#include "json.h"
#include "name.h"

struct citation {
	struct ingest *run;
	struct item *item;
	struct ris_record *record;
	bool article;		/* T2 is not what it is about, or where it is, but a subtitle */
	bool in_series;		/* T2 is the name of a series */
	struct slice title, doi, pmid, pmcid, abstract;
	struct date issued;
	struct buffer title_bytes;
};

enum {
	MOST_TAGS = 8		/* in one question */
};

/* Which of the tags, given as a string of pairs ("TIT1" are TI and T1), the record has at all: mostly
 * one, so that the search for its fields is short. Returns how many. */
static size_t
tags_present(const struct citation *c, const char *tags, char present[2 * MOST_TAGS])
{
	size_t count = 0;

	for (; *tags; tags += 2)
		if (ris_has(c->record, tags))
			memcpy(present + 2 * count++, tags, 2);
	return count;
}

static bool
has_tag(const struct ris_field *field, const char *tags, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (memcmp(field->tag, tags + 2 * i, 2) == 0)
			return true;
	return false;
}

/* The next field behind `field` (NULL: from the first) that has one of the tags, is not empty and has
 * found no member yet; NULL when there is none. */
static struct ris_field *
next_field(const struct citation *c, const char *tags, struct ris_field *field)
{
	struct ris_field *end = c->record->fields + c->record->count;
	char present[2 * MOST_TAGS];
	size_t count = tags_present(c, tags, present);

	if (count == 0)
		return NULL;
	for (field = field ? field + 1 : c->record->fields; field < end; field++)
		if (has_tag(field, present, count) && !field->used && field->size)
			return field;
	return NULL;
}

/* The first of the first of the tags that there is. */
static struct ris_field *
first_field(const struct citation *c, const char *tags)
{
	struct ris_field *field = NULL;

	for (; *tags && !field; tags += 2)
		field = next_field(c, (const char[3]){ tags[0], tags[1] }, NULL);
	return field;
}

static struct slice
value_of(const struct citation *c, const struct ris_field *field)
{
	return field ? ris_value(c->record, field) : (struct slice){ "", 0 };
}

/* True if `whole` begins with `part`, whatever their white space and case. */
static bool
begins_with(struct slice whole, struct slice part)
{
	size_t i = 0, j = 0;

	for (;;) {
		while (i < part.size && ascii_is_space(part.at[i]))
			i++;
		while (j < whole.size && ascii_is_space(whole.at[j]))
			j++;
		if (i == part.size)
			return true;
		if (j == whole.size || ascii_lower(part.at[i++]) != ascii_lower(whole.at[j++]))
			return false;
	}
}

static bool
same_words(struct slice a, struct slice b)
{
	return begins_with(a, b) && begins_with(b, a);
}

/* Marks the fields with one of the tags that only repeat the value. */
static void
drop_same(const struct citation *c, const char *tags, struct slice value)
{
	for (struct ris_field *field = NULL; (field = next_field(c, tags, field)) != NULL; )
		field->used = same_words(value_of(c, field), value);
}

/* The value of the first of the tags there is, as one line; its repetitions are dropped. */
static struct slice
take_line(const struct citation *c, const char *tags)
{
	struct ris_field *field = first_field(c, tags);
	struct slice value = value_of(c, field);

	if (!field)
		return value;
	field->used = true;
	for (size_t i = 0; i < field->size; i++)
		if (c->record->bytes.at[field->at + i] == '\n')
			c->record->bytes.at[field->at + i] = ' ';
	drop_same(c, tags, value);
	return value;
}

static void
write_line(const struct citation *c, const char *member, const char *tags)
{
	item_string(c->item, member, take_line(c, tags));
}

static void
take_type(struct citation *c)
{
	struct ris_field *field = first_field(c, "TY");
	const char *type = csl_type(value_of(c, field));

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
	struct ris_field *field = c->article ? first_field(c, "T2") : NULL;
	struct slice subtitle = value_of(c, field);

	if (!field || !first_field(c, "JF"))
		return SLICE("");
	for (struct ris_field *name = NULL; (name = next_field(c, "JFJOJAJ1J2", name)) != NULL; )
		if (same_words(subtitle, value_of(c, name)))
			return SLICE("");
	return take_line(c, "T2");
}

static void
take_title(struct citation *c)
{
	struct slice title = take_line(c, "TIT1CT"), subtitle;

	if (title.size == 0)
		title = take_line(c, "BTST");
	subtitle = title.size ? take_subtitle(c) : title;
	drop_same(c, "ST", title);
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
	struct ris_field *field = next_field(c, tags, NULL);
	struct buffer *line = &c->item->line;
	bool wanted = field && item_member(c->item, slice_of(member));

	if (wanted)
		buffer_add_char(line, '[');
	for (; field; field = next_field(c, tags, field)) {
		field->used = true;
		if (wanted)
			each_line(value_of(c, field), name_add, line);
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
	struct buffer keywords = { 0 };

	for (struct ris_field *field = NULL; (field = next_field(c, "KW", field)) != NULL; ) {
		field->used = true;
		each_line(value_of(c, field), add_keyword, &keywords);
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
	struct date *issued = &c->issued, date;
	struct ris_field *field;

	for (const char *tag = date_tags; *tag && !issued->year; tag += 2)
		for (field = NULL; (field = next_field(c, (const char[3]){ tag[0], tag[1] }, field))
				!= NULL && !issued->year; ) {
			date_read(value_of(c, field), &date);
			issued->year = date.year;
		}
	for (field = NULL; issued->year && (field = next_field(c, date_tags, field)) != NULL; ) {
		date_read(value_of(c, field), &date);
		if (date_within(*issued, (struct date){ issued->year, date.month, date.day })
				&& (!date.year || date.year == issued->year)) {
			issued->month = date.month;
			issued->day = date.day;
		}
	}
	for (field = NULL; issued->year && (field = next_field(c, date_tags, field)) != NULL; )
		field->used = date_read(value_of(c, field), &date) && date_within(date, *issued);
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
	struct slice container = take_line(c, tags);

	item_string(c->item, "container-title", container);
	drop_same(c, "JFJOT2J2JAJ1JI", container);
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
	struct ris_field *first = first_field(c, "SP"), *last = first_field(c, "EP");
	struct slice from = value_of(c, first), to = value_of(c, last);
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
	drop_same(c, "PGEP", buffer_slice(&pages));
	c->item->line.failed |= buffer_failed(&pages);
	buffer_free(&pages);
}

static void
write_standard_numbers(const struct citation *c)
{
	struct buffer issn = { 0 }, isbn = { 0 };

	for (struct ris_field *field = NULL; (field = next_field(c, "SN", field)) != NULL; )
		field->used = standard_numbers_add(&issn, &isbn, value_of(c, field));
	item_string(c->item, "ISSN", buffer_slice(&issn));
	item_string(c->item, "ISBN", buffer_slice(&isbn));
	c->item->line.failed |= buffer_failed(&issn) || buffer_failed(&isbn);
	buffer_free(&issn);
	buffer_free(&isbn);
}

/* An address may be followed by others. */
static struct slice
first_word(struct slice text)
{
	size_t size = 0;

	while (size < text.size && !ascii_is_space(text.at[size]))
		size++;
	return (struct slice){ text.at, size };
}

static void
take_doi(struct citation *c)
{
	struct ris_field *field;
	struct slice doi;

	for (const char *tag = "DOM3U2N1"; *tag; tag += 2)
		for (field = NULL; (field = next_field(c, (const char[3]){ tag[0], tag[1] }, field))
				!= NULL; ) {
			if (!doi_read(value_of(c, field), &doi))
				continue;
			if (c->doi.size == 0)
				c->doi = doi;
			field->used = ascii_same(doi, c->doi);
		}
	for (field = NULL; c->doi.size == 0 && (field = next_field(c, "UR", field)) != NULL; )
		if (doi_read(first_word(value_of(c, field)), &doi))
			c->doi = doi;
}

static bool
names_pubmed(struct slice database)
{
	return ascii_starts(database, SLICE("pubmed")) || ascii_starts(database, SLICE("medline"))
		|| ascii_starts(database, SLICE("nlm"));
}

static bool
all_digits(struct slice text)
{
	size_t i = 0;

	while (i < text.size && ascii_is_digit(text.at[i]))
		i++;
	return text.size > 0 && i == text.size;
}

static void
take_pubmed(struct citation *c)
{
	struct slice accession = value_of(c, first_field(c, "AN"));
	struct ris_field *field;

	for (field = NULL; (field = next_field(c, "U1U2U3U4U5", field)) != NULL; )
		field->used = pubmed_read(value_of(c, field), &c->pmid, &c->pmcid);
	for (field = NULL; (field = next_field(c, "ANL1L2L3L4UR", field)) != NULL; ) {
		struct slice pmid = { "", 0 }, pmcid = { "", 0 };

		pubmed_read(first_word(value_of(c, field)), &pmid, &pmcid);
		if (c->pmid.size == 0)
			c->pmid = pmid;
		if (c->pmcid.size == 0)
			c->pmcid = pmcid;
	}
	if (c->pmid.size == 0 && all_digits(accession)
			&& names_pubmed(value_of(c, first_field(c, "DB"))))
		c->pmid = accession;
}

/* DOI, else PubMed's number, else the database's, else that of the exporting program if it is more
 * than a count, else the place in the file. */
static void
make_id(const struct citation *c)
{
	struct buffer *id = &c->run->id;
	struct slice number = value_of(c, first_field(c, "ANID"));

	id->size = 0;
	if (c->doi.size) {
		buffer_add_string(id, "doi:");
		for (size_t i = 0; i < c->doi.size; i++)
			buffer_add_char(id, ascii_lower(c->doi.at[i]));
	} else if (c->pmid.size) {
		buffer_add_string(id, "pmid:");
		buffer_add_slice(id, c->pmid);
	} else if (number.size > 6) {
		buffer_add_slice(id, first_word(number));
	} else {
		run_number_id(c->run);
	}
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
	struct ris_field *ab = first_field(c, "AB"), *n2 = first_field(c, "N2"), *best = ab;
	bool further = false;

	if (!ab || (n2 && n2->size > ab->size))
		best = n2;
	c->abstract = value_of(c, best);
	if (citation_no_abstract(c->abstract))
		c->abstract.size = 0;
	if (c->abstract.size == 0)
		return;
	best->used = true;
	for (struct ris_field *field = NULL; (field = next_field(c, "ABN2", field)) != NULL; ) {
		field->used = begins_with(c->abstract, value_of(c, field));
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
	for (; field; field = next_field(c, tag, field)) {
		buffer_add_string(line, before);
		json_add_string(line, value_of(c, field));
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
	item_string(c->item, "DOI", c->doi);
	item_string(c->item, "PMID", c->pmid);
	item_string(c->item, "PMCID", c->pmcid);
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
	take_doi(&c);
	take_pubmed(&c);
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
