#include "reading.h"

#include <stdlib.h>

#include "array.h"

bool
reading_open(struct reading *reading, const struct term_shape *shape,
	const struct word_rules *rules, bool dispersion)
{
	reading->shape = shape;
	return vocabulary_open(&reading->vocabulary, rules)
		&& book_open(&reading->book, dispersion);
}

void
reading_close(struct reading *reading)
{
	vocabulary_close(&reading->vocabulary);
	book_close(&reading->book);
	forms_free(&reading->forms);
	margins_free(&reading->margins);
	free(reading->words);
}

/* Looks up the words of the document. `stems`: NULL unless words count by them. */
static bool
look_up(struct reading *reading, const struct lexis *lexis, const uint32_t *words,
	const struct stems *stems, size_t count)
{
	struct vocabulary *vocabulary = &reading->vocabulary;
	struct reading_word *at = array_reserve(reading->words, &reading->room, 0, count,
		sizeof *at);

	if (!at)
		return false;
	reading->words = at;
	for (size_t i = 0; i < count; i++) {
		uint32_t word = vocabulary_word(vocabulary, lexis, words[i]), stem = word;

		if (word != LEXIS_NONE && stems)
			stem = vocabulary_word(vocabulary, lexis, stems->at[i]);
		if (word == LEXIS_NONE || stem == LEXIS_NONE
				|| (stems && !forms_add(&reading->forms, stem, word, 1)))
			return false;
		at[i] = (struct reading_word){ stem, vocabulary->flags[word] };
		if (stems)	/* terms are shared out among parts by what is counted */
			at[i].flags = (unsigned char)((at[i].flags & ~WORD_ELSEWHERE)
				| (vocabulary->flags[stem] & WORD_ELSEWHERE));
	}
	return true;
}

/* Counts the runs that begin with the first of some words. */
static bool
count_runs(struct reading *reading, const struct reading_word *words, size_t count)
{
	const struct term_shape *shape = reading->shape;
	uint32_t term = BOOK_NONE;

	if (words->flags & (WORD_STOP | WORD_ELSEWHERE))
		return true;
	for (size_t n = 1; n <= shape->most && n <= count; n++) {
		term = book_term(&reading->book, term, words[n - 1].counted);
		if (term == BOOK_NONE)
			return false;
		if (n >= shape->least && !(words[n - 1].flags & WORD_STOP)
				&& !book_count(&reading->book, term))
			return false;
	}
	return true;
}

/* The same where every run is a word: most often all that is asked for. */
static bool
count_words(struct reading *reading, const struct reading_word *words, size_t count)
{
	struct book *book = &reading->book;

	for (size_t i = 0; i < count; i++) {
		uint32_t term;

		if (words[i].flags & (WORD_STOP | WORD_ELSEWHERE))
			continue;
		term = book_term(book, BOOK_NONE, words[i].counted);
		if (term == BOOK_NONE || !book_count(book, term))
			return false;
	}
	book->document.places[0] += (uint32_t)count;
	return true;
}

static bool
add_runs(struct reading *reading, const struct reading_word *words, size_t count)
{
	uint32_t *places = reading->book.document.places;

	for (size_t i = 0; i < count; i++)
		if (!count_runs(reading, words + i, count - i))
			return false;
	for (size_t n = 1; n <= reading->shape->most && n <= count; n++)
		places[n - 1] += (uint32_t)(count - n + 1);
	return true;
}

static bool
count_pair(struct reading *reading, struct reading_word first, struct reading_word second)
{
	unsigned any = first.flags | second.flags;
	uint32_t term;

	if ((any & WORD_STOP) || (first.flags & WORD_ELSEWHERE)
			|| (reading->shape->nodes && !(any & WORD_NODE)))
		return true;
	term = book_term(&reading->book, BOOK_NONE, first.counted);
	if (term != BOOK_NONE)
		term = book_term(&reading->book, term, second.counted);
	return term != BOOK_NONE && book_count(&reading->book, term);
}

/* Counts the pairs of some words that are near enough to each other. */
static bool
add_pairs(struct reading *reading, const struct reading_word *words, size_t count)
{
	size_t window = reading->shape->window;

	for (size_t i = 0; i < count; i++) {
		size_t before = i < window ? i : window;
		size_t behind = count - 1 - i < window ? count - 1 - i : window;

		if (!margins_add(&reading->margins, words[i].counted, behind, before))
			return false;
		for (size_t j = i + 1; j <= i + behind; j++)
			if (!count_pair(reading, words[i], words[j]))
				return false;
	}
	return true;
}

/* Terms of several words lie in a sentence. */
static bool
add_sentences(struct reading *reading, const struct spans *sentences, const struct spans *tokens)
{
	size_t token = 0;

	for (size_t i = 0; i < sentences->count; i++) {
		struct span sentence = sentences->at[i];
		size_t first;

		while (token < tokens->count && tokens->at[token].start < sentence.start)
			token++;
		first = token;
		while (token < tokens->count && tokens->at[token].end <= sentence.end)
			token++;
		if (!(reading->shape->collocations ? add_pairs : add_runs)(reading,
				reading->words + first, token - first))
			return false;
	}
	return true;
}

static bool
add_words(struct reading *reading, const struct spans *sentences, const struct spans *tokens)
{
	const struct term_shape *shape = reading->shape;

	if (shape->most > 1 || shape->collocations)
		return add_sentences(reading, sentences, tokens);
	return count_words(reading, reading->words, tokens->count);
}

static const struct spans no_spans = { NULL, 0 };

enum verdict
reading_add(struct reading *reading, struct record *record, struct slice values,
	struct fault *fault)
{
	bool stems = reading->shape->stems;
	bool sentences = reading->shape->most > 1 || reading->shape->collocations;
	const struct spans *tokens = record_tokens(record, fault);
	const uint32_t *words = tokens ? record_words(record, fault) : NULL;
	const struct spans *lines = &no_spans;
	const struct stems *of;

	if (words && sentences)
		lines = record_sentences(record, fault);
	of = stems && words && lines ? record_stems(record, fault) : NULL;
	if (!words || !lines || (stems && !of))
		return VERDICT_REJECT;
	if (look_up(reading, record_lexis(record), words, of, tokens->count)
			&& book_begin(&reading->book, values, tokens->count)
			&& add_words(reading, lines, tokens) && book_end(&reading->book))
		return VERDICT_DROP;
	fault_memory(fault);
	return VERDICT_BROKEN;
}

bool
reading_merge(struct reading *into, const struct reading *from)
{
	size_t count = lexis_count(from->vocabulary.words);
	uint32_t *words = calloc(count + 1, sizeof *words);
	bool good = words;

	for (uint32_t i = 0; good && i < count; i++) {
		words[i] = vocabulary_text(&into->vocabulary,
			lexis_word(from->vocabulary.words, i));
		good = words[i] != LEXIS_NONE;
	}
	good = good && book_merge(&into->book, &from->book, words)
		&& forms_merge(&into->forms, &from->forms, words)
		&& margins_merge(&into->margins, &from->margins, words, count);
	free(words);
	return good;
}
