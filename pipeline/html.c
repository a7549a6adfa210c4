#include "html.h"

#include "lettering.h"
#include "utf8.h"

/* One line for what may be several; else as figures have it. */
static uint32_t
shown(uint32_t c)
{
	return c == 0x2028 || c == 0x2029 ? ' ' : lettering_shown(c);
}

/* Adds text, and for each ASCII character what `escape` has instead of it, unless that is NULL. */
static void
add_escaped(struct buffer *out, struct slice text, const char *(*escape)(char c))
{
	const char *at = text.at, *end = text.at + text.size;

	while (at < end) {
		uint32_t c = shown(utf8_next(&at));
		const char *instead = c < 0x80 ? escape((char)c) : NULL;
		char bytes[4];

		if (instead)
			buffer_add_string(out, instead);
		else
			buffer_add(out, bytes, utf8_put(bytes, c));
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
