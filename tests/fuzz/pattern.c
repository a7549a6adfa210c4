/* The pattern language and the matcher: patterns, one a line, then an empty line and a text. What
 * pattern_read accepts keeps the limits of pattern.h, and what the matcher sees is what a comparison of
 * every sequence with the words from every place on sees. Compounds and spellings are left out. What
 * composite_read takes apart are pieces of the line, in their order. */
#include <libstemmer.h>
#include <stdlib.h>

#include "shared/crew.h"
#include "shared/fuzz.h"

#include "composite.h"
#include "compound.h"
#include "matcher.h"
#include "pattern.h"
#include "unicode.h"
#include "utf8.h"

enum {
	ENTRIES = 8,		/* patterns */
	UNITS = 48,		/* words of the text */
	SEQUENCES = 128		/* of all patterns: more of them only take time */
};

struct trial {
	struct arena arena;
	struct pattern patterns[ENTRIES];
	size_t count, sequences;
	struct slice lower[UNITS], plain[UNITS], stems[UNITS];
	size_t units;
	struct sb_stemmer *stemmer;
	bool expected[ENTRIES][UNITS + 1][UNITS + 1], seen[ENTRIES][UNITS + 1][UNITS + 1];
};

static void
check_step(const struct pattern_step *step)
{
	MUST(step->count > 0 || step->gap <= PATTERN_GAP);
	for (size_t i = 0; i < step->count; i++) {
		struct slice text = step->words[i].text;

		MUST(text.size > 0 && utf8_valid_prefix(text.at, text.size) == text.size);
		for (const char *at = text.at; at < text.at + text.size; at++)
			MUST(hyphen_length(at, text.at + text.size) == 0);
	}
}

static void
check_pattern(const struct pattern *pattern)
{
	const struct pattern_sequence *sequence = pattern->first;
	size_t count = 0;

	MUST(sequence);
	for (; sequence; sequence = sequence->next, count++) {
		MUST(sequence->count > 0 && sequence->count <= PATTERN_STEPS);
		MUST(sequence->steps[0].count > 0);
		MUST(sequence->steps[sequence->count - 1].count > 0);
		for (size_t i = 0; i < sequence->count; i++)
			check_step(&sequence->steps[i]);
	}
	MUST(count == pattern->count && count <= PATTERN_SEQUENCES);
}

static void
check_composite(struct slice line)
{
	struct fault fault = { 0 };
	struct composite composite;
	const char *at = NULL, *end = line.at;

	if (!composite_read(line, &composite, &at, &fault)) {
		MUST(fault.words[0] && at >= line.at && at <= line.at + line.size);
		return;
	}
	MUST(composite.parts > 0 && composite.parts <= composite.count);
	MUST(composite.count <= COMPOSITE_OPERANDS);
	for (size_t i = 0; i < composite.count; i++) {
		struct slice text = composite.operands[i].text;

		MUST(text.size > 0 && text.at >= end && composite.near[i] <= COMPOSITE_NEAR);
		end = text.at + text.size;
	}
	MUST(end <= line.at + line.size);
}

/* Reads what is a pattern and not too much. */
static void
read_patterns(struct trial *trial, struct slice lines)
{
	while (lines.size && trial->count < ENTRIES) {
		struct slice line = fuzz_take(&lines, "\n");
		struct pattern *pattern = &trial->patterns[trial->count];
		struct fault fault = { 0 };
		const char *at = NULL;

		check_composite(line);
		if (!pattern_read(line, &trial->arena, pattern, &at, &fault)) {
			MUST(fault.words[0] && at >= line.at && at <= line.at + line.size);
			continue;
		}
		check_pattern(pattern);
		if (trial->sequences + pattern->count > SEQUENCES)
			continue;
		trial->sequences += pattern->count;
		trial->count++;
	}
}

static struct slice
plain_word(struct trial *trial, struct slice word)
{
	struct buffer plain = { 0 };
	struct slice copy;

	while (word.size) {
		buffer_add_slice(&plain, fuzz_take(&word, "\xe2\x80\x99"));
		if (word.size || word.at[-1] == '\x99')
			buffer_add_char(&plain, '\'');
	}
	copy = arena_copy(&trial->arena, buffer_slice(&plain));
	buffer_free(&plain);
	return copy;
}

static void
read_words(struct trial *trial, struct record *record)
{
	struct fault fault = { 0 };
	const struct lexis *lexis = record_lexis(record);
	const struct spans *tokens = record_tokens(record, &fault);
	const struct stems *stems = record_stems(record, &fault);
	const uint32_t *words = record_words(record, &fault);

	trial->units = tokens->count < UNITS ? tokens->count : UNITS;
	for (size_t i = 0; i < trial->units; i++) {
		struct slice plain = plain_word(trial, lexis_word(lexis, words[i]));
		char *lower = arena_take(&trial->arena, 3 * plain.size + 1);

		trial->plain[i] = plain;
		trial->lower[i] = (struct slice){ lower, unicode_lower_text(lower, plain) };
		trial->stems[i] = lexis_word(lexis, stems->at[i]);
	}
}

/* Goes back to the last star when something does not fit. */
static bool
glob_fits(struct slice glob, struct slice word)
{
	const char *g = glob.at, *w = word.at, *g_end = g + glob.size, *w_end = w + word.size;
	const char *star = NULL, *star_word = NULL;

	while (w < w_end) {
		const char *g_next = g, *w_next = w;
		uint32_t wanted = g < g_end ? utf8_next(&g_next) : 0;
		uint32_t c = utf8_next(&w_next);

		if (g < g_end && wanted == '*') {
			star = g = g_next;
			star_word = w;
		} else if (g < g_end && (wanted == '?' || wanted == c)) {
			g = g_next;
			w = w_next;
		} else if (star) {
			utf8_next(&star_word);
			w = star_word;
			g = star;
		} else {
			return false;
		}
	}
	while (g < g_end && *g == '*')
		g++;
	return g == g_end;
}

static bool
stem_fits(const struct trial *trial, struct slice word, struct slice stem)
{
	const sb_symbol *wanted = sb_stemmer_stem(trial->stemmer, (const sb_symbol *)word.at,
		(int)word.size);

	return slice_equal(stem, (struct slice){ (const char *)wanted,
		(size_t)sb_stemmer_length(trial->stemmer) });
}

static bool
word_fits(const struct trial *trial, const struct pattern_word *word, size_t unit)
{
	switch (word->test) {
	case WORD_EXACT:
		return slice_equal(word->text, trial->lower[unit]);
	case WORD_STEM:
		return stem_fits(trial, word->text, trial->stems[unit]);
	case WORD_GLOB:
		return glob_fits(word->text, trial->lower[unit]);
	case WORD_ACRONYM:
		return slice_equal(word->text, trial->plain[unit]);
	}
	return false;
}

static bool
step_fits(const struct trial *trial, const struct pattern_step *step, size_t unit)
{
	for (size_t i = 0; i < step->count; i++)
		if (word_fits(trial, &step->words[i], unit))
			return true;
	return false;
}

/* A sequence that begins at a unit. */
struct attempt {
	const struct pattern_sequence *sequence;
	size_t entry, first;
};

/* What is left of the attempt from a step and a unit on. */
static void
expect_rest(struct trial *trial, const struct attempt *attempt, size_t step, size_t unit)
{
	const struct pattern_step *at = &attempt->sequence->steps[step];

	if (step == attempt->sequence->count) {
		trial->expected[attempt->entry][attempt->first][unit] = true;
		return;
	}
	for (size_t gap = 0; at->count == 0 && gap <= at->gap; gap++)
		expect_rest(trial, attempt, step + 1, unit + gap);
	if (unit < trial->units && step_fits(trial, at, unit))
		expect_rest(trial, attempt, step + 1, unit + 1);
}

static void
expect_pattern(struct trial *trial, size_t entry)
{
	struct attempt attempt = { trial->patterns[entry].first, entry, 0 };

	for (; attempt.sequence; attempt.sequence = attempt.sequence->next)
		for (attempt.first = 0; attempt.first < trial->units; attempt.first++)
			expect_rest(trial, &attempt, 0, attempt.first);
}

static void
look(struct trial *trial, const struct matcher *matcher, struct record *record)
{
	struct fault fault = { 0 };
	struct passage passage = { record_tokens(record, &fault)->at, record_words(record, &fault),
		record_stems(record, &fault)->at, trial->units };
	struct matching *matching = matching_new(matcher, record_lexis(record));
	struct matched matched;

	MUST(matching && matching_run(matching, &passage, &matched));
	MUST(passage.count == 0 && matched.unit_count == trial->units);
	for (size_t i = 0; i < matched.sighting_count; i++) {
		struct sighting sighting = matched.sightings[i];

		MUST(sighting.entry < trial->count && sighting.end <= trial->units);
		trial->seen[sighting.entry][sighting.first][sighting.end] = true;
	}
	matching_free(matching);
}

static void
compare(struct trial *trial, struct record *record)
{
	struct matcher *matcher = matcher_new();
	struct fault fault = { 0 };
	uint32_t dialect;

	MUST(matcher && matcher_dialect(matcher, "english", NULL, &dialect, &fault));
	for (uint32_t i = 0; i < trial->count; i++) {
		MUST(matcher_add(matcher, dialect, &trial->patterns[i], i));
		expect_pattern(trial, i);
	}
	MUST(matcher_seal(matcher));
	look(trial, matcher, record);
	MUST(memcmp(trial->expected, trial->seen, sizeof trial->seen) == 0);
	matcher_free(matcher);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct crew *crew;
	static struct buffer out;
	struct slice input = fuzz_text(data, size), lines = fuzz_take(&input, "\n\n");
	struct trial *trial = calloc(1, sizeof *trial);

	if (!crew)
		crew = crew_sure("tokenise --split-hyphens | stem");
	MUST(trial && crew_do(crew, fuzz_document(input), &out));
	trial->stemmer = sb_stemmer_new("english", NULL);
	read_patterns(trial, lines);
	read_words(trial, crew_record(crew));
	compare(trial, crew_record(crew));
	sb_stemmer_delete(trial->stemmer);
	arena_free(&trial->arena);
	free(trial);
	return 0;
}
