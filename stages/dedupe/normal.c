#include "normal.h"

#include "ascii.h"
#include "unicode.h"
#include "utf8.h"

enum {
	TAG_MOST = 24	/* bytes between < and >; what is longer is text */
};

/* Behind an HTML tag at `at`, or `at` where none is. */
static const char *
skip_tag(const char *at, const char *end)
{
	const char *close, *name = at + 1;

	if (*at != '<' || name == end || !(*name == '/' || ascii_is_letter(*name)))
		return at;
	if (end - name > TAG_MOST)
		end = name + TAG_MOST;
	close = memchr(name, '>', (size_t)(end - name));
	return close ? close + 1 : at;
}

static bool
is_apostrophe(uint32_t c)
{
	return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x2bc;
}

/* Letters that no decomposition takes apart. */
static const char *
spelt_out(uint32_t c)
{
	switch (c) {
	case 0xdf: return "ss";
	case 0xe6: return "ae";
	case 0xf8: return "o";
	case 0x111: return "d";
	case 0x131: return "i";
	case 0x142: return "l";
	case 0x153: return "oe";
	default: return NULL;
	}
}

/* Adds a character, lower-case and without marks, if it is of a word. */
static bool
add_letter(struct buffer *out, uint32_t c)
{
	const char *spelt;
	char bytes[4];

	c = unicode_base(unicode_lower(c));
	if (!unicode_is_letter(c) && !unicode_is_number(c))
		return false;
	spelt = spelt_out(c);
	if (spelt)
		buffer_add_string(out, spelt);
	else
		buffer_add(out, bytes, utf8_put(bytes, c));
	return true;
}

/* Adds the letters and digits of ASCII up to the first other character, and returns how many: most
 * text is made of them, and the tables need not be asked. */
static size_t
add_ascii(struct buffer *out, const char *at, const char *end)
{
	size_t size = 0;
	char *to;

	while (at + size < end && (ascii_is_letter(at[size]) || ascii_is_digit(at[size])))
		size++;
	to = size ? buffer_reserve(out, size) : NULL;
	if (!to)
		return size;
	for (size_t i = 0; i < size; i++)
		to[i] = ascii_lower(at[i]);
	out->size += size;
	return size;
}

/* Whether words end at a character that is of none. */
static bool
is_between(uint32_t c)
{
	return !is_apostrophe(c) && (c < 0x80 || unicode_width(c) > 0);
}

static bool
ends_in_space(const struct buffer *out, size_t start)
{
	return out->size > start && out->at[out->size - 1] == ' ';
}

void
normal_words(struct buffer *out, struct slice text)
{
	const char *at = text.at, *end = at + text.size, *behind;
	size_t start = out->size;

	while ((at += add_ascii(out, at, end)) < end) {
		uint32_t c;

		behind = skip_tag(at, end);
		if (behind > at) {
			at = behind;
			continue;
		}
		c = utf8_next(&at);
		if ((c < 0x80 || !add_letter(out, c)) && is_between(c) && out->size > start
				&& !ends_in_space(out, start))
			buffer_add_char(out, ' ');
	}
	if (ends_in_space(out, start))
		out->size--;
}

void
normal_journal(struct buffer *out, struct slice text)
{
	const char *open = memchr(text.at, '(', text.size);

	if (open && open > text.at)
		text.size = (size_t)(open - text.at);
	normal_words(out, text);
}

void
normal_page(struct buffer *out, struct slice text)
{
	size_t i = 0, start = out->size;

	while (i < text.size && !ascii_is_letter(text.at[i]) && !ascii_is_digit(text.at[i]))
		i++;
	for (; i < text.size && (ascii_is_letter(text.at[i]) || ascii_is_digit(text.at[i])); i++)
		if (text.at[i] != '0' || out->size > start)
			buffer_add_char(out, ascii_lower(text.at[i]));
}
