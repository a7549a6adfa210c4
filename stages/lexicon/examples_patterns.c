/* examples_patterns.c: the rows of evidence.tsv that people wrote as patterns, with alternatives,
 * globs and all else that a run of words cannot have: what they match is seen in examples like
 * runs. */
#include <stdlib.h>

#include "evidence.h"
#include "examples.h"

/* What a row speaks for; LEXIS_NONE: a code without terms. */
static uint32_t
target_of(const struct examples *examples, const struct entry *entry)
{
	uint32_t codes = (uint32_t)lexis_count(examples->codes);

	return entry->evidence == EVIDENCE_BARRIER ? codes
		: entry->evidence == EVIDENCE_ENABLER ? codes + 1
		: lexis_find(examples->codes, entry->term.code);
}

/* Takes a pattern that is new. */
static bool
add_pattern(struct examples *examples, const struct entry *entry)
{
	uint32_t run = ngrams_pattern(&examples->ngrams, entry->pattern);

	if (run == LEXIS_NONE)
		return false;
	examples->patterns[entry->evidence_pattern] = run;
	examples->homes[examples->home_count++] = entry;
	return true;
}

bool
examples_open_patterns(struct examples *examples)
{
	const struct tagger *tagger = &examples->tagger;
	size_t count = evidence_count(lexicons_evidence(tagger->set));

	examples->patterns = malloc((count + 1) * sizeof *examples->patterns);
	examples->homes = malloc((count + 1) * sizeof *examples->homes);
	if (!examples->patterns || !examples->homes)
		return false;
	for (size_t i = 0; i < count; i++)
		examples->patterns[i] = LEXIS_NONE;
	for (size_t i = tagger->term_count; i < tagger->evidence_end; i++) {
		const struct entry *entry = &tagger->entries[i];

		if (examples->patterns[entry->evidence_pattern] == LEXIS_NONE
				&& !pattern_is_run(entry->pattern) && !add_pattern(examples, entry))
			return false;
	}
	return true;
}

bool
examples_at_home(const struct examples *examples, uint32_t run, size_t target)
{
	return run < examples->home_count && target_of(examples, examples->homes[run]) == target;
}

struct slice
examples_note(const struct examples *examples, uint32_t run)
{
	return run < examples->home_count ? examples->homes[run]->note : (struct slice){ NULL, 0 };
}
