#include "items.h"

#include "look.h"
#include "marks.h"

enum {
	NUMBER_DIGITS = 3,	/* "2005." is a year */
	ROMAN_LETTERS = 5,
	BULLET_SPACE = 8	/* bytes between a bullet and its number */
};

static bool
is_roman(char c)
{
	c = ascii_lower(c);
	return c == 'i' || c == 'v' || c == 'x' || c == 'l' || c == 'c';
}

static const char *
read_digits(const char *at, const char *end, unsigned *number)
{
	const char *p = at;

	for (*number = 0; p < end && p - at <= NUMBER_DIGITS && ascii_is_digit(*p); p++)
		*number = *number * 10 + (unsigned)(*p - '0');
	return p - at > NUMBER_DIGITS ? at : p;
}

/* "12", "3.2.1", "b", "iv"; returns `at` if nothing such is there. */
static const char *
read_value(const char *at, const char *end, struct item *item)
{
	const char *p = read_digits(at, end, &item->number), *next;

	while (p > at && end - p > 1 && *p == '.' && ascii_is_digit(p[1])) {
		next = read_digits(p + 1, end, &item->number);
		item->number = 0;
		if (next == p + 1)
			return at;
		p = next;
	}
	if (p > at)
		return p;
	while (p < end && p - at < ROMAN_LETTERS && is_roman(*p))
		p++;
	if (p - at > 1)
		return p;
	if (at == end || !ascii_is_letter(*at))
		return at;
	item->letter = true;
	item->number = (unsigned)(ascii_lower(*at) - 'a') + 1;
	return at + 1;
}

static void
read_number(const char *at, const char *end, struct item *item)
{
	struct item found = *item;
	bool bracket = at < end && *at == '(';
	const char *p = read_value(at + bracket, end, &found);

	if (p == at + bracket || p == end || (*p != '.' && *p != ')') || (bracket && *p == '.'))
		return;
	found.style = *p++;
	if (found.style == '.' && p < end && *p == ')')
		p++;
	else if (found.style == '.' && ascii_is_upper(p[-2]))
		found.number = 0;	/* an initial just as well */
	if (p < end && !space_size(p, end))
		return;
	found.end = p;
	if (found.sureness == ITEM_NONE)
		found.sureness = ITEM_MAYBE;
	*item = found;
}

/* "[12] Barnett K": an entry of a list of references, unless the line goes on as prose would. */
static void
read_entry(const char *at, const char *end, struct item *item)
{
	const char *close = read_digits(at + 1, end, &item->number), *next;

	if (close == at + 1 || close == end || *close != ']')
		return;
	next = skip_space(close + 1, end);
	if (next == close + 1)
		return;
	if (next < end && (ascii_is_lower(*next) || memchr(",;:.)", *next, 5)))
		return;
	item->sureness = ITEM_SURE;
	item->style = ']';
	item->end = close + 1;
}

static enum item_sureness
bullet_sureness(uint32_t c, const char *next, const char *end)
{
	bool spaced = next == end || space_size(next, end);

	if (mark_is_bullet(c))
		return ITEM_SURE;
	if (!spaced)
		return ITEM_NONE;
	if (c == '-' || c == '*' || c == '+')
		return ITEM_SURE;
	return c == 0x2013 || c == 0x2014 || c == 0xb7 ? ITEM_MAYBE : ITEM_NONE;
}

/* A word of two letters or more, which is no number: where most sentences begin. */
static bool
begins_word(const char *at, const char *end)
{
	return end - at > 1 && ascii_is_letter(at[0]) && ascii_is_letter(at[1]) && !is_roman(at[1]);
}

struct item
item_at(const char *at, const char *end)
{
	struct item item = { .end = at };
	const char *next = at;
	uint32_t c = at < end ? utf8_next(&next) : 0;

	if (begins_word(at, end))
		return item;
	if (c == '(' || (c < 0x80 && (ascii_is_digit((char)c) || ascii_is_letter((char)c)))) {
		read_number(at, end, &item);
		return item;
	}
	if (c == '[') {
		read_entry(at, end, &item);
		return item;
	}
	item.sureness = bullet_sureness(c, next, end);
	if (item.sureness == ITEM_NONE)
		return item;
	item.bullet = c;
	item.end = next;
	while (next < end && next - item.end < BULLET_SPACE && (*next == ' ' || *next == '\t'))
		next++;
	read_number(next, end, &item);
	return item;
}

bool
item_succeeds(const struct item *next, const struct item *item)
{
	if (next->bullet || item->bullet)
		return next->bullet == item->bullet;
	return item->number && next->style == item->style && next->letter == item->letter
		&& next->number == item->number + 1;
}
