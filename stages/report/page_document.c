#include "page_document.h"

#include "html.h"
#include "json.h"

enum {
	NAMES_MOST = 4	/* of more authors, one less is named */
};

/* Where it is written, which fails without memory. */
struct naming {
	struct buffer *out;
	struct arena *arena;
};

/* The characters of a string, or a number as it is written; empty for all else. */
static struct slice
characters(const struct naming *naming, struct slice value)
{
	struct slice text = { "", 0 };

	if (json_is_string(value))
		text = json_characters(value, naming->arena);
	else if (value.size && !strchr("{[tfn", value.at[0]))
		text = value;
	if (!text.at)
		naming->out->failed = true;
	return text;
}

static struct slice
member(const struct naming *naming, struct record *record, const char *path)
{
	struct slice value;

	if (!record_path(record, slice_of(path), &value))
		return (struct slice){ "", 0 };
	return characters(naming, value);
}

/* The family name of a CSL-JSON name, or whatever it has instead. */
static struct slice
name_of(const struct naming *naming, struct slice author)
{
	struct slice name = { "", 0 };
	struct json_cursor cursor;
	struct json_member part;

	if (!json_is_object(author))
		return characters(naming, author);
	cursor = json_enter(author);
	while (json_next_member(&cursor, &part)) {
		if (slice_is(part.key, "family"))
			return characters(naming, part.value);
		if (slice_is(part.key, "literal") || (!name.size && slice_is(part.key, "given")))
			name = characters(naming, part.value);
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
add_names(const struct naming *naming, struct slice authors)
{
	struct json_cursor cursor = json_enter(authors);
	size_t count = count_values(authors);
	struct buffer *out = naming->out;
	size_t named = count > NAMES_MOST ? NAMES_MOST - 1 : count;
	struct slice author;

	for (size_t i = 0; i < named && json_next_value(&cursor, &author); i++) {
		if (i)
			buffer_add_string(out, i + 1 == count ? " and " : ", ");
		buffer_add_slice(out, name_of(naming, author));
	}
	if (named < count)
		buffer_add_format(out, " and %llu others", (unsigned long long)(count - named));
}

static void
add_authors(const struct naming *naming, struct record *record)
{
	struct buffer names = { 0 };
	const struct naming naming_them = { &names, naming->arena };
	struct slice authors;

	if (record_member(record, "author", &authors) && json_is_array(authors))
		add_names(&naming_them, authors);
	html_add_json(naming->out, buffer_slice(&names));
	naming->out->failed |= names.failed;
	buffer_free(&names);
}

static void
add_member(const struct naming *naming, struct record *record, const char *path)
{
	html_add_json(naming->out, member(naming, record, path));
	buffer_add_char(naming->out, ',');
}

void
page_document_add(struct buffer *out, struct record *record)
{
	const struct naming naming = { out, record_arena(record) };
	struct slice year = member(&naming, record, "issued.date-parts.0.0");

	buffer_add_char(out, '[');
	add_member(&naming, record, "id");
	add_member(&naming, record, "title");
	add_authors(&naming, record);
	buffer_add_char(out, ',');
	html_add_json(out, year.size ? year : member(&naming, record, "year"));
	buffer_add_char(out, ',');
	add_member(&naming, record, "source");
	html_add_json(out, member(&naming, record, "language"));
	buffer_add_char(out, ']');
}
