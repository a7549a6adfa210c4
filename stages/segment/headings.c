#include "headings.h"

#include "abbreviations.h"
#include "items.h"
#include "labels.h"
#include "look.h"

enum {
	HEADING_BYTES = 100,	/* longer lines are text */
	HEADING_WORDS = 12,
	PARAGRAPH_BYTES = 80,	/* of text below it, for a heading that has no other sign */
	CAPITALS = 4,		/* of a heading known by them alone */
	LABEL_WORDS = 5,	/* of a label in the line that has no colon */
	NUMBER_DIGITS = 2,
	YEAR_DIGITS = 4,
	DEEPEST = 6
};

/* A sentence and where it stands. */
struct place {
	struct slice text;
	struct spans sentences;
	size_t index;
	const char *at, *end;
};

static struct place
place_of(struct slice text, struct spans sentences, size_t index)
{
	struct span span = sentences.at[index];

	return (struct place){ text, sentences, index, text.at + span.start, text.at + span.end };
}

static size_t
place_size(const struct place *place)
{
	return (size_t)(place->end - place->at);
}

static bool
has_next(const struct place *place)
{
	return place->index + 1 < place->sentences.count;
}

static struct place
next_place(const struct place *place)
{
	return place_of(place->text, place->sentences, place->index + 1);
}

/* The line breaks between the sentence and what stands before it; 2 at the start of the text. */
static unsigned
breaks_before(const struct place *place)
{
	const char *at = place->at, *start = place->text.at;
	unsigned breaks = 0;

	for (; at > start && space_before(start, at); at = step_back(start, at))
		breaks += at[-1] == '\n' || (at[-1] == '\r' && *at != '\n');
	return at == start ? 2 : breaks;
}

static unsigned
breaks_after(const struct place *place)
{
	struct place next;

	if (!has_next(place))
		return 2;
	next = next_place(place);
	return breaks_before(&next);
}

/* Behind "3", "3." or "3.2.1". */
static const char *
skip_parts(const char *at, const char *end, unsigned *parts)
{
	*parts = 0;
	while (at < end && ascii_is_digit(*at)) {
		const char *part = at;

		while (at < end && at - part < NUMBER_DIGITS && ascii_is_digit(*at))
			at++;
		++*parts;
		if (at == end || *at != '.')
			break;
		at++;
	}
	return at;
}

/* Behind "3", "3.2.1", "IV." or "B." and the space that follows; else `at`. */
static const char *
skip_number(const char *at, const char *end, unsigned *depth)
{
	const char *behind;
	struct item item;
	unsigned parts;

	if (end - at > 1 && ascii_is_lower(at[1]))
		return at;
	behind = skip_parts(at, end, &parts);
	if (parts > 0 && space_size(behind, end)) {
		*depth = parts;
		return skip_space(behind, end);
	}
	item = item_at(at, end);
	if (!item.style || item.bullet || *at == '(' || ascii_is_lower(*at))
		return at;
	*depth = 1;
	return skip_space(item.end, end);
}

/* The words of a heading or label, behind its marks and number. */
static const char *
skip_marks(const struct place *place, unsigned *depth)
{
	const char *at = place->at, *end = place->end, *words;
	unsigned marks = 0, ignored;

	*depth = 0;
	while (marks < DEEPEST && at < end && *at == '#')
		at++, marks++;
	if (marks > 0) {
		*depth = marks;
		at = skip_space(at, end);
	}
	words = skip_number(at, end, marks ? &ignored : depth);
	while (words < end && (*words == '*' || *words == '_'))
		words++;
	return words;
}

static struct slice
trim_label(const char *at, const char *end)
{
	while (end > at && (space_before(at, end) || memchr(":.*_#-", end[-1], 6)))
		end = step_back(at, end);
	return (struct slice){ at, (size_t)(end - at) };
}

static bool
begins_upper(const char *at, const char *end)
{
	if (at < end && is_ascii(*at))
		return ascii_is_upper(*at);
	return unicode_is_upper(look_at(at, end));
}

static bool
is_capitals(struct slice label)
{
	size_t letters = 0;

	for (size_t i = 0; i < label.size; i++) {
		if (ascii_is_lower(label.at[i]) || ascii_is_digit(label.at[i]))
			return false;
		letters += ascii_is_upper(label.at[i]);
	}
	return letters >= CAPITALS;
}

/* Few words alone: no address, affiliation, row of a table or entry of a bibliography. */
static bool
is_wordy(struct slice label)
{
	size_t words = 1, digits = 0;

	for (size_t i = 0; i < label.size; i++) {
		if (memchr("[]@;|\t=\n", label.at[i], 8))
			return false;
		words += label.at[i] == ' ';
		digits += ascii_is_digit(label.at[i]);
	}
	return words <= HEADING_WORDS && digits <= YEAR_DIGITS;
}

static bool
heads_caption(struct slice label)
{
	size_t size = 0;

	while (size < label.size && ascii_is_letter(label.at[size]))
		size++;
	return word_heads_caption((struct slice){ label.at, size });
}

/* The sentence before has ended, with a stop or with its paragraph. */
static bool
stands_apart(const struct place *place)
{
	struct place last;

	if (breaks_before(place) > 1)
		return true;
	last = place_of(place->text, place->sentences, place->index - 1);
	return memchr(".!?", last.end[-1], 3) != NULL;
}

/* What follows is a paragraph or a list with bullets. */
static bool
stands_over_text(const struct place *place)
{
	const char *end = place->text.at + place->text.size;
	struct place next;

	if (!has_next(place))
		return false;
	next = next_place(place);
	if (item_at(next.at, next.end).sureness == ITEM_SURE)
		return true;
	if (end - next.at >= PARAGRAPH_BYTES && !memchr(next.at, '\n', PARAGRAPH_BYTES))
		return true;
	return next.end[-1] == '.' && place_size(&next) > place_size(place);
}

/* A short line that no list, number, mark or known word explains. */
static bool
looks_like_heading(const struct place *place, struct slice label, unsigned depth)
{
	struct item item = item_at(place->at, place->end);

	if (!is_wordy(label) || heads_caption(label) || !stands_apart(place))
		return false;
	if (item.sureness != ITEM_NONE && (item.letter || breaks_before(place) < 2))
		return false;
	if (place->end[-1] == '?' && (breaks_before(place) < 2 || breaks_after(place) < 2))
		return false;
	if (depth == 0 && is_capitals(label))
		return has_next(place);
	return stands_over_text(place);
}

static struct heading
sure_heading(struct slice label, struct slice kind, unsigned depth)
{
	return (struct heading){ HEADING_SURE, label, kind.size ? kind : KIND_OTHER, depth };
}

/* A part with a number is about funding; papers thank for theirs without one. */
static bool
is_subject(const struct place *place, struct slice label)
{
	return ascii_is_digit(*place->at) && ascii_same(label, SLICE("funding"));
}

/* The sentence fills its line or lines. */
static struct heading
line_heading(const struct place *place, const char *words, unsigned depth)
{
	struct slice label = trim_label(words, place->end);
	struct slice kind = is_subject(place, label) ? SLICE("") : label_kind(label);

	if (kind.size > 0 || (*place->at == '#' && depth > 0 && label.size > 0))
		return sure_heading(label, kind, depth);
	if (memchr(".;,:!", place->end[-1], 5) || !begins_upper(words, place->end))
		return (struct heading){ .sureness = HEADING_NONE };
	if ((depth > 1 && is_wordy(label)) || looks_like_heading(place, label, depth))
		return sure_heading(label, kind, depth);
	return (struct heading){ .sureness = HEADING_NONE };
}

/* "METHODS: We searched", "Barriers to change: lack of". */
static struct heading
colon_label(const char *words, const char *end, unsigned depth)
{
	size_t most = end - words > LABEL_BYTES ? LABEL_BYTES : (size_t)(end - words);
	const char *colon = memchr(words, ':', most);
	struct slice label, kind;

	if (!colon || (colon + 1 < end && (colon[1] == '/' || ascii_is_digit(colon[1]))))
		return (struct heading){ .sureness = HEADING_NONE };
	label = trim_label(words, colon);
	kind = label_kind(label);
	if (kind.size == 0)
		return (struct heading){ .sureness = HEADING_NONE };
	return sure_heading(label, kind, depth);
}

static bool
is_label_char(char c)
{
	return ascii_is_letter(c) || c == '\'' || c == '/' || c == '&' || c == ',';
}

static const char *
skip_label_word(const char *at, const char *end)
{
	while (at < end && is_label_char(*at))
		at++;
	return at;
}

static const char *
skip_dash(const char *at, const char *end)
{
	const char *dash = skip_space(at, end), *next = dash;
	uint32_t c = dash < end ? utf8_next(&next) : 0;

	if ((c == '-' || c == 0x2013 || c == 0x2014) && space_size(next, end))
		return skip_space(next, end);
	return dash;
}

/* "Aim To elicit", "Results. Of 34", "METHODS - We": the longest known label that a capital or a
 * number follows. */
static struct heading
plain_label(const char *words, const char *end)
{
	struct heading heading = { .sureness = HEADING_NONE };
	const char *at = words;

	for (unsigned i = 0; i < LABEL_WORDS; i++) {
		const char *behind = skip_label_word(at, end), *next = skip_dash(behind, end);
		struct slice label = { words, (size_t)(behind - words) }, kind;
		bool stops = behind + 1 == end && *behind == '.';

		if (behind == at || (next == behind && !stops))
			break;
		if (stops || begins_upper(next, end) || (next < end && ascii_is_digit(*next))) {
			kind = label_kind(label);
			if (kind.size > 0)
				heading = (struct heading){ HEADING_MAYBE, label, kind, 0 };
		}
		if (stops)
			break;
		at = next;
	}
	return heading;
}

static bool
fills_lines(const struct place *place)
{
	return breaks_before(place) > 0 && breaks_after(place) > 0;
}

struct heading
heading_read(struct label_filter *filter, struct slice text, struct spans sentences, size_t index)
{
	struct place place = place_of(text, sentences, index);
	struct heading heading = { .sureness = HEADING_NONE };
	struct slice words;
	unsigned depth;

	words.at = skip_marks(&place, &depth);
	words.size = (size_t)(place.end - words.at);
	if (place_size(&place) <= HEADING_BYTES && fills_lines(&place))
		heading = line_heading(&place, words.at, depth);
	if (heading.sureness != HEADING_NONE || !begins_upper(words.at, place.end))
		return heading;
	heading = colon_label(words.at, place.end, depth);
	if (heading.sureness != HEADING_NONE || !label_may_begin(filter, words))
		return heading;
	return plain_label(words.at, place.end);
}
