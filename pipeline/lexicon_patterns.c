/* lexicon_patterns.c: the patterns of entries, and those that stand in no folder. */
#include "lexicon_inside.h"

#include "array.h"

bool
entries_reserve(struct lexicons *lexicons)
{
	struct entry *entries;

	if (lexicons->entry_count >= EVIDENCE_BASE)
		return false;
	entries = array_reserve(lexicons->entries, &lexicons->entry_room, lexicons->entry_count, 1,
		sizeof *entries);
	if (!entries)
		return false;
	lexicons->entries = entries;
	return true;
}

/* Reads a pattern alone; `number` is the entry's. Its sightings say that, or of evidence without
 * gaps, which nothing has to look at again, at once which it is. */
static bool
pattern_add(struct lexicons *lexicons, struct slice source, uint32_t number, struct entry *entry,
	const char **at, struct fault *fault)
{
	struct arena arena = { 0 };
	struct pattern pattern;
	bool good = pattern_read(source, &arena, &pattern, at, fault);

	if (good) {
		entry->gapped = pattern_has_gaps(&pattern);
		lexicons->combines |= entry->gapped;
		if (entry->evidence && !entry->gapped)
			number = EVIDENCE_BASE + entry->evidence_pattern;
		good = matcher_add(lexicons->matcher, lexicons->dialect, &pattern, number)
			|| fault_memory(fault);
	}
	arena_free(&arena);
	return good;
}

bool
entry_read_pattern(struct lexicons *lexicons, struct entry *entry, struct slice source,
	struct mark mark, const char **at, struct fault *fault)
{
	const struct combination_place place = { lexicons->matcher, lexicons->dialect,
		entry->is_cue ? 0 : entry->term.lexicon_number, (uint32_t)lexicons->entry_count,
		mark };
	struct composite composite;

	if (!composite_read(source, &composite, at, fault))
		return false;
	if (composite_is_simple(&composite))
		return pattern_add(lexicons, source, place.entry, entry, at, fault);
	if (entry->is_cue && composite_has_code(&composite, at))
		return fault_set(fault, "a cue cannot refer to codes; write the patterns");
	entry->wide = composite.parts > 1;
	lexicons->combines = true;
	return combinations_add(&lexicons->combinations, &place, &composite, at, fault);
}

bool
lexicons_read_by(struct lexicons *lexicons, const char *language, const char *spelling_folder,
	struct fault *fault)
{
	const struct spelling *spelling = NULL;

	if (spelling_folder && !spelling_find(lexicons, ".", spelling_folder, &spelling, fault))
		return false;
	lexicons->has_dialect = true;
	return matcher_dialect(lexicons->matcher, language, spelling, &lexicons->dialect, fault);
}

/* There are no entries with codes here. */
static bool
refers_to_none(struct slice source, const char **at, struct fault *fault)
{
	struct composite composite;

	return composite_read(source, &composite, at, fault)
		&& (!composite_has_code(&composite, at)
			|| fault_set(fault, "there are no codes that it could refer to; write the "
				"pattern"));
}

bool
lexicons_add_pattern(struct lexicons *lexicons, struct slice source, const char **at,
	struct fault *fault)
{
	struct entry entry = {
		.rule = SLICE("pattern"), .path = "", .note = SLICE(""), .weight = 1,
		.section_rule = RULE_NONE, .record_rule = RULE_NONE,
		.pattern = arena_copy(&lexicons->arena, source),
		.term = { .lexicon_number = (uint32_t)lexicons->count, .code = SLICE(""),
			.kind = TERM_NEUTRAL, .level = SLICE(""), .frame = SLICE("") },
	};

	*at = source.at;
	if (!entry.pattern.at || !entries_reserve(lexicons))
		return fault_memory(fault);
	if (!refers_to_none(source, at, fault) || !lexicon_reserve(lexicons, NULL, "", fault)
			|| !entry_read_pattern(lexicons, &entry, source, (struct mark){ "", 0, 0 },
				at, fault))
		return false;
	entry.term.lexicon = lexicons->names[lexicons->count++] = entry.pattern;
	lexicons->entries[lexicons->entry_count++] = entry;
	return true;
}
