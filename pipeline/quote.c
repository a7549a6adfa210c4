#include "quote.h"

static bool
begins_character(char c)
{
	return ((unsigned char)c & 0xc0) != 0x80;
}

uint32_t
quote_cut(struct slice text, uint32_t at)
{
	while (at > 0 && at < text.size && !begins_character(text.at[at]))
		at--;
	return at;
}

/* Where to cut a sentence that is too long before or behind its term: at a space, or at least
 * between characters. */
static uint32_t
cut_before(struct slice text, uint32_t term)
{
	uint32_t at = term - QUOTE_MOST;

	while (at < term && text.at[at - 1] != ' ')
		at++;
	for (at = at < term ? at : term - QUOTE_MOST; !begins_character(text.at[at]);)
		at++;
	return at;
}

static uint32_t
cut_behind(struct slice text, uint32_t term)
{
	uint32_t at = term + QUOTE_MOST;

	while (at > term && text.at[at] != ' ')
		at--;
	return quote_cut(text, at > term ? at : term + QUOTE_MOST);
}

/* The sentence in which the byte is; count if there is none. */
static size_t
sentence_of(const struct spans *sentences, uint32_t byte)
{
	size_t from = spans_behind(sentences, byte);

	return from < sentences->count && sentences->at[from].start <= byte ? from
		: sentences->count;
}

struct quote
quote_of(struct slice text, const struct spans *sentences, struct span place)
{
	struct quote quote = { .sentence = place };
	size_t i = sentence_of(sentences, place.start);

	if (i < sentences->count) {
		quote.number = i + 1;
		quote.sentence.start = sentences->at[i].start;
		if (quote.sentence.end < sentences->at[i].end)
			quote.sentence.end = sentences->at[i].end;
	}
	quote.part = quote.sentence;
	if (place.start - quote.part.start > QUOTE_MOST)
		quote.part.start = cut_before(text, place.start);
	if (quote.part.end - place.end > QUOTE_MOST)
		quote.part.end = cut_behind(text, place.end);
	return quote;
}

const struct section *
quote_section(const struct sections *sections, struct span place)
{
	size_t from = 0, to = sections->count;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (sections->at[middle].span.end <= place.start)
			from = middle + 1;
		else
			to = middle;
	}
	return from < sections->count && sections->at[from].span.start <= place.start
		? &sections->at[from] : NULL;
}
