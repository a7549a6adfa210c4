#include "bibtex_entry.h"

#include <stdlib.h>

#include "array.h"
#include "bytes16.h"

enum {
	EXPANSION = 1024 * 1024,	/* bytes that strings may add to an entry */
	STRING_BYTES = 64 * 1024	/* of the longest string: each may hold others many times */
};

struct parser {
	struct bibtex_entry *entry;
	struct bibtex_strings *strings;
	char *at, *end;		/* the end is before the bracket that closes the entry */
	size_t limit;
	enum bibtex_parsed failed;
};

size_t
bibtex_plain(struct slice bytes)
{
	return bytes16_before(bytes.at, bytes.size, bytes16_braces);
}

int
bibtex_opens(struct slice bytes, size_t *size)
{
	size_t at = 1, from;

	if (bytes.size == 0)
		return -1;
	*size = 1;
	if (*bytes.at != '@')
		return 0;
	while (at < bytes.size && ascii_is_space(bytes.at[at]))
		at++;
	from = at;
	while (at < bytes.size && bibtex_type_char(bytes.at[at]))
		at++;
	if (at < bytes.size && at == from)
		return 0;
	while (at < bytes.size && ascii_is_space(bytes.at[at]))
		at++;
	if (at == bytes.size)
		return -1;
	*size = at + 1;
	return bytes.at[at] == '{' || bytes.at[at] == '(';
}

static void
skip_space(struct parser *parser)
{
	while (parser->at < parser->end && ascii_is_space(*parser->at))
		parser->at++;
}

/* The bytes up to the first of `stops`, without white space at their ends. */
static struct slice
take_until(struct parser *parser, const char *stops)
{
	char *from = parser->at;

	while (parser->at < parser->end && (!*parser->at || !strchr(stops, *parser->at)))
		parser->at++;
	return ascii_trim((struct slice){ from, (size_t)(parser->at - from) });
}

/* The bytes between brackets of which the first stands here; up to the end, where none closes them. */
static struct slice
take_bracketed(struct parser *parser, char close)
{
	char *from = ++parser->at, *to;
	size_t depth = 0;

	for (; parser->at < parser->end; parser->at++) {
		if (depth || close == '}')
			parser->at += bibtex_plain((struct slice){
				parser->at, (size_t)(parser->end - parser->at) });
		if (parser->at == parser->end || (depth == 0 && *parser->at == close))
			break;
		depth += *parser->at == '{';
		depth -= *parser->at == '}' && depth;
	}
	to = parser->at;
	parser->at += parser->at < parser->end;
	return (struct slice){ from, (size_t)(to - from) };
}

/* In place: the slice is of the entry's own bytes. */
static struct slice
lowered(struct parser *parser, struct slice name)
{
	char *at = parser->entry->bytes.at + (name.at - parser->entry->bytes.at);

	for (size_t i = 0; i < name.size; i++)
		at[i] = ascii_lower(at[i]);
	return name;
}

bool
bibtex_strings_find(const struct bibtex_strings *strings, struct slice word, struct slice *value)
{
	uint32_t id = strings->words ? lexis_find(strings->words, word) : LEXIS_NONE;

	if (id >= strings->values.count || strings->values.at[id] == LEXIS_UNSET)
		return false;
	*value = lexis_word(strings->words, strings->values.at[id]);
	return true;
}

bool
bibtex_strings_set(struct bibtex_strings *strings, struct slice word, struct slice value)
{
	uint32_t id, meaning, *cell = NULL;

	if (!strings->words)
		strings->words = lexis_new(SIZE_MAX);
	if (!strings->words)
		return false;
	strings->size += word.size + value.size;
	meaning = lexis_intern(strings->words, value);
	id = lexis_intern(strings->words, word);
	if (meaning != LEXIS_NONE && id != LEXIS_NONE)
		cell = lexis_column_at(&strings->values, strings->words, id);
	if (cell)
		*cell = meaning;
	return cell;
}

/* What a word stands for: a string that was defined, or a month; else itself. */
static struct slice
expanded(struct parser *parser, struct slice word)
{
	static const char *const months[] = { "January", "February", "March", "April", "May",
		"June", "July", "August", "September", "October", "November", "December" };
	struct slice value;

	if (bibtex_strings_find(parser->strings, word, &value))
		return value;
	for (size_t i = 0; word.size == 3 && i < 12; i++)
		if (ascii_same(word, (struct slice){ months[i], 3 }))
			return slice_of(months[i]);
	return word;
}

static void
take_piece(struct parser *parser)
{
	struct slice piece;

	if (*parser->at == '{')
		piece = take_bracketed(parser, '}');
	else if (*parser->at == '"')
		piece = take_bracketed(parser, '"');
	else
		piece = expanded(parser, lowered(parser, take_until(parser, ",# \t\r\n{\"")));
	buffer_add_slice(&parser->entry->values, piece);
	if (parser->entry->values.size > parser->entry->bytes.size + EXPANSION)
		parser->failed = BIBTEX_LONG;
}

/* Pieces with "#" between them, added to the values. */
static void
take_value(struct parser *parser)
{
	do {
		skip_space(parser);
		if (parser->at < parser->end)
			take_piece(parser);
		skip_space(parser);
	} while (!parser->failed && parser->at < parser->end && *parser->at == '#' && parser->at++);
}

/* Its value stands at the end of the values. False: no memory. */
static bool
add_field(struct bibtex_entry *entry, struct slice name, size_t at)
{
	struct bibtex_field *fields = array_reserve(entry->fields, &entry->room, entry->count, 1,
		sizeof *fields);
	struct slice value;

	if (fields)
		entry->fields = fields;
	if (!fields || buffer_failed(&entry->values))
		return false;
	value = ascii_trim((struct slice){ entry->values.at + at, entry->values.size - at });
	fields[entry->count++] = (struct bibtex_field){
		.name = name, .at = (size_t)(value.at - entry->values.at), .size = value.size
	};
	return true;
}

bool
bibtex_add(struct bibtex_entry *entry, struct slice name, struct slice value)
{
	size_t at = entry->values.size;

	buffer_add_slice(&entry->values, value);
	return add_field(entry, name, at);
}

/* What else stands there lacks its comma. */
static struct slice
last_word(struct parser *parser, struct slice name)
{
	size_t at = name.size;

	while (at > 0 && !ascii_is_space(name.at[at - 1]))
		at--;
	parser->entry->broken += at > 0;
	return (struct slice){ name.at + at, name.size - at };
}

/* "name = value", and a comma, which may be missing. */
static void
take_field(struct parser *parser)
{
	size_t at = parser->entry->values.size;
	struct slice name = take_until(parser, "=,{\"");

	if (parser->at < parser->end && *parser->at == '=' && name.size) {
		parser->at++;
		name = last_word(parser, name);
		take_value(parser);
		if (!parser->failed && !add_field(parser->entry, lowered(parser, name), at))
			parser->failed = BIBTEX_MEMORY;
	} else {
		parser->entry->broken += name.size > 0 || (parser->at < parser->end
			&& *parser->at != ',');
		if (parser->at < parser->end && *parser->at == '{')
			take_bracketed(parser, '}');
		else if (parser->at < parser->end && *parser->at == '"')
			take_bracketed(parser, '"');
		else
			parser->at += parser->at < parser->end;
	}
	skip_space(parser);
	if (parser->at < parser->end && *parser->at == ',')
		parser->at++;
	skip_space(parser);
}

/* A key is missing where a field stands in its place. */
static void
take_key(struct parser *parser)
{
	char *from = parser->at;

	parser->entry->key = take_until(parser, ",=");
	if (parser->at < parser->end && *parser->at == '=') {
		parser->entry->key.size = 0;
		parser->at = from;
	} else {
		parser->at += parser->at < parser->end;
	}
	skip_space(parser);
}

static void
define(struct parser *parser, const struct bibtex_field *field)
{
	struct bibtex_strings *strings = parser->strings;
	struct slice value = bibtex_value(parser->entry, field);

	if (value.size > STRING_BYTES
			|| strings->size + field->name.size + value.size > parser->limit)
		parser->failed = BIBTEX_LONG;
	else if (!bibtex_strings_set(strings, field->name, value))
		parser->failed = BIBTEX_MEMORY;
}

static struct parser
parser_of(struct bibtex_entry *entry, struct bibtex_strings *strings, size_t limit)
{
	struct parser parser = {
		.entry = entry, .strings = strings, .limit = limit, .failed = BIBTEX_ENTRY
	};
	size_t head, size = entry->bytes.size;
	char close;

	bibtex_opens(buffer_slice(&entry->bytes), &head);
	close = entry->bytes.at[head - 1] == '(' ? ')' : '}';
	parser.at = entry->bytes.at + head;
	parser.end = entry->bytes.at + size - (size > head && entry->bytes.at[size - 1] == close);
	entry->type = lowered(&parser,
		ascii_trim((struct slice){ entry->bytes.at + 1, head - 2 }));
	return parser;
}

enum bibtex_parsed
bibtex_parse(struct bibtex_entry *entry, struct bibtex_strings *strings, size_t limit)
{
	struct parser parser = parser_of(entry, strings, limit);
	bool string = slice_is(entry->type, "string");

	entry->count = 0;
	entry->broken = 0;
	entry->values.size = 0;
	entry->key = SLICE("");
	if (slice_is(entry->type, "comment") || slice_is(entry->type, "preamble"))
		return BIBTEX_NONE;
	skip_space(&parser);
	if (!string)
		take_key(&parser);
	while (!parser.failed && parser.at < parser.end)
		take_field(&parser);
	for (size_t i = 0; string && !parser.failed && i < entry->count; i++)
		define(&parser, &entry->fields[i]);
	if (parser.failed)
		return parser.failed;
	return string ? BIBTEX_NONE : BIBTEX_ENTRY;
}

void
bibtex_entry_free(struct bibtex_entry *entry)
{
	buffer_free(&entry->bytes);
	buffer_free(&entry->values);
	free(entry->fields);
}

void
bibtex_strings_free(struct bibtex_strings *strings)
{
	lexis_free(strings->words);
	lexis_column_free(&strings->values);
}

/* Cuts the next word off *words. */
static struct slice
next_word(const char **words)
{
	const char *from = *words;
	size_t size = strcspn(from, " ");

	*words = from + size + (from[size] == ' ');
	return (struct slice){ from, size };
}

struct bibtex_field *
bibtex_first(struct bibtex_entry *entry, const char *names)
{
	while (*names) {
		struct slice name = next_word(&names);

		for (size_t i = 0; i < entry->count; i++) {
			struct bibtex_field *field = &entry->fields[i];

			if (!field->used && field->size && slice_equal(field->name, name))
				return field;
		}
	}
	return NULL;
}
