#include "xml_spell.h"

#include "ascii.h"
#include "bytes16.h"
#include "utf8.h"

enum {
	MARK = 0x7f,
	FIRST_LETTER = '?',
	MARK_LETTER = '@',	/* behind the mark: a U+007F of the file's own */
	NAME_BYTES = 64		/* of a reference with letters beyond ASCII, at most */
};

/* How many bytes at the start need no spelling. */
static size_t
plain_size(struct slice text)
{
	return bytes16_before(text.at, text.size, bytes16_from_7f);
}

bool
xml_is_plain(struct slice piece)
{
	return plain_size(piece) == piece.size;
}

static bool
is_bracket(char c)
{
	return c == '<' || c == '>';
}

/* Whether what stands behind these bytes of a piece is text, or looks so: a ">" may stand in an
 * attribute too. */
static bool
ends_tag(struct slice before)
{
	const char *end = before.size ? memrchr(before.at, '>', before.size) : NULL;

	return end && !memchr(end, '<', (size_t)(before.at + before.size - end));
}

/* Whether these bytes end within the name of an entity, or one of a DTD: "&r" of "&résumé;". */
static bool
ends_in_name(struct slice before)
{
	const char *at = before.at + before.size;

	for (size_t i = 0; i < before.size && i < NAME_BYTES; i++) {
		char c = *--at;

		if (c == '&' || c == '%')
			return true;
		if ((unsigned char)c < 0x80 && !ascii_is_letter(c) && !ascii_is_digit(c)
				&& !memchr("._-:", c, 4))
			return false;
	}
	return false;
}

/* U+FFFE and U+FFFF, which XML does not allow. */
static bool
is_forbidden(const char *at, size_t size)
{
	return size == 3 && memcmp(at, "\xef\xbf", 2) == 0 && (unsigned char)at[2] >= 0xbe;
}

/* Adds the characters beyond ASCII that text begins with, and moves *text behind them. */
static char *
add_run(char *to, struct slice *text, bool spelt)
{
	const char *end = text->at + text->size, *at = text->at;

	while (at < end && (unsigned char)*at >= 0x80) {
		size_t size = utf8_length(at, end);

		if (!spelt || is_forbidden(at, size)) {
			to = mempcpy(to, at, size);
			at += size;
			continue;
		}
		*to++ = MARK;
		for (; size; size--)
			*to++ = (char)(FIRST_LETTER + (*at++ & 0x3f));
	}
	*text = (struct slice){ at, (size_t)(end - at) };
	return to;
}

/* Adds the rest of what stands up to a bracket. */
static char *
add_rest(char *to, struct slice before, struct slice rest, bool is_text)
{
	for (;;) {
		size_t plain = plain_size(rest);

		to = mempcpy(to, rest.at, plain);
		rest = (struct slice){ rest.at + plain, rest.size - plain };
		if (rest.size == 0)
			return to;
		if (*rest.at == MARK) {
			*to++ = MARK;
			*to++ = MARK_LETTER;
			rest = (struct slice){ rest.at + 1, rest.size - 1 };
			continue;
		}
		before.size = (size_t)(rest.at - before.at);
		to = add_run(to, &rest, is_text && !ends_in_name(before));
	}
}

void
xml_spell(struct buffer *out, struct slice piece)
{
	char *to = buffer_reserve(out, 2 * piece.size);

	if (!to)
		return;
	for (size_t at = 0, end; at < piece.size; at = end) {
		struct slice before = { piece.at + at, 0 };
		bool is_text;

		before.size = plain_size((struct slice){ before.at, piece.size - at });
		to = mempcpy(to, before.at, before.size);
		at += before.size;
		for (end = at; end < piece.size && !is_bracket(piece.at[end]); end++)
			;
		is_text = end < piece.size && piece.at[end] == '<' && ends_tag(before);
		to = add_rest(to, before, (struct slice){ piece.at + at, end - at }, is_text);
	}
	out->size = (size_t)(to - out->at);
}

struct slice
xml_spelt_reference(struct slice text)
{
	static const char spelt[] = { MARK, MARK_LETTER };

	if (text.size != 1 || *text.at != MARK)
		return text;
	return (struct slice){ spelt, sizeof spelt };
}

size_t
xml_unspelt_size(struct slice spelt)
{
	size_t marks = 0;

	for (const char *at = spelt.at, *end = at + spelt.size;
			at < end && (at = memchr(at, MARK, (size_t)(end - at))) != NULL; at++)
		marks++;
	return spelt.size - marks;
}

/* Reads the character whose letters stand behind a mark, and returns how many these are; 0: none
 * is spelt there. */
static size_t
read_character(const char *letters, const char *end, char character[4])
{
	size_t i;

	for (i = 0; i < 4 && letters + i < end && letters[i] >= FIRST_LETTER; i++)
		character[i] = (char)((i ? 0x80 : 0xc0) | (letters[i] - FIRST_LETTER));
	if (i && *letters == MARK_LETTER) {
		*character = MARK;
		return 1;
	}
	return utf8_length(character, character + i);
}

size_t
xml_unspell(char *text, size_t size)
{
	char *at = text, *to = text, *end = text + size;

	while (at < end) {
		const char *mark = memchr(at, MARK, (size_t)(end - at));
		size_t plain = (size_t)((mark ? mark : end) - at), letters;
		char character[4];

		if (to < at)
			memmove(to, at, plain);
		to += plain;
		at += plain;
		if (!mark)
			break;
		letters = read_character(at + 1, end, character);
		if (letters)
			to = mempcpy(to, character, letters);
		else
			*to++ = *at;
		at += 1 + letters;
	}
	return (size_t)(to - text);
}
