#include "before.h"

#include "follow.h"
#include "look.h"

enum {
	CAPTION_REACH = 24	/* bytes of "Appendix 12" and the like */
};

static bool
is_wordlike(uint32_t c)
{
	if (c < 0x80)
		return ascii_is_letter((char)c) || ascii_is_digit((char)c);
	return unicode_is_letter(c) || unicode_is_number(c);
}

struct slice
word_before(const struct reading *reading, const char *at)
{
	const char *from = at;

	while (from > reading->sentence && at - from <= WORD_BYTES
			&& (ascii_is_letter(from[-1]) || from[-1] == '.'))
		from--;
	if (at - from > WORD_BYTES || is_wordlike(look_back(reading->sentence, from)))
		from = at;
	return (struct slice){ from, (size_t)(at - from) };
}

/* "U.S", "T.H", "N.H.S": letters alone or in pairs, with stops between them. */
static bool
is_initialism(struct slice word)
{
	size_t letters = 0;

	for (size_t i = 0; i < word.size; i++) {
		if (word.at[i] == '.' && letters == 0)
			return false;
		letters = word.at[i] == '.' ? 0 : letters + 1;
		if (letters > 2)
			return false;
	}
	return true;
}

/* Where a space got lost: "Fig" of "clinics.Fig". */
static struct slice
last_part(struct slice word)
{
	const char *stop = memrchr(word.at, '.', word.size);

	return (struct slice){ stop + 1, (size_t)(word.at + word.size - stop - 1) };
}

/* A single capital is an initial, but not in "hepatitis C" or "Group B". */
static enum abbreviation
judge_initial(const struct reading *reading, const char *letter)
{
	const char *before = trim_space(reading->sentence, letter);

	if (before < letter && word_takes_letter(word_before(reading, before)))
		return ABBREVIATION_NONE;
	return ABBREVIATION_NAME;
}

/* "Table 2" with nothing before it. */
static bool
heads_caption(const struct reading *reading, const char *at)
{
	struct follow first = { .word = reading->sentence };
	struct slice word = follow_word(&first, at, WORD_BYTES);
	const char *number = word.at + word.size + 1;

	if (at - reading->sentence > CAPTION_REACH || number >= at || !word_heads_caption(word))
		return false;
	return memchr(number, ' ', (size_t)(at - number)) == NULL;
}

static enum abbreviation
judge_no_word(const struct reading *reading, const char *at)
{
	const char *last = step_back(reading->sentence, at);
	uint32_t c = look_at(last, at), before = look_back(reading->sentence, last);

	if (c == 0xb0 || c == 0xba)	/* "N°." */
		return ABBREVIATION_NUMBER;
	if (c >= 0x80 && unicode_is_upper(c) && !unicode_is_letter(before))
		return judge_initial(reading, last);
	if (unicode_is_number(c) && heads_caption(reading, at))
		return ABBREVIATION_NEVER;
	return ABBREVIATION_NONE;
}

enum abbreviation
abbreviation_before(const struct reading *reading, const char *at)
{
	struct slice word = word_before(reading, at);
	enum abbreviation kind;

	if (word.size == 0)
		return judge_no_word(reading, at);
	if (word.size == 1 && ascii_is_upper(*word.at))
		return judge_initial(reading, word.at);
	kind = abbreviation_find(word);
	if (kind != ABBREVIATION_NONE || !memchr(word.at, '.', word.size))
		return kind;
	return is_initialism(word) ? ABBREVIATION_NAME : abbreviation_find(last_part(word));
}
