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

/* Most letters are ASCII: the tables need not be asked. */
static uint32_t
plain_letter(uint32_t c)
{
	return c < 0x80 ? (uint32_t)(unsigned char)ascii_lower((char)c)
		: unicode_base(unicode_lower(c));
}

static bool
is_of_word(uint32_t c)
{
	if (c < 0x80)
		return ascii_is_lower((char)c) || ascii_is_digit((char)c);
	return unicode_is_letter(c) || unicode_is_number(c);
}

static void
add_letter(struct buffer *out, uint32_t c)
{
	const char *spelt = c < 0x80 ? NULL : spelt_out(c);
	char bytes[4];

	if (spelt)
		buffer_add_string(out, spelt);
	else
		buffer_add(out, bytes, utf8_put(bytes, c));
}

void
normal_words(struct buffer *out, struct slice text)
{
	const char *at = text.at, *end = at + text.size, *behind;
	size_t start = out->size;
	bool apart = false;

	while (at < end) {
		uint32_t c;

		behind = skip_tag(at, end);
		if (behind > at) {
			at = behind;
			continue;
		}
		c = plain_letter(utf8_next(&at));
		if (is_of_word(c)) {
			if (apart && out->size > start)
				buffer_add_char(out, ' ');
			apart = false;
			add_letter(out, c);
		} else if (!is_apostrophe(c) && unicode_width(c) > 0) {
			apart = true;
		}
	}
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
