#include "fields.h"

#include "ascii.h"
#include "identifier.h"

/* A tag as a number. */
static uint32_t
tag_key(const char *tag, size_t width)
{
	char padded[TAG_BYTES] = { ' ', ' ', ' ', ' ' };
	uint32_t key;

	padded[0] = tag[0];
	padded[1] = tag[1];
	if (width == TAG_BYTES)
		memcpy(padded, tag, TAG_BYTES);
	memcpy(&key, padded, sizeof key);
	return key;
}

/* Which of the tags the record may have at all: mostly one, so that the search for its fields is
 * short. Returns how many. */
static size_t
tags_present(const struct tagged_record *record, const char *tags, uint32_t keys[FIELDS_TAGS])
{
	size_t count = 0;

	for (; *tags; tags += record->width)
		if (tagged_may_have(record, tags))
			keys[count++] = tag_key(tags, record->width);
	return count;
}

static bool
has_tag(const struct tagged_field *field, const uint32_t *keys, size_t count)
{
	uint32_t key = tag_key(field->tag, TAG_BYTES);

	for (size_t i = 0; i < count; i++)
		if (key == keys[i])
			return true;
	return false;
}

/* The first field of one tag in a slot, from this one on. */
static struct tagged_field *
find_in_slot(const struct tagged_record *record, size_t at, uint32_t key)
{
	for (; at; at = record->fields[at - 1].next) {
		struct tagged_field *field = &record->fields[at - 1];

		if (has_tag(field, &key, 1) && !field->used && field->size)
			return field;
	}
	return NULL;
}

/* The first field of several tags. */
static struct tagged_field *
first_of_all(const struct tagged_record *record, const uint32_t *keys, size_t count)
{
	struct tagged_field *first = NULL;

	for (size_t i = 0; i < count; i++) {
		const char *tag = (const char *)&keys[i];
		struct tagged_field *field = find_in_slot(record, record->first[tag_slot(tag)],
			keys[i]);

		if (field && (!first || field < first))
			first = field;
	}
	return first;
}

struct tagged_field *
fields_next(const struct tagged_record *record, const char *tags, struct tagged_field *field)
{
	struct tagged_field *end = record->fields + record->count;
	uint32_t keys[FIELDS_TAGS];
	size_t count = tags_present(record, tags, keys);

	if (count == 0 || !field)
		return first_of_all(record, keys, count);
	if (count == 1 && has_tag(field, keys, 1))
		return find_in_slot(record, field->next, keys[0]);
	while (++field < end)
		if (has_tag(field, keys, count) && !field->used && field->size)
			return field;
	return NULL;
}

struct tagged_field *
fields_next_of(const struct tagged_record *record, const char **tags, struct tagged_field *field)
{
	for (; **tags; *tags += record->width) {
		char tag[TAG_BYTES + 1] = { (*tags)[0], (*tags)[1] };

		if (record->width == TAG_BYTES)
			memcpy(tag, *tags, TAG_BYTES);
		field = fields_next(record, tag, field);
		if (field)
			return field;
	}
	return NULL;
}

struct tagged_field *
fields_first(const struct tagged_record *record, const char *tags)
{
	return fields_next_of(record, &tags, NULL);
}

struct slice
fields_value(const struct tagged_record *record, const struct tagged_field *field)
{
	return field ? tagged_value(record, field) : (struct slice){ "", 0 };
}

bool
words_begin(struct slice whole, struct slice part)
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

bool
words_same(struct slice a, struct slice b)
{
	return words_begin(a, b) && words_begin(b, a);
}

void
fields_drop_same(struct tagged_record *record, const char *tags, struct slice value)
{
	for (struct tagged_field *field = NULL; (field = fields_next(record, tags, field)) != NULL; )
		field->used = words_same(fields_value(record, field), value);
}

void
fields_use_line(struct tagged_record *record, struct tagged_field *field)
{
	char *at = record->bytes.at + field->at, *end = at + field->size;

	field->used = true;
	while (at < end && (at = memchr(at, '\n', (size_t)(end - at))) != NULL)
		*at++ = ' ';
}

struct slice
fields_take_line(struct tagged_record *record, const char *tags)
{
	struct tagged_field *field = fields_first(record, tags);
	struct slice value = fields_value(record, field);

	if (!field)
		return value;
	fields_use_line(record, field);
	fields_drop_same(record, tags, value);
	return value;
}

void
fields_take_list(struct tagged_record *record, const char *tags, struct work *work,
	enum work_list list)
{
	struct tagged_field *field = NULL;

	while ((field = fields_next(record, tags, field)) != NULL) {
		field->used = true;
		work_add_lines(work, list, tagged_value(record, field));
	}
}

/* The month and day of the dates that fit the year and say most: one is often the year alone,
 * another the day in words. */
static void
take_day(struct tagged_record *record, const char *tags, struct date *issued)
{
	struct tagged_field *field = NULL;
	struct date date;

	while ((field = fields_next(record, tags, field)) != NULL) {
		date_read(fields_value(record, field), &date);
		if (!date.year)
			date.year = issued->year;
		if (date_within(*issued, date))
			*issued = date;
	}
	while ((field = fields_next(record, tags, field)) != NULL)
		field->used = date_read(fields_value(record, field), &date)
			&& issued->year && date_within(date, *issued);
}

void
fields_take_date(struct tagged_record *record, const char *tags, struct date *issued)
{
	struct tagged_field *field = NULL;
	const char *rest = tags;
	struct date date;

	while (!issued->year && (field = fields_next_of(record, &rest, field)) != NULL) {
		date_read(fields_value(record, field), &date);
		issued->year = date.year;
	}
	take_day(record, tags, issued);
}

void
fields_take_numbers(struct tagged_record *record, const char *tags, struct ingest *run)
{
	struct tagged_field *field = NULL;
	struct buffer issn = { 0 }, isbn = { 0 };

	while ((field = fields_next(record, tags, field)) != NULL)
		field->used = standard_numbers_add(&issn, &isbn, fields_value(record, field));
	work_compose(run, WORK_ISSN, &issn);
	work_compose(run, WORK_ISBN, &isbn);
}

void
fields_keep(struct tagged_record *record, struct work *work)
{
	for (size_t i = 0; i < record->count; i++) {
		struct tagged_field *field = &record->fields[i];
		size_t size = record->width;

		while (size > 0 && field->tag[size - 1] == ' ')
			size--;
		if (!field->used && field->size)
			work_keep(work, (struct slice){ field->tag, size },
				tagged_value(record, field));
	}
}
