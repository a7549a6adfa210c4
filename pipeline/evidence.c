#include "evidence.h"

#include <stdlib.h>

#include "buffer.h"
#include "lexicon.h"
#include "thousandths.h"

void
evidence_free(struct evidence *evidence)
{
	lexis_free(evidence->patterns);
	relation_free(&evidence->entries);
	free(evidence->rows);
	*evidence = (struct evidence){ 0 };
}

/* The bytes that a pattern is known by. */
static void
add_key(struct buffer *key, uint32_t lexicon, struct slice pattern)
{
	buffer_add(key, &lexicon, sizeof lexicon);
	buffer_add_slice(key, pattern);
}

uint32_t
evidence_find(const struct evidence *evidence, uint32_t lexicon, struct slice pattern)
{
	struct buffer key = { 0 };
	uint32_t number = LEXIS_NONE;

	add_key(&key, lexicon, pattern);
	if (evidence->patterns && !buffer_failed(&key))
		number = lexis_find(evidence->patterns, buffer_slice(&key));
	buffer_free(&key);
	return number;
}

uint32_t
evidence_new(struct evidence *evidence, uint32_t lexicon, struct slice pattern)
{
	struct buffer key = { 0 };
	uint32_t number = LEXIS_NONE;

	if (!evidence->patterns)
		evidence->patterns = lexis_new(SIZE_MAX);
	add_key(&key, lexicon, pattern);
	if (evidence->patterns && !buffer_failed(&key))
		number = lexis_intern(evidence->patterns, buffer_slice(&key));
	buffer_free(&key);
	return number < EVIDENCE_BASE ? number : LEXIS_NONE;
}

bool
evidence_add(struct evidence *evidence, uint32_t pattern, uint32_t entry)
{
	return relation_add(&evidence->entries, pattern, entry);
}

static uint32_t
target_of(const struct entry *entry, const struct scoring *scoring)
{
	if (entry->evidence == EVIDENCE_CODE)
		return entry->term.number;
	return (uint32_t)scoring->count + (entry->evidence == EVIDENCE_ENABLER);
}

/* The patterns of a lexicon follow each other, since its table is read at once. */
static void
patterns_share_out(const struct evidence *evidence, const struct entry *entries,
	struct scoring *scorings)
{
	for (uint32_t i = 0; i < evidence_count(evidence); i++) {
		const struct evidence_row *end, *row = evidence_rows(evidence, i, &end);
		const struct entry *entry = &entries[evidence_entry(evidence, row)];
		struct scoring *scoring = &scorings[entry->term.lexicon_number];

		if (scoring->pattern_count == 0)
			scoring->first_pattern = i;
		scoring->pattern_count = i + 1 - scoring->first_pattern;
	}
}

/* Adds the rows of a pattern up, side by side. What comes to too much stays too much, for
 * scoring_fits to find. */
static void
pattern_fill(const struct evidence *evidence, uint32_t pattern, struct scoring *scoring)
{
	int32_t *sums = scoring->patterns + (pattern - scoring->first_pattern) * scoring->stride;
	const struct evidence_row *end, *row = evidence_rows(evidence, pattern, &end);

	for (; row < end; row++)
		if (abs(sums[row->target]) <= SCORING_SUM)
			sums[row->target] += row->weight;
}

static bool
rows_make(struct evidence *evidence, const struct entry *entries, const struct scoring *scorings)
{
	const struct relation *all = &evidence->entries;

	evidence->rows = calloc(all->count + 1, sizeof *evidence->rows);
	for (size_t i = 0; i < all->count && evidence->rows; i++) {
		const struct entry *entry = &entries[all->pairs[i].to];

		evidence->rows[i] = (struct evidence_row){
			.target = target_of(entry, &scorings[entry->term.lexicon_number]),
			.weight = thousandths_of(entry->weight),
		};
	}
	return evidence->rows;
}

bool
evidence_seal(struct evidence *evidence, const struct entry *entries, struct scoring *scorings,
	size_t lexicons)
{
	if (!relation_seal(&evidence->entries, evidence_count(evidence))
			|| !rows_make(evidence, entries, scorings))
		return false;
	patterns_share_out(evidence, entries, scorings);
	for (size_t i = 0; i < lexicons; i++) {
		struct scoring *scoring = &scorings[i];

		if (!scoring->codes)
			continue;
		if (!scoring_open_patterns(scoring))
			return false;
		for (uint32_t j = 0; j < scoring->pattern_count; j++)
			pattern_fill(evidence, scoring->first_pattern + j, scoring);
	}
	return true;
}
