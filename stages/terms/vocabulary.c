#include "vocabulary.h"

#include <stdlib.h>
#include <string.h>

#include "array.h"
#include "ascii.h"
#include "corpus.h"
#include "draw.h"
#include "function_words.h"
#include "unicode.h"
#include "utf8.h"

enum {
	MOST_PARTS = 1000000
};

/* Interns a text in lower case. */
static uint32_t
intern_lower(struct lexis *words, struct slice text, struct buffer *lower)
{
	char *room;

	buffer_reset(lower, SIZE_MAX);
	room = text.size <= SIZE_MAX / 3 ? buffer_reserve(lower, 3 * text.size) : NULL;
	if (!room)
		return LEXIS_NONE;
	return lexis_intern(words, (struct slice){ room, unicode_lower_text(room, text) });
}

/* A word list that is being read. */
struct word_list {
	struct lexis *words;
	struct buffer lower;
};

static bool
add_listed(void *data, struct slice line, struct fault *fault)
{
	struct word_list *list = data;
	struct slice word = ascii_trim(line);

	if (word.size == 0 || *word.at == '#')
		return true;
	if (utf8_valid_prefix(word.at, word.size) < word.size)
		return fault_set(fault, "bytes that are not UTF-8; save the list as UTF-8");
	return intern_lower(list->words, word, &list->lower) != LEXIS_NONE || fault_memory(fault);
}

static bool
read_stops(struct word_rules *rules, const struct strings *files, struct fault *fault)
{
	struct word_list list = { .words = rules->stops };
	bool good = files->count == 0
		|| corpus_visit(files, 0, add_listed, &list, fault) == STATUS_WHOLE;

	buffer_free(&list.lower);
	return good;
}

static bool
read_nodes(struct word_rules *rules, const struct strings *nodes, struct fault *fault)
{
	struct buffer lower = { 0 };
	bool good = true;

	for (size_t i = 0; i < nodes->count && good; i++) {
		struct slice word = slice_of(nodes->at[i]);

		if (word.size == 0 || utf8_valid_prefix(word.at, word.size) < word.size)
			good = fault_set(fault, "--node: not a word in UTF-8");
		else if (intern_lower(rules->nodes, word, &lower) == LEXIS_NONE)
			good = fault_memory(fault);
	}
	buffer_free(&lower);
	return good;
}

/* The number at *at, which goes behind it; 0 where there is none. */
static uint64_t
take_number(const char **at)
{
	uint64_t number = 0;

	for (; ascii_is_digit(**at) && number <= MOST_PARTS; ++*at)
		number = number * 10 + (uint64_t)(**at - '0');
	return number;
}

static bool
read_part(struct word_rules *rules, const char *text, struct fault *fault)
{
	const char *at = text;
	char shown[QUOTED_BYTES];

	rules->part = rules->parts = 1;
	if (!text)
		return true;
	rules->part = take_number(&at);
	if (*at++ == '/') {
		rules->parts = take_number(&at);
		if (!*at && rules->part >= 1 && rules->part <= rules->parts
				&& rules->parts <= MOST_PARTS)
			return true;
	}
	return fault_set(fault, "--part \"%s\" is no part; write 1/8 for the first of eight",
		quoted(shown, slice_of(text)));
}

bool
word_rules_read(struct word_rules *rules, const struct strings *stop_files,
	const struct strings *nodes, const char *part, struct fault *fault)
{
	rules->stops = lexis_new(SIZE_MAX);
	rules->nodes = lexis_new(SIZE_MAX);
	if (!rules->stops || !rules->nodes)
		return fault_memory(fault);
	return read_stops(rules, stop_files, fault) && read_nodes(rules, nodes, fault)
		&& read_part(rules, part, fault);
}

void
word_rules_free(struct word_rules *rules)
{
	lexis_free(rules->stops);
	lexis_free(rules->nodes);
	rules->stops = rules->nodes = NULL;
}

static bool
has_letter(struct slice word)
{
	const char *at = word.at, *end = at + word.size;

	while (at < end)
		if (unicode_is_letter(utf8_next(&at)))
			return true;
	return false;
}

static unsigned char
flags_of(const struct word_rules *rules, struct slice word)
{
	unsigned char flags = 0;

	if (lexis_find(rules->stops, word) != LEXIS_NONE
			|| (rules->function_words && is_function_word(word))
			|| (rules->numbers && !has_letter(word)))
		flags |= WORD_STOP;
	if (rules->parts > 1 && draw_key(0, word) % rules->parts != rules->part - 1)
		flags |= WORD_ELSEWHERE;
	if (lexis_find(rules->nodes, word) != LEXIS_NONE)
		flags |= WORD_NODE;
	return flags;
}

bool
vocabulary_open(struct vocabulary *vocabulary, const struct word_rules *rules)
{
	vocabulary->rules = rules;
	vocabulary->words = lexis_new(SIZE_MAX);
	return vocabulary->words;
}

void
vocabulary_close(struct vocabulary *vocabulary)
{
	lexis_free(vocabulary->words);
	free(vocabulary->flags);
	lexis_column_free(&vocabulary->known);
	buffer_free(&vocabulary->lower);
}

uint32_t
vocabulary_text(struct vocabulary *vocabulary, struct slice text)
{
	size_t known = lexis_count(vocabulary->words);
	unsigned char *flags = array_reserve(vocabulary->flags, &vocabulary->room, known, 1,
		sizeof *flags);
	uint32_t number;

	if (!flags)
		return LEXIS_NONE;
	vocabulary->flags = flags;
	number = intern_lower(vocabulary->words, text, &vocabulary->lower);
	if (number == known)
		flags[number] = flags_of(vocabulary->rules, lexis_word(vocabulary->words, number));
	return number;
}

uint32_t
vocabulary_word_new(struct vocabulary *vocabulary, const struct lexis *lexis, uint32_t word)
{
	uint32_t *known = lexis_column_at(&vocabulary->known, lexis, word);

	if (known)
		*known = vocabulary_text(vocabulary, lexis_word(lexis, word));
	return known ? *known : LEXIS_NONE;
}

/* Most words differ in their first bytes, which lie side by side here. */
struct ranked_word {
	uint64_t first;		/* bytes, the first the highest; 0 behind the end */
	uint32_t word;
};

static struct ranked_word
ranked_word(const struct lexis *words, uint32_t number)
{
	return (struct ranked_word){ slice_beginning(lexis_word(words, number)), number };
}

static int
word_order(const void *left, const void *right, void *words)
{
	const struct ranked_word *a = left, *b = right;

	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	return slice_compare(lexis_word(words, a->word), lexis_word(words, b->word));
}

uint32_t *
vocabulary_ranks(const struct vocabulary *vocabulary)
{
	size_t count = lexis_count(vocabulary->words);
	struct ranked_word *order = calloc(count + 1, sizeof *order);
	uint32_t *ranks = calloc(count + 1, sizeof *ranks);

	if (!order || !ranks) {
		free(order);
		free(ranks);
		return NULL;
	}
	for (uint32_t i = 0; i < count; i++)
		order[i] = ranked_word(vocabulary->words, i);
	qsort_r(order, count, sizeof *order, word_order, vocabulary->words);
	for (size_t i = 0; i < count; i++)
		ranks[order[i].word] = (uint32_t)i;
	free(order);
	return ranks;
}
