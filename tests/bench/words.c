#include "words.h"

#include <math.h>
#include <stdlib.h>

#include "array.h"
#include "buffer.h"
#include "composite.h"
#include "lexis.h"
#include "pattern.h"
#include "tsv.h"

/* In about the order of their frequency in abstracts. */
static const char common[] =
	"the of and to in a for that with was as is by were on be or from which are this an at not it "
	"have more has had their but also they between can its than who these other been may we our how "
	"both within there all one when some such into two through about those what while where only "
	"each most patients study health results data analysis people time group model research used use "
	"effects effect level different based important significant high low new studies higher lower "
	"process system management population changes change social community professionals support "
	"findings evidence method approach role need needs experience quality local national public "
	"systematic interviews participants country countries years year three four first second";

/* In hundredths of all; the last has the rest. */
static const struct {
	const char *text;
	uint32_t share;
} endings[] = {
	{ "", 30 }, { "s", 16 }, { "ed", 10 }, { "ing", 9 }, { "ation", 6 }, { "ations", 3 }, { "al", 5 },
	{ "ity", 4 }, { "ly", 4 }, { "ment", 3 }, { "er", 3 }, { "ive", 3 }, { "ies", 2 }, { "ness", 2 }
};

static const char *const onsets[] = {
	"b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "v", "w", "b", "c", "d", "l", "m",
	"n", "p", "r", "s", "t", "", "br", "cl", "cr", "fl", "pr", "st", "tr", "th", "ch", "sh"
};
static const char *const nuclei[] = {
	"a", "e", "i", "o", "u", "a", "e", "i", "o", "ea", "ai", "ou", "io"
};
static const char *const accented[] = { "é", "è", "ü", "ö", "ä", "ñó", "ç", "ø", "í", "ł" };
static const char *const codas[] = {
	"", "", "", "", "", "", "", "", "n", "r", "l", "s", "t", "m", "c", "d", "nt", "st", "ct", "x"
};

#define PICK(list, dice) (list)[dice_below((dice), sizeof(list) / sizeof *(list))]

static const char *
pick_ending(struct dice *dice)
{
	uint32_t throw = dice_below(dice, 100);
	size_t i = 0;

	for (; i < sizeof endings / sizeof *endings - 1 && throw >= endings[i].share; i++)
		throw -= endings[i].share;
	return endings[i].text;
}

/* Frequent words are shorter. */
static void
make_word(struct buffer *word, size_t rank, struct dice *dice)
{
	uint32_t syllables = 1 + dice_below(dice, rank < 5000 ? 2 : 3);
	bool accent = dice_hits(dice, 10);

	word->size = 0;
	for (uint32_t i = 0; i < syllables; i++) {
		buffer_add_string(word, PICK(onsets, dice));
		buffer_add_string(word, accent && i == 0 ? PICK(accented, dice) : PICK(nuclei, dice));
		buffer_add_string(word, PICK(codas, dice));
	}
	buffer_add_string(word, pick_ending(dice));
}

/* Adds the word unless it is there. */
static bool
add_word(struct words *words, struct lexis *known, struct slice word)
{
	if (lexis_intern(known, word) != words->count)
		return true;	/* no memory shows in arena_copy too */
	words->at[words->count] = arena_copy(&words->arena, word);
	return words->at[words->count++].at != NULL;
}

static bool
fill(struct words *words, size_t count, struct dice *dice)
{
	struct lexis *known = lexis_new(SIZE_MAX);
	struct buffer word = { 0 };
	const char *at = common;
	bool fine = known != NULL;

	while (fine && words->count < count) {
		size_t length = strcspn(at, " ");

		if (length)
			fine = add_word(words, known, (struct slice){ at, length });
		at += length + (at[length] == ' ');
		if (length)
			continue;
		make_word(&word, words->count, dice);
		fine = !buffer_failed(&word) && add_word(words, known, buffer_slice(&word));
	}
	buffer_free(&word);
	lexis_free(known);
	return fine;
}

/* Zipf's law with Mandelbrot's shift, and steeper beyond the words that everybody uses: the shape and
 * the values of M. Gerlach and E. G. Altmann, Stochastic model for the vocabulary growth in natural
 * languages, Physical Review X 3, 021006 (2013). */
static double
frequency(size_t rank)
{
	const double shift = 2.7, everyday = 7873, power = 1.77;
	double r = (double)rank + shift;

	return r < everyday ? 1 / r : pow(r / everyday, -power) / everyday;
}

static void
share_out(struct words *words)
{
	double sum = 0, part = 0;

	for (size_t i = 0; i < words->count; i++)
		sum += frequency(i + 1);
	for (size_t i = 0; i < words->count; i++) {
		part += frequency(i + 1);
		words->upto[i] = (uint64_t)(part / sum * 0x1p63);
	}
	words->upto[words->count - 1] = (uint64_t)1 << 63;
}

bool
words_make(struct words *words, size_t count, struct dice *dice, struct fault *fault)
{
	words->at = calloc(count, sizeof *words->at);
	words->upto = calloc(count, sizeof *words->upto);
	words->met = calloc(count, sizeof *words->met);
	if (!words->at || !words->upto || !words->met || !fill(words, count, dice))
		return fault_memory(fault);
	share_out(words);
	return true;
}

static size_t
draw_rank(const struct words *words, struct dice *dice)
{
	uint64_t throw = dice_throw(dice) >> 1;
	size_t from = 0, to = words->count - 1;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (throw < words->upto[middle])
			to = middle;
		else
			from = middle + 1;
	}
	return from;
}

static struct slice
meet(const struct words *words, size_t rank)
{
	words->met[rank] = true;
	return words->at[rank];
}

struct slice
words_draw(const struct words *words, struct dice *dice)
{
	return meet(words, draw_rank(words, dice));
}

void
words_draw_compound(const struct words *words, struct dice *dice, struct buffer *out)
{
	size_t rank = draw_rank(words, dice);

	buffer_add_slice(out, meet(words, rank * 7919 % words->count));
	buffer_add_char(out, '-');
	buffer_add_slice(out, meet(words, rank * 104729 % words->count));
}

size_t
words_met(const struct words *words)
{
	size_t met = 0;

	for (size_t i = 0; i < words->count; i++)
		met += words->met[i];
	return met;
}

void
words_free(struct words *words)
{
	free(words->at);
	free(words->upto);
	free(words->met);
	arena_free(&words->arena);
}

/* The words of the shortest sequence, gaps left empty, globs without their signs. */
static void
say_pattern(const struct pattern *pattern, struct buffer *out)
{
	const struct pattern_sequence *sequence = pattern->first, *other = sequence;

	for (; other; other = other->next)
		if (other->count < sequence->count)
			sequence = other;
	for (size_t i = 0; i < sequence->count; i++) {
		const struct pattern_step *step = &sequence->steps[i];
		struct slice text = step->count ? step->words[0].text : SLICE("");

		if (i && text.size)
			buffer_add_char(out, ' ');
		for (size_t j = 0; j < text.size; j++)
			if (text.at[j] != '*')
				buffer_add_char(out, text.at[j] == '?' ? 'e' : text.at[j]);
	}
}

/* The patterns that are near each other, side by side; of codes and expressions nothing. */
static bool
say_composite(const struct composite *composite, struct buffer *out, struct fault *fault)
{
	bool fine = true;

	for (size_t i = 0; fine && i < composite->parts; i++) {
		const struct operand *operand = &composite->operands[i];
		struct arena arena = { 0 };
		struct pattern pattern;
		const char *mistake;

		if (operand->kind != OPERAND_WORDS)
			continue;
		fine = pattern_read(operand->text, &arena, &pattern, &mistake, fault);
		if (fine && out->size)
			buffer_add_char(out, ' ');
		if (fine)
			say_pattern(&pattern, out);
		arena_free(&arena);
	}
	return fine;
}

static bool
add_phrase(struct phrases *phrases, struct slice source, struct fault *fault)
{
	struct slice *at = array_reserve(phrases->at, &phrases->room, phrases->count, 1, sizeof *at);
	struct buffer phrase = { 0 };
	struct composite composite;
	const char *mistake;
	bool fine = at != NULL || fault_memory(fault);

	if (at)
		phrases->at = at;
	fine = fine && composite_read(source, &composite, &mistake, fault)
		&& say_composite(&composite, &phrase, fault);
	if (fine && phrase.size) {
		at[phrases->count] = arena_copy(&phrases->arena, buffer_slice(&phrase));
		fine = (!buffer_failed(&phrase) && at[phrases->count++].at) || fault_memory(fault);
	}
	buffer_free(&phrase);
	return fine;
}

bool
phrases_read(struct phrases *phrases, const char *path, struct fault *fault)
{
	struct tsv *table = tsv_open(path, fault);
	size_t column;
	bool fine = table && tsv_need_column(table, "pattern", &column, fault);

	while (fine && tsv_next(table))
		fine = add_phrase(phrases, tsv_cell(table, column), fault);
	if (table)
		tsv_close(table);
	return fine && (phrases->count || fault_set(fault, "%s: no patterns", path));
}

struct slice
phrases_draw(const struct phrases *phrases, struct dice *dice)
{
	return phrases->at[dice_below(dice, (uint32_t)phrases->count)];
}

void
phrases_free(struct phrases *phrases)
{
	free(phrases->at);
	arena_free(&phrases->arena);
}
