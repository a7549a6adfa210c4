#include "unicode.h"

#include "utf8.h"

enum {
	WORD_BREAK_MASK = 0x1f,
	IS_PICTOGRAPHIC = 0x20,
	IS_LETTER = 0x40,
	IS_NUMBER = 0x80,
	IS_UPPER = 0x100,
	IS_SPACE = 0x200,
	HAS_NO_WIDTH = 0x400,
	IS_WIDE = 0x800
};

_Static_assert(WB_COUNT <= WORD_BREAK_MASK + 1, "Word_Break needs more bits");

#include "unicode_tables.h"

enum {
	BLOCK_SIZE = sizeof class_blocks[0] / sizeof class_blocks[0][0],
	CODE_POINTS = 0x110000
};

const char *
unicode_version(void)
{
	return UNICODE_DATA;
}

static unsigned
properties(uint32_t c)
{
	if (c >= CODE_POINTS)
		return WB_OTHER;
	return class_properties[class_blocks[class_index[c / BLOCK_SIZE]][c % BLOCK_SIZE]];
}

static enum word_break
word_break_of(unsigned found)
{
	return (enum word_break)(found & WORD_BREAK_MASK);
}

enum word_break
unicode_word_break(uint32_t c)
{
	return word_break_of(properties(c));
}

bool
unicode_is_pictographic(uint32_t c)
{
	return properties(c) & IS_PICTOGRAPHIC;
}

bool
unicode_is_letter(uint32_t c)
{
	return properties(c) & IS_LETTER;
}

bool
unicode_is_number(uint32_t c)
{
	return properties(c) & IS_NUMBER;
}

bool
unicode_is_upper(uint32_t c)
{
	return properties(c) & IS_UPPER;
}

bool
unicode_is_space(uint32_t c)
{
	return properties(c) & IS_SPACE;
}

unsigned
unicode_width(uint32_t c)
{
	unsigned found = properties(c);

	if (found & HAS_NO_WIDTH)
		return c == 0xad;	/* the soft hyphen is shown */
	if (c >= 0x1160 && c <= 0x11ff)
		return 0;		/* joins the consonant before it */
	return found & IS_WIDE ? 2 : 1;
}

unsigned
unicode_text_width(struct slice text)
{
	const char *at = text.at, *end = at + text.size;
	unsigned width = 0;

	while (at < end)
		width += unicode_width(utf8_next(&at));
	return width;
}

uint32_t
unicode_lower(uint32_t c)
{
	if (c >= CODE_POINTS)
		return c;
	return c + (uint32_t)lower_blocks[lower_index[c / BLOCK_SIZE]][c % BLOCK_SIZE];
}

uint32_t
unicode_base(uint32_t c)
{
	int32_t distance = 0;

	do {
		if (c >= CODE_POINTS)
			return c;
		distance = base_blocks[base_index[c / BLOCK_SIZE]][c % BLOCK_SIZE];
		c += (uint32_t)distance;
	} while (distance);
	return c;
}

/* Lower-cases 8 bytes of ASCII; false if they are not all that. */
static bool
lower_eight(char *out, const char *at)
{
	const uint64_t each = 0x0101010101010101, top = 0x80 * each;
	uint64_t bytes, from_a, above_z;

	memcpy(&bytes, at, sizeof bytes);
	if (bytes & top)
		return false;
	from_a = bytes + (0x80 - 'A') * each;	/* sets the top bit of each byte that is not below */
	above_z = bytes + (0x7f - 'Z') * each;
	bytes |= (from_a & ~above_z & top) >> 2;
	memcpy(out, &bytes, sizeof bytes);
	return true;
}

size_t
unicode_lower_text(char *out, struct slice text)
{
	const char *at = text.at, *end = at + text.size;
	char *to = out;

	for (; end - at >= 8 && lower_eight(to, at); at += 8)
		to += 8;
	while (at < end) {
		unsigned char c = (unsigned char)*at;

		if (c < 0x80) {
			*to++ = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
			at++;
		} else {
			to += utf8_put(to, unicode_lower(utf8_next(&at)));
		}
	}
	return (size_t)(to - out);
}

size_t
unicode_straighten(char *text, size_t size)
{
	const char *end = text + size, *from = memchr(text, 0xe2, size);
	char *to;

	if (!from)
		return size;
	to = text + (from - text);
	while (from < end) {
		if (end - from >= 3 && memcmp(from, "\xe2\x80\x99", 3) == 0) {
			*to++ = '\'';
			from += 3;
		} else {
			*to++ = *from++;
		}
	}
	return (size_t)(to - text);
}

/* What stands between two code points that WB4 has brought together. */
enum bond {
	BOND_NONE,	/* a boundary (WB999) */
	BOND_WHOLE,	/* no boundary */
	BOND_LETTER,	/* none if a letter follows the second (WB6, WB7) */
	BOND_QUOTE,	/* none, nor behind the second if a letter follows it (WB7a, WB7) */
	BOND_HEBREW,	/* none if a Hebrew letter follows the second (WB7b, WB7c) */
	BOND_NUMBER	/* none if a number follows the second (WB11, WB12) */
};

static bool
is_ahletter(enum word_break c)
{
	return c == WB_ALETTER || c == WB_HEBREW_LETTER;
}

static bool
is_ignored(enum word_break c)
{
	return c == WB_EXTEND || c == WB_FORMAT || c == WB_ZWJ;
}

static bool
is_newline(enum word_break c)
{
	return c == WB_CR || c == WB_LF || c == WB_NEWLINE;
}

static enum bond
letter_bond(enum word_break letter, enum word_break next)
{
	switch (next) {
	case WB_ALETTER:
	case WB_HEBREW_LETTER:
	case WB_NUMERIC:
	case WB_EXTENDNUMLET:
		return BOND_WHOLE;
	case WB_SINGLE_QUOTE:
		return letter == WB_HEBREW_LETTER ? BOND_QUOTE : BOND_LETTER;
	case WB_MIDLETTER:
	case WB_MIDNUMLET:
		return BOND_LETTER;
	case WB_DOUBLE_QUOTE:
		return letter == WB_HEBREW_LETTER ? BOND_HEBREW : BOND_NONE;
	default:
		return BOND_NONE;
	}
}

static enum bond
number_bond(enum word_break next)
{
	switch (next) {
	case WB_ALETTER:
	case WB_HEBREW_LETTER:
	case WB_NUMERIC:
	case WB_EXTENDNUMLET:
		return BOND_WHOLE;
	case WB_MIDNUM:
	case WB_MIDNUMLET:
	case WB_SINGLE_QUOTE:
		return BOND_NUMBER;
	default:
		return BOND_NONE;
	}
}

static enum bond
bond_between(enum word_break last, enum word_break next)
{
	bool whole = false;

	switch (last) {
	case WB_ALETTER:
	case WB_HEBREW_LETTER:
		return letter_bond(last, next);
	case WB_NUMERIC:
		return number_bond(next);
	case WB_KATAKANA:
		whole = next == WB_KATAKANA || next == WB_EXTENDNUMLET;
		break;
	case WB_EXTENDNUMLET:
		whole = is_ahletter(next) || next == WB_NUMERIC || next == WB_KATAKANA
			|| next == WB_EXTENDNUMLET;
		break;
	case WB_REGIONAL_INDICATOR:
		whole = next == WB_REGIONAL_INDICATOR;
		break;
	default:
		break;
	}
	return whole ? BOND_WHOLE : BOND_NONE;
}

static bool
bond_wants(enum bond bond, enum word_break class)
{
	if (bond == BOND_HEBREW)
		return class == WB_HEBREW_LETTER;
	if (bond == BOND_NUMBER)
		return class == WB_NUMERIC;
	return is_ahletter(class);
}

/* If what the bond needs follows, moves *at behind it and gives its class. */
static bool
bond_holds(enum bond bond, const char **at, const char *end, enum word_break *class)
{
	const char *seen = *at;
	enum word_break third = WB_EXTEND;

	while (seen < end && is_ignored(third))
		third = unicode_word_break(utf8_next(&seen));
	if (!bond_wants(bond, third))
		return false;
	*at = seen;
	*class = third;
	return true;
}

/* `last` is the class that WB4 leaves, `beside` that of the code point right before `at`. A
 * pair of regional indicators is closed by calling it WB_OTHER. Looking ahead over ignored code
 * points stays linear: where it fails, the next segment starts before them, and nothing in it
 * looks ahead. */
size_t
word_boundary(const char *text, size_t size, size_t from)
{
	const char *at = text + from, *end = text + size;
	enum word_break last = unicode_word_break(utf8_next(&at)), beside = last;

	while (at < end) {
		const char *here = at;
		unsigned found = properties(utf8_next(&at));
		enum word_break class = word_break_of(found);
		enum bond bond;

		if (is_newline(beside) || is_newline(class))	/* WB3, WB3a, WB3b */
			return (size_t)((beside == WB_CR && class == WB_LF ? at : here) - text);
		if ((beside == WB_ZWJ && (found & IS_PICTOGRAPHIC))	/* WB3c */
				|| (beside == WB_WSEGSPACE && class == WB_WSEGSPACE)) {	/* WB3d */
			last = beside = class;
			continue;
		}
		beside = class;
		if (is_ignored(class))	/* WB4 */
			continue;
		bond = bond_between(last, class);
		if (bond > BOND_WHOLE && bond_holds(bond, &at, end, &class))
			beside = class;
		else if (bond != BOND_WHOLE && bond != BOND_QUOTE)
			return (size_t)(here - text);
		last = last == WB_REGIONAL_INDICATOR ? WB_OTHER : class;	/* WB15, WB16 */
	}
	return size;
}
