#include "line_breaks.h"

#include "before.h"
#include "follow.h"
#include "labels.h"
#include "look.h"

enum {
	LINE_REACH = 256,	/* bytes that are looked at for the ends of a line */
	WRAPPED_MOST = 200,	/* bytes; longer lines are paragraphs */
	WRAPPED_LEAST = 40,	/* bytes; shorter lines are headings and items */
	WRAPPED_ALONE = 60	/* bytes, where no line before it shows the width */
};

/* The line that ends at `at`, or its last LINE_REACH bytes, without white space around it. */
static struct slice
line_before(const struct reading *reading, const char *at)
{
	const char *low = at - reading->text > LINE_REACH ? at - LINE_REACH : reading->text;
	const char *start = memrchr(low, '\n', (size_t)(at - low));

	start = skip_space(start ? start + 1 : step_back(reading->text, low + 1), at);
	return (struct slice){ start, (size_t)(trim_space(start, at) - start) };
}

/* The line before `line`; empty if that is blank or there is none. */
static struct slice
line_above(const struct reading *reading, struct slice line)
{
	const char *at = line.at;

	while (at > reading->text && at[-1] != '\n')
		at--;
	return at > reading->text ? line_before(reading, at - 1) : (struct slice){ at, 0 };
}

static size_t
line_size(const char *at, const char *end)
{
	size_t most = end - at > LINE_REACH ? LINE_REACH : (size_t)(end - at);
	const char *stop = memchr(at, '\n', most);

	return stop ? (size_t)(stop - at) : most;
}

static size_t
token_size(const char *at, const char *end)
{
	const char *p = at;

	while (p < end && p - at < LINE_REACH && !space_size(p, end))
		utf8_next(&p);
	return (size_t)(p - at);
}

/* True if the first word of the next line would have made this one longer than its neighbours. */
static bool
is_filled(const struct reading *reading, struct slice line, const char *next)
{
	size_t wanted = line.size + 1 + token_size(next, reading->end);
	size_t above;

	if (line.size < WRAPPED_LEAST || line.size > WRAPPED_MOST
			|| wanted <= line_size(next, reading->end))
		return false;
	above = line_above(reading, line).size;
	return above == 0 ? line.size >= WRAPPED_ALONE : wanted > above;
}

static bool
is_markdown_heading(struct slice line)
{
	size_t marks = 0;

	while (marks < line.size && line.at[marks] == '#')
		marks++;
	return marks > 0 && marks < line.size && line.at[marks] == ' ';
}

/* A line of a table of contents: "Results ........ 12". */
static bool
has_leaders(struct slice line)
{
	return memmem(line.at, line.size, ".....", 5) != NULL;
}

/* "features", "contact manager": items that have no marks, one on each short line. */
static bool
is_plain_item(const struct reading *reading, struct slice line)
{
	return reading->sentence == line.at && ascii_is_lower(*line.at)
		&& line.size < WRAPPED_LEAST;
}

/* "We asked Dr." has its name on the next line, "Cox et al." may have its year there. */
static bool
ends_with_abbreviation(const struct reading *reading, struct slice line, enum follow_kind next)
{
	const char *last = line.at + line.size - 1;
	enum abbreviation kind;

	if (*last != '.')
		return false;
	kind = abbreviation_before(reading, last);
	return kind == ABBREVIATION_NEVER || kind == ABBREVIATION_NUMBER
		|| (kind == ABBREVIATION_NAME && next == FOLLOW_DIGIT);
}

static bool
is_alike(const struct item *item, const struct item *other)
{
	return item->style == other->style && item->bullet == other->bullet;
}

static bool
begins_item(const struct reading *reading, struct slice line, const char *next)
{
	struct item item = item_at(next, reading->end), above;
	char last = line.at[line.size - 1];

	if (item.sureness != ITEM_MAYBE)
		return item.sureness == ITEM_SURE;
	above = item_at(line.at, reading->end);
	if (is_alike(&item, &reading->item) || is_alike(&item, &above))
		return true;
	return memchr(".;!?", last, 4) != NULL || !is_filled(reading, line, next);
}

static bool
goes_on(const struct reading *reading, struct slice line, const struct follow *follow)
{
	char last = line.size ? line.at[line.size - 1] : ':';

	if (last == ':' || is_markdown_heading(line) || has_leaders(line)
			|| begins_item(reading, line, follow->at))
		return false;
	if (follow->kind == FOLLOW_MARK || ends_with_abbreviation(reading, line, follow->kind))
		return true;
	if (last == ';' && follow->kind != FOLLOW_LOWER)
		return false;
	if (last == ';' || follow->kind != FOLLOW_LOWER)
		return is_filled(reading, line, follow->at);
	return !is_plain_item(reading, line)
		&& (line.size >= WRAPPED_LEAST || label_kind(line).size == 0);
}

struct stop
line_break_judge(const struct reading *reading, const char *at)
{
	struct follow follow = follow_read(at, reading->end);

	if (follow.kind == FOLLOW_END || !goes_on(reading, line_before(reading, at), &follow))
		return stop_end(at);
	return stop_none(follow.at);
}
