#include "markup.h"

#include <stdlib.h>

#include <libxml/HTMLparser.h>

#include "ascii.h"
#include "encoding.h"
#include "utf8.h"

enum {
	NAME_BYTES = 24,	/* of a tag or a character, with room for a NUL */
	ATTRIBUTE_BYTES = 512	/* in one tag */
};

struct element {
	const char *name;
	bool block;		/* ends a line */
	bool alone;		/* needs no other half */
};

static const struct element elements[] = {	/* by the names' bytes, without a prefix */
	{ "a", false, false }, { "abstract", true, false }, { "b", false, false },
	{ "bold", false, false }, { "br", true, true }, { "break", true, true },
	{ "div", true, false }, { "em", false, false }, { "ext-link", false, false },
	{ "font", false, false }, { "h1", true, false }, { "h2", true, false },
	{ "h3", true, false }, { "h4", true, false }, { "i", false, false },
	{ "inf", false, false }, { "inline-formula", false, false }, { "italic", false, false },
	{ "label", true, false }, { "li", true, false }, { "list", true, false },
	{ "list-item", true, false }, { "math", false, false }, { "mi", false, false },
	{ "mn", false, false }, { "mo", false, false }, { "monospace", false, false },
	{ "mrow", false, false }, { "msub", false, false }, { "msubsup", false, false },
	{ "msup", false, false }, { "mtext", false, false }, { "named-content", false, false },
	{ "ol", true, false }, { "p", true, false }, { "sc", false, false },
	{ "scp", false, false }, { "sec", true, false }, { "section", true, false },
	{ "small", false, false }, { "span", false, false }, { "strong", false, false },
	{ "styled-content", false, false }, { "sub", false, false }, { "sup", false, false },
	{ "title", true, false }, { "tt", false, false }, { "u", false, false },
	{ "ul", true, false }, { "underline", false, false }, { "xref", false, false },
};

enum {
	ELEMENTS = sizeof elements / sizeof *elements
};

struct tag {
	size_t element;		/* its number */
	size_t size;		/* bytes, with its brackets */
	bool closes;
};

static int
compare_names(const void *name, const void *element)
{
	return strcmp(name, ((const struct element *)element)->name);
}

/* What stands behind the name up to the bracket: nothing, or attributes. */
static bool
is_attributes(struct slice bytes)
{
	if (bytes.size && bytes.at[bytes.size - 1] == '/')
		bytes.size--;
	return ascii_is_blank(bytes)
		|| (ascii_is_space(*bytes.at) && memchr(bytes.at, '=', bytes.size));
}

/* Reads the tag that `bytes` begin with. */
static bool
read_tag(struct slice bytes, struct tag *tag)
{
	char name[NAME_BYTES];
	size_t at = 1, size = 0, end;
	const struct element *found;

	tag->closes = bytes.size > 1 && bytes.at[1] == '/';
	at += tag->closes;
	for (; at < bytes.size && size + 1 < NAME_BYTES; at++) {
		char c = ascii_lower(bytes.at[at]);

		if (c == ':')
			size = 0;	/* behind a prefix */
		else if (ascii_is_lower(c) || ascii_is_digit(c) || c == '-')
			name[size++] = c;
		else
			break;
	}
	name[size] = '\0';
	found = size ? bsearch(name, elements, ELEMENTS, sizeof *elements, compare_names) : NULL;
	if (!found)
		return false;
	for (end = at; end < bytes.size && !strchr("<>", bytes.at[end]); end++)
		if (end - at == ATTRIBUTE_BYTES)
			return false;
	if (end == bytes.size || bytes.at[end] != '>'
			|| !is_attributes((struct slice){ bytes.at + at, end - at }))
		return false;
	tag->size = end + 1;
	tag->element = (size_t)(found - elements);
	return true;
}

/* The bytes of a title that only says that an abstract follows: "<jats:title>Abstract</jats:title>". */
static size_t
heading_size(struct slice text)
{
	struct tag open, close;
	struct slice title;
	const char *end;

	if (text.size == 0 || *text.at != '<' || !read_tag(text, &open)
			|| strcmp(elements[open.element].name, "title") != 0)
		return 0;
	title = (struct slice){ text.at + open.size, text.size - open.size };
	end = memchr(title.at, '<', title.size);
	if (!end)
		return 0;
	text = (struct slice){ end, (size_t)(title.at + title.size - end) };
	title.size = (size_t)(end - title.at);
	if (!ascii_same(ascii_trim(title), SLICE("abstract")) || !read_tag(text, &close))
		return 0;
	return open.size + title.size + close.size;
}

/* Where the tags of each element first open and last close in a text, from 1; 0: they do not. */
struct halves {
	size_t opened[ELEMENTS], closed[ELEMENTS];
};

static void
find_halves(struct halves *halves, struct slice text)
{
	struct tag tag;

	for (size_t at = 0; at < text.size; at++) {
		if (text.at[at] != '<'
				|| !read_tag((struct slice){ text.at + at, text.size - at }, &tag))
			continue;
		if (tag.closes)
			halves->closed[tag.element] = at + 1;
		else if (!halves->opened[tag.element])
			halves->opened[tag.element] = at + 1;
	}
}

/* Whether the tag at `at` has its other half, or needs none. */
static bool
is_whole(const struct halves *halves, const struct tag *tag, size_t at)
{
	if (elements[tag->element].alone)
		return true;
	if (!tag->closes)
		return halves->closed[tag->element] > at + 1;
	return halves->opened[tag->element] && halves->opened[tag->element] < at + 1;
}

/* "<b>Aims</b>We asked": a label in bold, between which and the text white space is missing. */
static bool
ends_label(const struct tag *tag, struct slice before, struct slice behind)
{
	const char *name = elements[tag->element].name;

	return tag->closes && before.size && behind.size && ascii_is_upper(*behind.at)
		&& (ascii_is_lower(before.at[before.size - 1]) || before.at[before.size - 1] == ':')
		&& (strcmp(name, "b") == 0 || strcmp(name, "bold") == 0
			|| strcmp(name, "strong") == 0);
}

/* Takes the tags out of text in place, and returns what is left of it. */
static size_t
remove_tags(char *text, size_t size)
{
	struct halves halves = { 0 };
	size_t to = 0, at = heading_size((struct slice){ text, size });
	bool apart = false, removed = false;
	struct tag tag;

	find_halves(&halves, (struct slice){ text, size });
	for (; at < size; at++) {
		bool space = ascii_is_space(text[at]), after_space = !to || ascii_is_space(text[to - 1]);

		if (text[at] == '<' && read_tag((struct slice){ text + at, size - at }, &tag)
				&& is_whole(&halves, &tag, at)) {
			at += tag.size - 1;
			apart |= elements[tag.element].block || ends_label(&tag,
				(struct slice){ text, to },
				(struct slice){ text + at + 1, size - at - 1 });
			removed = true;
			continue;
		}
		if (removed && space && after_space)
			continue;
		if (apart && !space && !after_space)
			text[to++] = ' ';	/* the tag was longer */
		apart = removed = false;
		text[to++] = text[at];
	}
	return to;
}

/* The code point that "#233" or "#xe9" stands for; 0: none. */
static uint32_t
numbered(const char *digits)
{
	bool hex = *digits == 'x' || *digits == 'X';
	char *end;
	unsigned long number;

	digits += hex;
	if (!ascii_is_digit(*digits) && !(hex && ascii_is_letter(*digits)))
		return 0;
	number = strtoul(digits, &end, hex ? 16 : 10);
	if (*end || number > 0x10ffff || (number >= 0xd800 && number <= 0xdfff))
		return 0;
	if (number < ' ')
		return number ? ' ' : 0;
	return number < 0x100 ? encoding_windows_1252((unsigned char)number) : (uint32_t)number;
}

/* The character that stands at "&...;", and the size of that; 0: none does. */
static uint32_t
read_character(struct slice bytes, size_t *size)
{
	char name[NAME_BYTES];
	const htmlEntityDesc *known;
	size_t end = 1;

	while (end < bytes.size && end < NAME_BYTES
			&& (ascii_is_letter(bytes.at[end]) || ascii_is_digit(bytes.at[end])
				|| bytes.at[end] == '#'))
		end++;
	if (end == bytes.size || end == 1 || bytes.at[end] != ';')
		return 0;
	memcpy(name, bytes.at + 1, end - 1);
	name[end - 1] = '\0';
	*size = end + 1;
	if (*name == '#')
		return numbered(name + 1);
	if (strcmp(name, "apos") == 0)
		return '\'';
	known = htmlEntityLookup((const xmlChar *)name);
	return known ? known->value : 0;
}

/* Puts characters in the place of their names, in place: a character is never longer than its name.
 * "&amp;lt;" is "<". */
static size_t
put_characters(char *text, size_t size)
{
	size_t to = 0, name;

	for (size_t at = 0; at < size;) {
		uint32_t character = text[at] == '&'
			? read_character((struct slice){ text + at, size - at }, &name) : 0;

		if (character == '&' && name > 1) {
			at += name - 1;
			text[at] = '&';		/* what it begins may be a name again */
			if (read_character((struct slice){ text + at, size - at }, &name))
				continue;
			character = 0;
		}
		if (character) {
			to += utf8_put(text + to, character == 0xa0 ? ' ' : character);
			at += name;
		} else {
			text[to++] = text[at++];
		}
	}
	return to;
}

static bool
holds_character(struct slice value)
{
	const char *end = value.at + value.size, *at = value.at;
	size_t size;

	while ((at = memchr(at, '&', (size_t)(end - at))) != NULL) {
		if (read_character((struct slice){ at, (size_t)(end - at) }, &size))
			return true;
		at++;
	}
	return false;
}

static bool
holds_tag(struct slice value)
{
	const char *end = value.at + value.size, *at = value.at;
	struct tag tag;

	while ((at = memchr(at, '<', (size_t)(end - at))) != NULL) {
		if (read_tag((struct slice){ at, (size_t)(end - at) }, &tag))
			return true;
		at++;
	}
	return false;
}

struct slice
markup_clean(struct arena *arena, struct slice value)
{
	struct slice copy;
	char *bytes;

	if (value.size == 0 || (!holds_character(value) && !holds_tag(value)))
		return value;
	copy = arena_copy(arena, value);
	if (!copy.at)
		return copy;
	bytes = (char *)copy.at;	/* arena memory of our own */
	copy.size = remove_tags(bytes, put_characters(bytes, copy.size));
	return ascii_trim(copy);
}
