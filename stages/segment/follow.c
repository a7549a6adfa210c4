#include "follow.h"

#include "items.h"
#include "look.h"
#include "marks.h"

enum {
	OPENINGS = 3	/* quotes, brackets and dashes before a word */
};

static const char *
skip_line_break(const char *at, const char *end)
{
	return at + (end - at > 1 && at[0] == '\r' && at[1] == '\n' ? 2 : 1);
}

/* Moves over white space and counts the line breaks in it, which are at most two to know about. */
static unsigned
skip_lines(const char **at, const char *end)
{
	unsigned breaks = 0;
	size_t size;

	while ((size = space_size(*at, end)) > 0) {
		if (is_line_break(**at)) {
			*at = skip_line_break(*at, end);
			breaks++;
		} else {
			*at += size;
		}
	}
	return breaks;
}

/* Scripts in which small letters begin no sentence. */
static bool
has_case(uint32_t c)
{
	return c < 0x590 || (c >= 0x1e00 && c < 0x2000) || (c >= 0x2c00 && c < 0x2d00);
}

static enum follow_kind
ascii_kind(const char *at, const char *end)
{
	char c = *at;

	if (ascii_is_upper(c))
		return FOLLOW_UPPER;
	if (ascii_is_lower(c))
		return end - at > 1 && ascii_is_upper(at[1]) ? FOLLOW_UPPER : FOLLOW_LOWER;
	if (ascii_is_digit(c))
		return FOLLOW_DIGIT;
	return memchr(",;:)]}/&=+%|?!.<>", c, 17) ? FOLLOW_MARK : FOLLOW_OTHER;
}

static enum follow_kind
word_kind(const char *at, const char *end)
{
	uint32_t c;

	if (at == end)
		return FOLLOW_OTHER;
	if (is_ascii(*at))
		return ascii_kind(at, end);
	c = look_at(at, end);
	if (unicode_is_upper(c))
		return FOLLOW_UPPER;
	if (unicode_is_letter(c))
		return has_case(c) ? FOLLOW_LOWER : FOLLOW_OTHER;
	return unicode_is_number(c) ? FOLLOW_DIGIT : FOLLOW_OTHER;
}

/* "(b) We" is an item: what matters is the word behind it. */
static bool
skip_item(struct follow *follow, const char *end)
{
	struct item item;

	if (*follow->at != '(')
		return false;
	item = item_at(follow->at, end);
	if (item.sureness == ITEM_NONE)
		return false;
	follow->word = skip_space(item.end, end);
	return true;
}

/* Leaves the word behind opening marks and dashes. */
static void
skip_openings(struct follow *follow, const char *end)
{
	if (ascii_is_letter(*follow->at) || skip_item(follow, end))
		return;
	for (unsigned i = 0; i < OPENINGS && follow->word < end; i++) {
		const char *next = follow->word;
		uint32_t c = utf8_next(&next);

		if (c == '-' || c == 0x2013 || c == 0x2014)
			next += next < end && *next == ' ';
		else if (!mark_is_opening(c))
			break;
		if (c == '(' || c == '[')
			follow->bracket = (char)c;
		follow->word = next;
	}
}

struct follow
follow_read(const char *at, const char *end)
{
	struct follow follow = { .at = at };
	unsigned breaks = skip_lines(&follow.at, end);

	follow.spaced = follow.at > at;
	follow.newline = breaks == 1;
	follow.word = follow.at;
	if (follow.at == end || breaks > 1)
		return follow;
	skip_openings(&follow, end);
	follow.kind = word_kind(follow.word, end);
	return follow;
}

struct slice
follow_word(const struct follow *follow, const char *end, size_t limit)
{
	const char *at = follow->word;

	while (at < end && (size_t)(at - follow->word) <= limit && ascii_is_letter(*at))
		at++;
	if ((size_t)(at - follow->word) > limit)
		at = follow->word;
	if (at < end && (ascii_is_digit(*at) || !is_ascii(*at)))
		at = follow->word;
	return (struct slice){ follow->word, (size_t)(at - follow->word) };
}
