/* tl-tokenise: adds the layer "tokens": where each word of the text starts and ends.
 *
 * A token is a segment between word boundaries of UAX #29 that holds a letter or a number, or
 * several of them joined by single hyphens. Most boundaries are found without word_boundary: a
 * scanner knows the rules between plain letters, digits and punctuation, and hands every
 * segment that meets a code point of another class (marks, format characters, Hebrew, Katakana,
 * ...) over to word_boundary. */
#include <endian.h>
#include <stdlib.h>

#include "compound.h"
#include "stage.h"
#include "unicode.h"
#include "utf8.h"

enum {
	SPANS_KEPT = 1 << 20	/* bytes kept from record to record */
};

/* What the scanner knows a code point as. No bit: a boundary stands on both sides, whatever
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

struct settings {
	bool split_hyphens;
};

struct worker {
	struct buffer spans;	/* of struct span */
	bool split_hyphens;
};

enum {
	LETTERS_SEEN = 16	/* bytes that letters_ahead looks at */
};

/* Marks each of 8 bytes that is no ASCII letter by its highest bit, the first byte lowest. */
static inline uint64_t
others_of_eight(const char *at)
{
	const uint64_t each = 0x0101010101010101u, high = each << 7;
	uint64_t bytes, lower;

	memcpy(&bytes, at, 8);
	bytes = le64toh(bytes);
	lower = (bytes | each * 0x20) & ~high;
	return (bytes | ~(lower + each * (0x80 - 'a')) | (lower + each * (0x7f - 'z'))) & high;
}

/* ASCII letters from `at` on, LETTERS_SEEN at most; 0 where fewer bytes than these are left. */
static inline size_t
letters_ahead(const char *at, const char *end)
{
	uint64_t first, second, others;

	if (end - at < LETTERS_SEEN)
		return 0;
	first = others_of_eight(at);
	second = others_of_eight(at + 8);
	others = first ? first : second;
	return others ? (first ? 0 : 8) + (size_t)__builtin_ctzll(others) / 8 : LETTERS_SEEN;
}

static inline bool
add_span(struct buffer *spans, struct span span)
{
	if (spans->room - spans->size < sizeof span && !buffer_reserve(spans, sizeof span))
		return false;
	memcpy(spans->at + spans->size, &span, sizeof span);
	spans->size += sizeof span;
	return true;
}

/* True for an ASCII separator, at the start of a segment, with a boundary behind it. */
static inline bool
is_plain_gap(const char *at, const char *end)
{
	return !(byte_class(at[0]) & ~(MID_LETTER | MID_NUMBER | HYPHEN)) && end - at > 1
		&& byte_class(at[1]) != LONG && !are_spaces(at, end);
}

/* True if a word surely ends before `at`: at a separator, or at a mark with a separator behind it. */
static inline bool
ends_plainly(const char *at, const char *end)
{
	unsigned class = byte_class(at[0]);

	return class == 0 || (!(class & ~(MID_LETTER | MID_NUMBER)) && end - at > 1
		&& byte_class(at[1]) == 0);
}

/* Prose is mostly gaps, and words of a few letters with a separator behind: seen at a glance. */
static bool
add_tokens(struct worker *worker, struct slice text)
{
	const char *at = text.at, *end = at + text.size;

	while (at < end) {
		size_t letters = letters_ahead(at, end);
		struct segment segment = { at + letters, LETTER };
		const char *start = at;

		if (letters == 0 && is_plain_gap(at, end)) {
			at++;
			continue;
		}
		if (letters == 0 || letters == LETTERS_SEEN || !ends_plainly(at + letters, end)) {
			segment = segment_at(at, end);
			if (segment.kinds && !worker->split_hyphens)
				segment.end = compound_end(segment, end);
		}
		at = segment.end;
		if (segment.kinds && !add_span(&worker->spans, (struct span){
				(uint32_t)(start - text.at), (uint32_t)(at - text.at) }))
			return false;
	}
	return true;
}

static void *
tokenise_begin(const void *settings, struct lexis *lexis, struct fault *fault)
{
	const struct settings *chosen = settings;
	struct worker *worker = calloc(1, sizeof *worker);

	(void)lexis;
	if (!worker) {
		fault_memory(fault);
		return NULL;
	}
	worker->split_hyphens = chosen->split_hyphens;
	return worker;
}

static void
tokenise_end(void *worker)
{
	struct worker *w = worker;

	buffer_free(&w->spans);
	free(w);
}

static enum verdict
tokenise_each(void *worker, struct record *record, struct fault *fault)
{
	struct worker *w = worker;
	const struct slice *text = record_text(record, fault);

	if (!text)
		return VERDICT_REJECT;
	buffer_reset(&w->spans, SPANS_KEPT);
	if (!add_tokens(w, *text)) {
		fault_memory(fault);
		return VERDICT_BROKEN;
	}
	record_set_tokens(record, (struct spans){
		(struct span *)(void *)w->spans.at, w->spans.size / sizeof(struct span)
	});
	return VERDICT_KEEP;
}

static const struct option tokenise_options[] = {
	{ "split-hyphens", 0, OPTION_FLAG, offsetof(struct settings, split_hyphens), NULL,
		"make a token of each part of well-being" },
	{ 0 }
};

const struct stage tokenise_stage = {
	.name = "tokenise",
	.summary = "add the words of each text",
	.description =
		"Sets the member \"tokens\": start and end of each word in the text. Words are\n"
		"what stands between the word boundaries of Unicode (UAX #29) and holds a letter\n"
		"or a number. Words joined by single hyphens are one token (well-being,\n"
		"COVID-19), unless numbers are on both sides (2018-2022). Dashes never join.",
	.options = tokenise_options,
	.settings_size = sizeof(struct settings),
	.needs = LAYER_BIT(LAYER_TEXT),
	.begin = tokenise_begin,
	.end = tokenise_end,
	.each = tokenise_each,
};
