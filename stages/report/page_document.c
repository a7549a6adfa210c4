#include "page_document.h"

#include "html.h"
#include "json.h"

enum {
	NAMES_MOST = 4	/* of more authors, one less is named */
};

/* The characters of a string, or a number as it is written; empty for all else. */
static struct slice
characters(struct slice value, struct arena *arena)
{
	struct slice none = { "", 0 }, text;

	if (value.size == 0 || strchr("{[tfn", value.at[0]))
		return none;
	if (!json_is_string(value))
		return value;
	text = json_characters(value, arena);
	return text.at ? text : none;
}

static struct slice
member(struct record *record, const char *path)
{
	struct slice value;

	if (!record_path(record, slice_of(path), &value))
		return (struct slice){ "", 0 };
	return characters(value, record_arena(record));
}

/* The family name of a CSL-JSON name, or whatever it has instead. */
static struct slice
name_of(struct slice author, struct arena *arena)
{
	struct slice name = { "", 0 };
	struct json_cursor cursor;
	struct json_member part;

	if (!json_is_object(author))
		return characters(author, arena);
	cursor = json_enter(author);
	while (json_next_member(&cursor, &part)) {
		if (slice_is(part.key, "family"))
			return characters(part.value, arena);
		if (slice_is(part.key, "literal") || (!name.size && slice_is(part.key, "given")))
			name = characters(part.value, arena);
	}
	return name;
}

static size_t
count_values(struct slice array)
{
	struct json_cursor cursor = json_enter(array);
	struct slice value;
	size_t count = 0;

	while (json_next_value(&cursor, &value))
		count++;
	return count;
}

/* "Abel", "Abel and Baker", "Abel, Baker, Clark and 2 others". */
static void
add_names(struct buffer *out, struct slice authors, struct arena *arena)
{
	struct json_cursor cursor = json_enter(authors);
	size_t count = count_values(authors);
	size_t named = count > NAMES_MOST ? NAMES_MOST - 1 : count;
	struct slice author;

	for (size_t i = 0; i < named && json_next_value(&cursor, &author); i++) {
		if (i)
			buffer_add_string(out, i + 1 == count ? " and " : ", ");
		buffer_add_slice(out, name_of(author, arena));
	}
	if (named < count)
		buffer_add_format(out, " and %llu others", (unsigned long long)(count - named));
}

static void
add_authors(struct buffer *out, struct record *record)
{
	struct slice authors;
	struct buffer names = { 0 };

	if (record_member(record, "author", &authors) && json_is_array(authors))
		add_names(&names, authors, record_arena(record));
	html_add_json(out, buffer_slice(&names));
	out->failed |= names.failed;
	buffer_free(&names);
}

void
page_document_add(struct buffer *out, struct record *record)
{
	struct slice year = member(record, "issued.date-parts.0.0");

	buffer_add_char(out, '[');
	html_add_json(out, record_id(record));
	buffer_add_char(out, ',');
	html_add_json(out, member(record, "title"));
	buffer_add_char(out, ',');
	add_authors(out, record);
	buffer_add_char(out, ',');
	html_add_json(out, year.size ? year : member(record, "year"));
	buffer_add_char(out, ',');
	html_add_json(out, member(record, "source"));
	buffer_add_char(out, ',');
	html_add_json(out, member(record, "language"));
	buffer_add_char(out, ']');
}
