#include "within.h"

#include <limits.h>

#include "stemmer.h"
#include "utf8.h"

enum {
	MOST_PAIRS = 1 << 16	/* of sequences; more are not compared */
};

bool
word_stems_open(struct word_stems *stems, const char *language, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	stems->words = lexis_new(SIZE_MAX);
	if (!stems->words)
		return fault_memory(fault);
	stems->stemmer = stemmer_new(language);
	if (!stems->stemmer && errno == ENOMEM)
		return fault_memory(fault);
	return stems->stemmer || fault_set(fault, "no stemmer for the language \"%s\"",
		quoted(shown, slice_of(language)));
}

void
word_stems_close(struct word_stems *stems)
{
	sb_stemmer_delete(stems->stemmer);
	lexis_column_free(&stems->stems);
	lexis_free(stems->words);
}

static uint32_t
find_stem(struct word_stems *stems, struct slice word)
{
	const sb_symbol *stem = word.size <= INT_MAX ? sb_stemmer_stem(stems->stemmer,
		(const sb_symbol *)word.at, (int)word.size) : NULL;

	if (!stem)
		return LEXIS_NONE;
	return lexis_intern(stems->words, (struct slice){ (const char *)stem,
		(size_t)sb_stemmer_length(stems->stemmer) });
}

uint32_t
word_stem(struct word_stems *stems, struct slice word)
{
	uint32_t id = lexis_intern(stems->words, word), stem;
	uint32_t *cell = id == LEXIS_NONE ? NULL
		: lexis_column_at(&stems->stems, stems->words, id);

	if (cell && *cell != LEXIS_UNSET)
		return *cell;
	stem = cell ? find_stem(stems, word) : LEXIS_NONE;
	if (stem == LEXIS_NONE)
		stems->failed = true;
	else
		*cell = stem;
	return stem;
}

/* One character and the rest; "*" of the glob takes as few as will do, and more when that fails. */
bool
glob_covers(struct slice glob, struct slice word)
{
	const char *g = glob.at, *w = word.at, *glob_end = g + glob.size, *word_end = w + word.size;
	const char *star = NULL, *resumed = NULL;

	while (w < word_end) {
		size_t size = utf8_length(w, word_end);

		if (g < glob_end && *g == '*') {
			star = ++g;
			resumed = w;
		} else if (g < glob_end && (*g == '?' ? *w != '*' : *g == *w)) {
			w += *g++ == '?' && size ? size : 1;
		} else if (star) {
			size = utf8_length(resumed, word_end);
			w = resumed += size ? size : 1;
			g = star;
		} else {
			return false;
		}
	}
	while (g < glob_end && *g == '*')
		g++;
	return g == glob_end;
}

/* All words that one test allows satisfy the other. */
static bool
word_within(struct word_stems *stems, const struct pattern_word *inner,
	const struct pattern_word *outer)
{
	if (outer->test == inner->test && slice_equal(outer->text, inner->text))
		return true;
	switch (outer->test) {
	case WORD_STEM:
		return (inner->test == WORD_EXACT || inner->test == WORD_STEM)
			&& word_stem(stems, inner->text) == word_stem(stems, outer->text);
	case WORD_GLOB:
		return (inner->test == WORD_EXACT || inner->test == WORD_GLOB)
			&& glob_covers(outer->text, inner->text);
	default:
		return false;
	}
}

static bool
step_within(struct word_stems *stems, const struct pattern_step *inner,
	const struct pattern_step *outer)
{
	if (inner->count == 0 || outer->count == 0)
		return inner->count == outer->count && inner->gap <= outer->gap;
	for (size_t i = 0; i < inner->count; i++) {
		size_t j = 0;

		while (j < outer->count && !word_within(stems, &inner->words[i], &outer->words[j]))
			j++;
		if (j == outer->count)
			return false;
	}
	return true;
}

static bool
sequence_within(struct word_stems *stems, const struct pattern_sequence *inner,
	const struct pattern_sequence *outer)
{
	if (inner->count != outer->count)
		return false;
	for (size_t i = 0; i < inner->count; i++)
		if (!step_within(stems, &inner->steps[i], &outer->steps[i]))
			return false;
	return true;
}

bool
pattern_within(struct word_stems *stems, const struct pattern *inner, const struct pattern *outer)
{
	const struct pattern_sequence *part = inner->first, *whole;

	if (inner->count > MOST_PAIRS / outer->count)
		return false;
	for (; part; part = part->next) {
		for (whole = outer->first; whole; whole = whole->next)
			if (sequence_within(stems, part, whole))
				break;
		if (!whole)
			return false;
	}
	return true;
}
