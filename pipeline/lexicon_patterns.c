/* lexicon_patterns.c: patterns that stand in no folder. */
#include "lexicon_inside.h"

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
