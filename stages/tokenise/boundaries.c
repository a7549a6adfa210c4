#include "boundaries.h"

#include "compound.h"
#include "unicode.h"
#include "utf8.h"

/* What the reader knows a code point as. No bit: a boundary stands on both sides, whatever
 * plain is beside it. */
enum {
	LETTER = 1,
	DIGIT = 2,
	LOW_LINE = 4,
	WORD = LETTER | DIGIT | LOW_LINE,	/* no boundary between any two of these */
	MID_LETTER = 8,		/* no boundary on either side if it stands between letters */
	MID_NUMBER = 16,	/* or digits */
	HYPHEN = 32,		/* a boundary on both sides, but tokens may go on */
	STRANGE = 64,		/* for word_boundary to decide */
	LONG = 128		/* begins a code point beyond ASCII */
};

static const unsigned char byte_classes[256] = {
	['a' ... 'z'] = LETTER,
	['A' ... 'Z'] = LETTER,
	['0' ... '9'] = DIGIT,
	['_'] = LOW_LINE,
	[':'] = MID_LETTER,
	['.'] = MID_LETTER | MID_NUMBER,
	['\''] = MID_LETTER | MID_NUMBER,
	[','] = MID_NUMBER,
	[';'] = MID_NUMBER,
	['-'] = HYPHEN,
	[0x80 ... 0xff] = LONG
};

static inline unsigned
byte_class(char c)
{
	return byte_classes[(unsigned char)c];
}

static unsigned
long_class(uint32_t c)
{
	switch (unicode_word_break(c)) {
	case WB_ALETTER:
		return unicode_is_letter(c) ? LETTER : STRANGE;
	case WB_MIDLETTER:
		return MID_LETTER;
	case WB_MIDNUM:
		return MID_NUMBER;
	case WB_MIDNUMLET:
		return MID_LETTER | MID_NUMBER;
	case WB_OTHER:
	case WB_DOUBLE_QUOTE:
	case WB_NEWLINE:
		return unicode_is_letter(c) || unicode_is_number(c) ? STRANGE : 0;
	default:
		return STRANGE;
	}
}

/* The class of the code point at `at` (< end); *next is where the one behind it starts. */
static inline unsigned
class_at(const char *at, const char **next)
{
	unsigned class = byte_class(*at);

	*next = at + 1;
	if (class != LONG)
		return class;
	*next = at;
	return long_class(utf8_next(next));
}

struct segment {
	const char *end;
	unsigned kinds;	/* LETTER, DIGIT: what it holds; neither: no word */
};

/* LETTER, DIGIT or neither. A letter that extends what is before it (U+FF9E) makes no word. */
static unsigned
kind_of(uint32_t c)
{
	if (unicode_is_number(c))
		return DIGIT;
	return unicode_is_letter(c) && unicode_word_break(c) != WB_EXTEND ? LETTER : 0;
}

static struct segment
strange_segment(const char *at, const char *end)
{
	struct segment segment = { at + word_boundary(at, (size_t)(end - at), 0), 0 };

	while (at < segment.end)
		segment.kinds |= kind_of(utf8_next(&at));
	return segment;
}

/* The segment that starts at `start` (< end) with one of WORD. */
static struct segment
word_segment(const char *start, const char *end)
{
	const char *at = start, *next, *beyond;
	unsigned kinds = 0, last = 0;

	while (at < end) {
		unsigned class = class_at(at, &next), third;

		if (class & WORD) {
			kinds |= last = class;
			at = next;
			continue;
		}
		if (class == 0)
			break;
		third = next < end ? class_at(next, &beyond) : 0;
		if ((class | third) & STRANGE)
			return strange_segment(start, end);
		if (!(last & LETTER && class & MID_LETTER && third & LETTER)
				&& !(last & DIGIT && class & MID_NUMBER && third & DIGIT))
			break;
		at = next;
	}
	return (struct segment){ at, kinds & (LETTER | DIGIT) };
}

/* Between spaces is no boundary, and what is joined to the last of them starts at the first. */
static inline bool
are_spaces(const char *at, const char *end)
{
	return end - at > 1 && at[0] == ' ' && at[1] == ' ';
}

static struct segment
segment_at(const char *at, const char *end)
{
	const char *next, *beyond;
	unsigned class = class_at(at, &next);

	if (class & WORD)
		return word_segment(at, end);
	if (class & STRANGE || are_spaces(at, end)
			|| (next < end && class_at(next, &beyond) & STRANGE))
		return strange_segment(at, end);
	return (struct segment){ next, 0 };
}

/* The end of the compound that starts with `segment`. Numbers are not joined to numbers:
 * 2018-2022. A mark behind the hyphen belongs to it, and what stands there joins nothing. */
static const char *
compound_end(struct segment segment, const char *end)
{
	size_t hyphen;

	while ((hyphen = hyphen_length(segment.end, end)) > 0) {
		const char *at = segment.end + hyphen, *first = at;
		struct segment part;

		if (at == end || !kind_of(utf8_next(&first)))
			break;
		part = segment_at(at, end);
		if (!((segment.kinds | part.kinds) & LETTER))
			break;
		segment = part;
	}
	return segment.end;
}

struct stretch
stretch_at(const char *at, const char *end, bool split_hyphens)
{
	struct segment segment = segment_at(at, end);
	bool joins = segment.kinds && !split_hyphens;

	return (struct stretch){ joins ? compound_end(segment, end) : segment.end, segment.kinds != 0 };
}
