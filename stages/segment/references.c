#include "references.h"

#include "before.h"
#include "look.h"
#include "marks.h"

enum {
	REFERENCE_DIGITS = 3,
	REFERENCES_REACH = 64	/* bytes of "11, 12, 15-17" */
};

static size_t
joiner_size(const char *at, const char *end)
{
	if (at == end)
		return 0;
	if (*at == ',' || *at == '-' || *at == ';')
		return 1;
	return look_at(at, end) == 0x2013 ? 3 : 0;
}

/* A digit, a joiner or a space. */
static size_t
reference_size(const char *at, const char *end)
{
	return ascii_is_digit(*at) || *at == ' ' ? 1 : joiner_size(at, end);
}

static const char *
skip_raised(const char *at, const char *end)
{
	const char *last = at;

	while (at < end) {
		const char *next = at;
		bool raised = mark_is_superscript(utf8_next(&next));

		if (!raised && (last < at || !joiner_size(at, end)))
			break;
		at = next;
		if (raised)
			last = at;
	}
	return last;
}

/* "[7]", "[7, 8]", "[7][8]". */
static const char *
skip_bracketed(const char *at, const char *end)
{
	while (at < end && *at == '[') {
		const char *close = at + 1;

		while (close < end && close - at < REFERENCES_REACH && reference_size(close, end))
			close += reference_size(close, end);
		if (close == end || *close != ']' || close == at + 1)
			break;
		at = close + 1;
	}
	return at;
}

/* "12", "12,13", "26 , 27", "10 35", "15–17". */
static const char *
skip_numbers(const char *at, const char *end)
{
	const char *p = at, *last = at;

	while (p < end && p - at < REFERENCES_REACH && ascii_is_digit(*p)) {
		const char *from = p;

		while (p < end && p - from <= REFERENCE_DIGITS && ascii_is_digit(*p))
			p++;
		if (p - from > REFERENCE_DIGITS || *from == '0')
			break;
		last = p;
		p += p < end && *p == ' ';
		p += joiner_size(p, end);
		p += p < end && *p == ' ';
	}
	return last;
}

/* Digits right behind a stop are no decimals only if a word, a bracket or a sign is before it. */
static bool
may_be_numbered(const struct reading *reading, const char *stop)
{
	if (stop - reading->sentence < 3 || *stop != '.' || ascii_is_digit(stop[-1]))
		return false;
	if (ascii_is_letter(stop[-1]) && !ascii_is_letter(stop[-2]))
		return false;
	return abbreviation_before(reading, stop) == ABBREVIATION_NONE;
}

const char *
skip_references(const struct reading *reading, const char *stop, const char *at)
{
	const char *end = reading->end, *behind;
	struct follow follow;

	if (at == end || *at == ' ')
		return at;
	if (*at == '[')
		return skip_bracketed(at, end);
	if (!ascii_is_digit(*at))
		return is_ascii(*at) ? at : skip_raised(at, end);
	if (!may_be_numbered(reading, stop))
		return at;
	behind = skip_numbers(at, end);
	follow = follow_read(behind, end);
	if (follow.kind == FOLLOW_END || follow.newline
			|| (follow.spaced && follow.kind == FOLLOW_UPPER))
		return behind;
	return at;
}

struct stop
citation_judge(const struct reading *reading, const struct follow *follow)
{
	const char *end = reading->end, *close;
	struct follow next;

	if (end - follow->at > REFERENCES_REACH)
		end = follow->at + REFERENCES_REACH;
	close = memchr(follow->at, ']', (size_t)(end - follow->at));
	if (!close)
		return stop_none(follow->at);
	next = follow_read(close + 1, reading->end);
	if (next.kind == FOLLOW_END || (next.spaced && next.kind == FOLLOW_UPPER))
		return stop_end(close + 1);
	return stop_none(follow->at);
}
