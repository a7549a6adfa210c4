#include "ngrams.h"

#include <stdlib.h>
#include <string.h>

#include "array.h"
#include "ascii.h"
#include "unicode.h"

/* Words that say nothing alone. */
static const char *const bare_words[] = {
	"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "that", "the", "to",
	"with",
};

bool
ngrams_open(struct ngrams *ngrams)
{
	ngrams->stems = lexis_new(SIZE_MAX);
	ngrams->runs = lexis_new(SIZE_MAX);
	ngrams->forms = lexis_new(SIZE_MAX);
	return ngrams->stems && ngrams->runs && ngrams->forms;
}

void
ngrams_close(struct ngrams *ngrams)
{
	lexis_free(ngrams->stems);
	lexis_free(ngrams->runs);
	lexis_free(ngrams->forms);
	free(ngrams->form_counts);
	free(ngrams->best);
	buffer_free(&ngrams->form);
}

void
ngrams_start(struct ngrams *ngrams)
{
	ngrams->length = 0;
}

/* Whether a pattern can have the word as it is: no digits, no signs, no word of the language. */
static bool
is_plain(struct slice word)
{
	for (size_t i = 0; i < word.size; i++)
		if ((unsigned char)word.at[i] < 0x80 && !ascii_is_letter(word.at[i])
				&& !(i > 0 && word.at[i] == '\''))
			return false;
	return word.size > 0 && !slice_is(word, "near") && !slice_is(word, "unless");
}

static bool
is_bare(struct slice word)
{
	for (size_t i = 0; i < sizeof bare_words / sizeof *bare_words; i++)
		if (slice_is(word, bare_words[i]))
			return true;
	return false;
}

/* Counts a form of a stem, which the buffer holds behind the stem's number. */
static bool
count_form(struct ngrams *ngrams)
{
	size_t known = lexis_count(ngrams->forms);
	uint32_t form = lexis_intern(ngrams->forms, buffer_slice(&ngrams->form));
	uint32_t *counts;

	if (form == LEXIS_NONE)
		return false;
	counts = array_reserve(ngrams->form_counts, &ngrams->form_room, form, 1, sizeof *counts);
	if (!counts)
		return false;
	ngrams->form_counts = counts;
	if (form == known)
		counts[form] = 0;
	counts[form]++;
	return true;
}

/* The word in lower case, with a plain apostrophe, behind the number of its stem. */
static bool
take_form(struct ngrams *ngrams, struct slice word, uint32_t stem)
{
	char *room;

	buffer_reset(&ngrams->form, SIZE_MAX);
	buffer_add(&ngrams->form, &stem, sizeof stem);
	room = buffer_reserve(&ngrams->form, 3 * word.size);
	if (room)
		ngrams->form.size += unicode_lower_text(room, word);
	return room;
}

static struct slice
form_word(struct slice form)
{
	return (struct slice){ form.at + sizeof(uint32_t), form.size - sizeof(uint32_t) };
}

static bool
find_runs(struct ngrams *ngrams, uint32_t found[NGRAM_WORDS], size_t *count)
{
	for (size_t words = 1; words <= ngrams->length && words <= NGRAM_WORDS; words++) {
		const uint32_t *first = &ngrams->last[NGRAM_WORDS - words];

		if (words == 1 && ngrams->bare)
			continue;
		found[*count] = lexis_intern(ngrams->runs,
			(struct slice){ (const char *)first, words * sizeof *first });
		if (found[(*count)++] == LEXIS_NONE)
			return false;
	}
	return true;
}

bool
ngrams_take(struct ngrams *ngrams, struct slice word, struct slice stem,
	uint32_t found[NGRAM_WORDS], size_t *count)
{
	uint32_t number = lexis_intern(ngrams->stems, stem);
	struct slice form;

	*count = 0;
	if (number == LEXIS_NONE || !take_form(ngrams, word, number))
		return false;
	form = form_word(buffer_slice(&ngrams->form));
	if (!is_plain(form)) {
		ngrams->length = 0;
		return true;
	}
	memmove(ngrams->last, ngrams->last + 1, sizeof ngrams->last - sizeof *ngrams->last);
	ngrams->last[NGRAM_WORDS - 1] = number;
	ngrams->bare = is_bare(form);
	ngrams->length++;
	return count_form(ngrams) && find_runs(ngrams, found, count);
}

/* Whether the first form goes before the second, of the same stem. */
static bool
is_better(const struct ngrams *ngrams, uint32_t form, uint32_t other)
{
	if (ngrams->form_counts[form] != ngrams->form_counts[other])
		return ngrams->form_counts[form] > ngrams->form_counts[other];
	return slice_compare(lexis_word(ngrams->forms, form),
		lexis_word(ngrams->forms, other)) < 0;
}

bool
ngrams_settle(struct ngrams *ngrams)
{
	size_t stems = lexis_count(ngrams->stems), forms = lexis_count(ngrams->forms);

	ngrams->best = malloc((stems + 1) * sizeof *ngrams->best);
	if (!ngrams->best)
		return false;
	for (size_t i = 0; i < stems; i++)
		ngrams->best[i] = LEXIS_NONE;
	for (uint32_t form = 0; form < forms; form++) {
		uint32_t stem, *best;

		memcpy(&stem, lexis_word(ngrams->forms, form).at, sizeof stem);
		best = &ngrams->best[stem];
		if (*best == LEXIS_NONE || is_better(ngrams, form, *best))
			*best = form;
	}
	return true;
}

void
ngrams_add(const struct ngrams *ngrams, uint32_t ngram, struct buffer *out)
{
	struct slice run = lexis_word(ngrams->runs, ngram);

	if (run.size == sizeof(uint32_t))
		buffer_add_char(out, '~');
	for (size_t at = 0; at < run.size; at += sizeof(uint32_t)) {
		uint32_t stem;

		memcpy(&stem, run.at + at, sizeof stem);
		buffer_add_string(out, at ? " " : "");
		buffer_add_slice(out, form_word(lexis_word(ngrams->forms, ngrams->best[stem])));
	}
}
