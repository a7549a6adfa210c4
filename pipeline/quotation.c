#include "quotation.h"

static bool
is_blank(char c)
{
	return (unsigned char)c <= ' ' || c == 0x7f;
}

void
quotation_add(struct buffer *out, struct slice text)
{
	bool between = false, begun = false;

	for (size_t i = 0; i < text.size; i++) {
		if (is_blank(text.at[i])) {
			between = begun;
			continue;
		}
		if (between)
			buffer_add_char(out, ' ');
		buffer_add_char(out, text.at[i]);
		between = false;
		begun = true;
	}
}

static bool
begins_character(char c)
{
	return ((unsigned char)c & 0xc0) != 0x80;
}

/* The byte so many code points before or behind another. */
static size_t
byte_before(struct slice text, size_t at, size_t points)
{
	while (at > 0 && points > 0)
		points -= begins_character(text.at[--at]);
	return at;
}

static size_t
byte_behind(struct slice text, size_t at, size_t points)
{
	while (at < text.size && points > 0) {
		at++;
		points -= at == text.size || begins_character(text.at[at]);
	}
	return at;
}

/* Moves the ends of what stands around a place so that no word is cut, if there is a space at all.
 * */
static void
keep_words(struct slice text, struct span place, size_t *from, size_t *to)
{
	size_t first = *from, last = *to;

	while (first > 0 && first < place.start && !is_blank(text.at[first - 1]))
		first++;
	while (last < text.size && last > place.end && !is_blank(text.at[last]))
		last--;
	if (first < place.start)
		*from = first;
	if (last > place.end)
		*to = last;
}

void
quotation_add_place(struct buffer *out, struct slice text, struct span place)
{
	size_t from = byte_before(text, place.start, QUOTATION_CONTEXT);
	size_t to = byte_behind(text, place.end, QUOTATION_CONTEXT);

	keep_words(text, place, &from, &to);
	quotation_add(out, (struct slice){ text.at + from, place.start - from });
	if (place.start > from && is_blank(text.at[place.start - 1]))
		buffer_add_char(out, ' ');
	buffer_add_char(out, '[');
	quotation_add(out, (struct slice){ text.at + place.start, place.end - place.start });
	buffer_add_char(out, ']');
	if (place.end < to && is_blank(text.at[place.end]))
		buffer_add_char(out, ' ');
	quotation_add(out, (struct slice){ text.at + place.end, to - place.end });
}
