#include "html.h"

#include <stdbool.h>

#include "utf8.h"

static bool
is_space(uint32_t c)
{
	return c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029;
}

static bool
is_unwelcome(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e)
		|| (c >= 0x2066 && c <= 0x2069) || c == 0xfffe || c == 0xffff;
}

/* Adds text, and for each ASCII character what `escape` has instead of it, unless that is NULL. */
static void
add_escaped(struct buffer *out, struct slice text, const char *(*escape)(char c))
{
	const char *at = text.at, *end = text.at + text.size;

	while (at < end) {
		const char *from = at, *instead = NULL;
		uint32_t c = utf8_next(&at);

		if (is_space(c))
			instead = " ";
		else if (is_unwelcome(c))
			instead = "\xef\xbf\xbd";
		else if (c < 0x80)
			instead = escape((char)c);
		if (instead)
			buffer_add_string(out, instead);
		else
			buffer_add(out, from, (size_t)(at - from));
	}
}

static const char *
in_markup(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

static const char *
in_string(char c)
{
	switch (c) {
	case '"':
		return "\\\"";
	case '\\':
		return "\\\\";
	case '<':
		return "\\u003c";
	case '>':
		return "\\u003e";
	case '&':
		return "\\u0026";
	default:
		return NULL;
	}
}

void
html_add(struct buffer *out, struct slice text)
{
	add_escaped(out, text, in_markup);
}

void
html_add_json(struct buffer *out, struct slice text)
{
	buffer_add_char(out, '"');
	add_escaped(out, text, in_string);
	buffer_add_char(out, '"');
}

size_t
html_units(struct slice text)
{
	size_t units = 0;

	for (size_t i = 0; i < text.size; i++) {
		unsigned char c = (unsigned char)text.at[i];

		units += (c & 0xc0) != 0x80;	/* begins a code point */
		units += c >= 0xf0;		/* that takes a pair of surrogates */
	}
	return units;
}
