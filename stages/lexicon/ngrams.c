#include "ngrams.h"

#include <stdlib.h>
#include <string.h>

#include "array.h"
#include "ascii.h"
#include "unicode.h"

/* Words that say nothing by themselves. */
static const char *const bare_words[] = {
	"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "that", "the",
	"to", "with",
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
	buffer_free(&ngrams->text);
	buffer_free(&ngrams->key);
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

/* Counts a form of a run, which the buffer holds behind the run's number. */
static bool
count_form(struct ngrams *ngrams, uint32_t run, struct slice text)
{
	size_t known = lexis_count(ngrams->forms);
	uint32_t form, *counts;

	buffer_reset(&ngrams->key, SIZE_MAX);
	buffer_add(&ngrams->key, &run, sizeof run);
	buffer_add_slice(&ngrams->key, text);
	if (buffer_failed(&ngrams->key))
		return false;
	form = lexis_intern(ngrams->forms, buffer_slice(&ngrams->key));
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

static struct slice
form_text(struct slice form)
{
	return (struct slice){ form.at + sizeof(uint32_t), form.size - sizeof(uint32_t) };
}

/* Adds the word in lower case to the text of the run at hand. False: no memory. */
static bool
add_word(struct ngrams *ngrams, struct slice word, struct slice *lower)
{
	size_t start;
	char *room;

	if (ngrams->length == 0)
		buffer_reset(&ngrams->text, SIZE_MAX);
	else
		buffer_add_char(&ngrams->text, ' ');
	start = ngrams->text.size;
	room = buffer_reserve(&ngrams->text, 3 * word.size);
	if (!room)
		return false;
	ngrams->text.size += unicode_lower_text(room, word);
	*lower = (struct slice){ ngrams->text.at + start, ngrams->text.size - start };
	memmove(ngrams->last, ngrams->last + 1, sizeof ngrams->last - sizeof *ngrams->last);
	ngrams->last[NGRAM_WORDS - 1] = (struct ngram_word){ .start = start,
		.bare = is_bare(*lower) };
	return true;
}

/* The runs that end with the word that was added last, the shortest first. */
static bool
find_runs(struct ngrams *ngrams, uint32_t found[NGRAM_WORDS], size_t *count)
{
	uint32_t stems[NGRAM_WORDS];
	bool bare = true;

	for (size_t words = 1; words <= ngrams->length && words <= NGRAM_WORDS; words++) {
		const struct ngram_word *first = &ngrams->last[NGRAM_WORDS - words];
		uint32_t run;

		stems[NGRAM_WORDS - words] = first->stem;
		bare = bare && first->bare;
		if (bare)
			continue;
		run = lexis_intern(ngrams->runs, (struct slice){
			(const char *)(stems + NGRAM_WORDS - words), words * sizeof *stems });
		if (run == LEXIS_NONE || !count_form(ngrams, run, (struct slice){
				ngrams->text.at + first->start, ngrams->text.size - first->start }))
			return false;
		found[(*count)++] = run;
	}
	return true;
}

bool
ngrams_take(struct ngrams *ngrams, struct slice word, struct slice stem,
	uint32_t found[NGRAM_WORDS], size_t *count)
{
	uint32_t number = lexis_intern(ngrams->stems, stem);
	struct slice lower;

	*count = 0;
	if (number == LEXIS_NONE || !add_word(ngrams, word, &lower))
		return false;
	if (!is_plain(lower)) {
		ngrams->length = 0;
		return true;
	}
	ngrams->last[NGRAM_WORDS - 1].stem = number;
	ngrams->length++;
	return find_runs(ngrams, found, count);
}

uint32_t
ngrams_pattern(struct ngrams *ngrams, struct slice pattern)
{
	static const uint32_t no_stems[NGRAM_WORDS];
	uint32_t run;

	buffer_reset(&ngrams->key, SIZE_MAX);
	buffer_add(&ngrams->key, no_stems, sizeof no_stems);
	buffer_add_slice(&ngrams->key, pattern);
	if (buffer_failed(&ngrams->key))
		return LEXIS_NONE;
	run = lexis_intern(ngrams->runs, buffer_slice(&ngrams->key));
	return run == LEXIS_NONE || count_form(ngrams, run, pattern) ? run : LEXIS_NONE;
}

bool
pattern_is_run(struct slice pattern)
{
	bool stem = pattern.size > 0 && pattern.at[0] == '~';
	size_t words = 0;

	for (size_t at = stem, end; at < pattern.size; at = end + 1, words++) {
		const char *space = memchr(pattern.at + at, ' ', pattern.size - at);

		end = space ? (size_t)(space - pattern.at) : pattern.size;
		if (!is_plain((struct slice){ pattern.at + at, end - at }))
			return false;
	}
	return stem ? words == 1 : words > 1 && words <= NGRAM_WORDS;
}

/* Whether the first form goes before the second, of the same run. */
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
	size_t runs = lexis_count(ngrams->runs), forms = lexis_count(ngrams->forms);

	ngrams->best = malloc((runs + 1) * sizeof *ngrams->best);
	if (!ngrams->best)
		return false;
	for (size_t i = 0; i < runs; i++)
		ngrams->best[i] = LEXIS_NONE;
	for (uint32_t form = 0; form < forms; form++) {
		uint32_t run, *best;

		memcpy(&run, lexis_word(ngrams->forms, form).at, sizeof run);
		best = &ngrams->best[run];
		if (*best == LEXIS_NONE || is_better(ngrams, form, *best))
			*best = form;
	}
	return true;
}

void
ngrams_add(const struct ngrams *ngrams, uint32_t ngram, struct buffer *out)
{
	if (lexis_word(ngrams->runs, ngram).size == sizeof(uint32_t))
		buffer_add_char(out, '~');
	buffer_add_slice(out, form_text(lexis_word(ngrams->forms, ngrams->best[ngram])));
}
