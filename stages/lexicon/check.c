/* tl-lexicon check: what is wrong with a lexicon, and what is likely to be. */
#include "check.h"

#include <stdlib.h>

#include "commands.h"
#include "composite.h"
#include "spelling.h"

struct check_settings {
	const char *words;
	bool strict;
};

static const struct option check_options[] = {
	{ "strict", 0, OPTION_FLAG, offsetof(struct check_settings, strict), NULL,
		"warnings count as mistakes do" },
	{ "words", 0, OPTION_STRING, offsetof(struct check_settings, words), "FILE",
		"words that texts have, one a line, to judge stems and globs by" },
	{ 0 }
};

/* What a folder holds, by its tables. */
enum folder_kind {
	FOLDER_LEXICON, FOLDER_CUES, FOLDER_SPELLING
};

bool
check_owns(const struct check *check, const struct entry *entry)
{
	const char *folder = check->tagger.folder.path;
	size_t size = strlen(folder);

	return strncmp(entry->path, folder, size) == 0 && entry->path[size] == '/'
		&& !strchr(entry->path + size + 1, '/');
}

static enum folder_kind
kind_of(struct folder_info *folder)
{
	if (!folder_has(folder, "terms.tsv") && folder_has(folder, "variants.tsv"))
		return FOLDER_SPELLING;
	if (!folder_has(folder, "terms.tsv") && folder_has(folder, "cues.tsv"))
		return FOLDER_CUES;
	return FOLDER_LEXICON;
}

/* Reads the lexicon, or the folder of cues; the tagger has it if there are no mistakes. */
static bool
read_set(struct check *check, enum folder_kind kind, struct fault *fault)
{
	struct lexicons *set = lexicons_new();
	struct complaints *complaints = &check->complaints;
	struct fault mistake = { 0 };
	const char *folder = check->tagger.folder.path;
	bool good;

	if (!set)
		return fault_memory(fault);
	lexicons_listen(set, complaints_hear, complaints);
	good = kind == FOLDER_CUES ? lexicons_add_cues(set, folder, &mistake)
		: lexicons_add(set, folder, &mistake);
	good = lexicons_seal(set, &mistake) && good;
	if (good && complaints->mistakes == 0) {
		tagger_take_set(&check->tagger, set);
		return true;
	}
	lexicons_free(set);
	if (complaints->mistakes == 0 || mistake.broken)	/* that the listener is not told */
		complaints_hear(complaints, &mistake);
	return true;
}

static bool
read_patterns(struct check *check, struct fault *fault)
{
	size_t count = check->tagger.entry_count;

	check->patterns = calloc(count + 1, sizeof *check->patterns);
	if (!check->patterns)
		return fault_memory(fault);
	for (size_t i = 0; i < count; i++) {
		struct slice source = check->tagger.entries[i].pattern;
		struct pattern *pattern = &check->patterns[i];
		struct composite composite;
		const char *at;

		if (composite_read(source, &composite, &at, fault)
				&& composite_is_simple(&composite)
				&& !pattern_read(source, &check->arena, pattern, &at, fault))
			return false;
	}
	return true;
}

static bool
check_lexicon(struct check *check, enum folder_kind kind, struct fault *fault)
{
	if (!read_set(check, kind, fault))
		return false;
	if (kind == FOLDER_LEXICON && (!check_codes(check, fault)
			|| !check_crosswalks(check, fault)))
		return false;
	if (!check->tagger.set)
		return true;
	return word_stems_open(&check->stems, check->tagger.folder.language, fault)
		&& read_patterns(check, fault) && check_rows(check, fault)
		&& check_words(check, fault);
}

static void
check_spelling(struct check *check)
{
	struct fault mistake = { 0 };
	struct spelling *spelling = spelling_load(check->tagger.folder.path, &mistake);

	if (!spelling)
		complaints_hear(&check->complaints, &mistake);
	spelling_free(spelling);
}

static bool
check_folder(struct check *check, const char *path, struct sink *sink, struct fault *fault)
{
	enum folder_kind kind;
	bool good = tagger_open_words(&check->tagger, path, fault);

	if (!good)
		return false;
	kind = kind_of(&check->tagger.folder);
	if (kind == FOLDER_SPELLING)
		check_spelling(check);
	else
		good = check_lexicon(check, kind, fault);
	return good && complaints_write(&check->complaints, sink, fault);
}

static enum status
check_run(const void *data, const struct strings *operands, struct sink *sink, struct fault *fault)
{
	const struct check_settings *settings = data;
	size_t mistakes = 0, warnings = 0;
	bool good = true;

	for (size_t i = 0; good && i < operands->count; i++) {
		struct check check = { .word_list = settings->words };

		good = check_folder(&check, operands->at[i], sink, fault);
		mistakes += check.complaints.mistakes;
		warnings += check.complaints.warnings;
		free(check.patterns);
		arena_free(&check.arena);
		word_stems_close(&check.stems);
		complaints_free(&check.complaints);
		tagger_close(&check.tagger);
	}
	if (!good)
		return STATUS_BROKEN;
	buffer_add_format(&sink->text, "%zu mistake%s, %zu warning%s\n", mistakes,
		mistakes == 1 ? "" : "s", warnings, warnings == 1 ? "" : "s");
	return mistakes > 0 || (settings->strict && warnings > 0) ? STATUS_FOUND : STATUS_WHOLE;
}

static void
check_opens(const void *settings, const struct strings *operands, struct confinement *confinement)
{
	const struct check_settings *own = settings;

	lexicon_opens(settings, operands, confinement);
	for (size_t i = 0; i < operands->count; i++)
		check_allow_crosswalks(confinement, operands->at[i]);
	confine_allow(confinement, CONFINE_READ, own->words);
}

const struct tool lexicon_check = {
	.name = "check",
	.summary = "tell of mistakes in a lexicon, and of rows that are likely to be some",
	.operands = "LEXICON...",
	.least = 1,
	.directories = true,
	.options = check_options,
	.settings_size = sizeof(struct check_settings),
	.opens = check_opens,
	.run = check_run,
};
