#include "stops.h"

#include "before.h"
#include "follow.h"
#include "look.h"
#include "marks.h"
#include "references.h"

enum {
	PARENTHESIS_REACH = 256,	/* bytes on each side of a stop */
	TOKEN_REACH = 64,		/* bytes of a word with a stop inside */
	LEADER_DOTS = 5,		/* "Results ........ 12", in a table of contents */
	TIME_PHRASE = 16		/* bytes: "At 5 a.m." opens a sentence, it is none */
};

/* Marks that stand together: ".", "?!", "...", ". . .". */
struct run {
	const char *at, *end;
	unsigned dots;	/* full stops; an ellipsis character counts three */
	bool asks;	/* another mark than these is among them */
	uint32_t last;	/* of them all */
};

static bool
dot_comes_spaced(const char *at, const char *end)
{
	if (end - at < 2 || at[0] != ' ' || at[1] != '.')
		return false;
	return end - at == 2 || !(ascii_is_digit(at[2]) || ascii_is_letter(at[2]));
}

static struct run
run_read(const char *at, const char *end)
{
	struct run run = { .at = at, .end = at };

	while (run.end < end) {
		const char *next = run.end;
		uint32_t c = utf8_next(&next);

		if (c != MARK_ELLIPSIS && !mark_is_terminal(c))
			break;
		run.dots += c == '.' ? 1 : c == MARK_ELLIPSIS ? 3 : 0;
		run.asks |= c != '.' && c != MARK_ELLIPSIS;
		run.last = c;
		run.end = next;
		if (c == '.' && dot_comes_spaced(next, end))
			run.end++;
	}
	return run;
}

/* The mark is of a script that puts no space behind it, or need not. */
static bool
is_wide(const struct run *run)
{
	return run->last >= 0x80 && run->last != MARK_ELLIPSIS;
}

/* French puts a space before its closing quote: "« Il part. » Elle". */
static const char *
skip_spaced_quote(const char *at, const char *end)
{
	const char *quote = at + space_size(at, end), *behind = quote;

	if (quote == at || quote == end || is_line_break(*at) || utf8_next(&behind) != 0xbb)
		return at;
	return behind == end || space_size(behind, end) ? behind : at;
}

/* Closing quotes and brackets. Where no space divides sentences, a quote that follows at once may
 * just as well open the next one. */
static const char *
skip_closings(const struct run *run, const char *end, bool *bracket)
{
	const char *at = run->end, *next = at;

	*bracket = false;
	while (next < end && *next != ' ') {
		uint32_t c = utf8_next(&next);

		if (!mark_is_closing(c) || (is_wide(run) && mark_is_quote(c) && c != 0x201d))
			break;
		*bracket |= !mark_is_quote(c);
		at = next;
	}
	return skip_spaced_quote(at, end);
}

/* "3", "A12", "xii" or "B" is counted, "It" is not. */
static bool
is_counted(const struct follow *follow, const char *end)
{
	struct slice word = follow_word(follow, end, WORD_BYTES);

	if (follow->kind == FOLLOW_DIGIT || follow->bracket || word.size == 0)
		return true;
	for (size_t i = 0; i < word.size; i++)
		if (!memchr("IVXLC", word.at[i], 5))
			return word.size == 1;
	return !slice_is(word, "I");
}

static bool
abbreviation_ends(enum abbreviation kind, const struct reading *reading, const struct run *run,
	const struct follow *follow)
{
	if (kind == ABBREVIATION_NEVER || follow->kind != FOLLOW_UPPER || follow->bracket)
		return false;
	if (kind == ABBREVIATION_NUMBER)
		return !is_counted(follow, reading->end);
	if (kind == ABBREVIATION_NAME)
		return word_begins_sentences(follow_word(follow, reading->end, WORD_BYTES));
	return kind != ABBREVIATION_TIME || run->end - reading->sentence > TIME_PHRASE;
}

/* True inside a parenthesis that is itself inside a sentence: "science (She was an engineer.
 * Before that, a nurse.) at the university". */
static bool
is_embedded(const struct reading *reading, const char *at)
{
	const char *end = reading->end, *low = reading->sentence, *open, *close;
	enum follow_kind kind;

	if (end - at > PARENTHESIS_REACH)
		end = at + PARENTHESIS_REACH;
	if (at - low > PARENTHESIS_REACH)
		low = at - PARENTHESIS_REACH;
	close = memchr(at, ')', (size_t)(end - at));
	if (!close || memchr(at, '(', (size_t)(close - at)))
		return false;
	open = memrchr(low, '(', (size_t)(at - low));
	if (!open || memchr(open, ')', (size_t)(at - open)))
		return false;
	kind = follow_read(close + 1, reading->end).kind;
	return kind == FOLLOW_LOWER || kind == FOLLOW_MARK;
}

/* Three dots stand for what is left out if a space or bracket is before them or a sentence begins
 * with them. */
static bool
is_omission(const struct reading *reading, const struct run *run)
{
	if (run->dots != 3 || run->asks)
		return false;
	return run->at == reading->sentence || run->at[-1] == '[' || run->at[-1] == '('
		|| space_before(reading->sentence, run->at);
}

/* A stop, then what is left out: "the words. . . . The rest". */
static bool
is_stop_and_omission(const struct reading *reading, const struct run *run,
	const struct follow *follow)
{
	return run->dots == 4 && !run->asks && run->at[1] == ' ' && follow->at == run->end + 1
		&& follow->kind == FOLLOW_UPPER && !space_before(reading->sentence, run->at);
}

static bool
spaced_ends(const struct reading *reading, const struct run *run, const struct follow *follow,
	bool bracket)
{
	enum abbreviation kind = ABBREVIATION_NONE;

	if (follow->newline && item_at(follow->at, reading->end).sureness == ITEM_SURE)
		return true;
	if (run->dots == 1 && !run->asks)
		kind = abbreviation_before(reading, run->at);
	if (kind != ABBREVIATION_NONE)
		return !bracket && abbreviation_ends(kind, reading, run, follow);
	if (follow->newline)
		return true;
	if (follow->kind == FOLLOW_LOWER || follow->kind == FOLLOW_MARK)
		return false;
	if (run->dots >= LEADER_DOTS || is_omission(reading, run))
		return false;
	return !is_embedded(reading, run->end);
}

static bool
is_plain_char(char c)
{
	return ascii_is_letter(c) || ascii_is_digit(c) || c == ',' || c == '-' || c == '\'';
}

/* A word or number, and not the first part of an address or a path, ends before the stop. */
static bool
is_plain_before(const struct reading *reading, const char *at)
{
	const char *from = at;

	while (from > reading->sentence && at - from < TOKEN_REACH && is_plain_char(from[-1]))
		from--;
	return at - from > 2 && !ascii_is_upper(at[-1])
		&& (from == reading->sentence || space_before(reading->sentence, from))
		&& abbreviation_before(reading, at) == ABBREVIATION_NONE;
}

/* A whole word or an abbreviation begins the next sentence. */
static bool
is_plain_behind(const struct follow *follow, const char *end)
{
	struct slice word = follow_word(follow, end, TOKEN_REACH);
	const char *at = word.at + word.size;

	if (follow->kind != FOLLOW_UPPER || word.size < 2 || !ascii_is_lower(at[-1]))
		return false;
	return at == end || *at == ',' || space_size(at, end)
		|| (*at == '.' && abbreviation_find(word) != ABBREVIATION_NONE);
}

/* The space behind a full stop got lost: "the world.Today it". */
static bool
is_joined(const struct reading *reading, const struct run *run, const struct follow *follow)
{
	return run->dots == 1 && !run->asks && is_plain_behind(follow, reading->end)
		&& is_plain_before(reading, run->at);
}

static bool
unspaced_ends(const struct reading *reading, const struct run *run, const struct follow *follow)
{
	if (!is_wide(run))
		return is_joined(reading, run, follow);
	return follow->kind == FOLLOW_UPPER || follow->kind == FOLLOW_OTHER
		|| (follow->kind == FOLLOW_DIGIT && run->last != 0xff0e);	/* 3．29 */
}

/* Most stops are decimal points and the like: "0.5", "3.2.1", "example.org". */
static bool
is_inside_word(const struct reading *reading, const char *at)
{
	if (*at != '.' || reading->end - at < 2)
		return false;
	return ascii_is_lower(at[1])
		|| (ascii_is_digit(at[1]) && at > reading->sentence && ascii_is_digit(at[-1]));
}

struct stop
stop_judge(const struct reading *reading, const char *at)
{
	struct follow follow;
	struct run run;
	const char *tail;
	bool bracket, ends;

	if (is_inside_word(reading, at))
		return stop_none(at + 1);
	run = run_read(at, reading->end);
	tail = skip_closings(&run, reading->end, &bracket);
	tail = skip_references(reading, at, tail);
	follow = follow_read(tail, reading->end);
	if (follow.kind == FOLLOW_END)
		return stop_end(tail);
	if (is_stop_and_omission(reading, &run, &follow))
		return stop_end(at + 1);
	ends = follow.spaced ? spaced_ends(reading, &run, &follow, bracket)
		: tail == run.end && unspaced_ends(reading, &run, &follow);
	if (!ends)
		return stop_none(tail);
	return *follow.at == '[' && follow.kind == FOLLOW_DIGIT && !follow.newline
		? citation_judge(reading, &follow) : stop_end(tail);
}
