#include "fields.h"

#include "ascii.h"

/* Which of the tags the record has at all: mostly one, so that the search for its fields is short.
 * Returns how many. */
static size_t
tags_present(const struct ris_record *record, const char *tags, char present[2 * FIELDS_TAGS])
{
	size_t count = 0;

	for (; *tags; tags += 2)
		if (ris_has(record, tags))
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

struct ris_field *
fields_next(const struct ris_record *record, const char *tags, struct ris_field *field)
{
	struct ris_field *end = record->fields + record->count;
	char present[2 * FIELDS_TAGS];
	size_t count = tags_present(record, tags, present);

	if (count == 0)
		return NULL;
	for (field = field ? field + 1 : record->fields; field < end; field++)
		if (has_tag(field, present, count) && !field->used && field->size)
			return field;
	return NULL;
}

struct ris_field *
fields_next_of(const struct ris_record *record, const char **tags, struct ris_field *field)
{
	for (; **tags; *tags += 2) {
		field = fields_next(record, (const char[3]){ (*tags)[0], (*tags)[1] }, field);
		if (field)
			return field;
	}
	return NULL;
}

struct ris_field *
fields_first(const struct ris_record *record, const char *tags)
{
	return fields_next_of(record, &tags, NULL);
}

struct slice
fields_value(const struct ris_record *record, const struct ris_field *field)
{
	return field ? ris_value(record, field) : (struct slice){ "", 0 };
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
fields_drop_same(struct ris_record *record, const char *tags, struct slice value)
{
	for (struct ris_field *field = NULL; (field = fields_next(record, tags, field)) != NULL; )
		field->used = words_same(fields_value(record, field), value);
}

struct slice
fields_take_line(struct ris_record *record, const char *tags)
{
	struct ris_field *field = fields_first(record, tags);
	struct slice value = fields_value(record, field);

	if (!field)
		return value;
	field->used = true;
	for (size_t i = 0; i < field->size; i++)
		if (record->bytes.at[field->at + i] == '\n')
			record->bytes.at[field->at + i] = ' ';
	fields_drop_same(record, tags, value);
	return value;
}
