/* check_codes.c: the codebook, the codes of terms and those of tests against each other. */
#include <stdlib.h>

#include "array.h"
#include "cell.h"
#include "check.h"
#include "expectation.h"

/* A code, of the codebook or, where there is none, of the terms. */
struct code {
	struct slice code;
	const char *path;
	size_t line;
	bool used, tested;	/* it or one below it has terms; is expected */
};

struct codes {
	struct check *check;
	struct code *at;
	size_t count, room;
	struct arena arena;
	bool has_codebook;
};

/* Adds a code unless it is there. */
static bool
add_code(struct codes *codes, struct slice code, const char *path, size_t line)
{
	struct code *at = array_reserve(codes->at, &codes->room, codes->count, 1, sizeof *at);

	if (!at)
		return false;
	codes->at = at;
	for (size_t i = 0; i < codes->count; i++)
		if (slice_equal(at[i].code, code))
			return true;
	code = arena_copy(&codes->arena, code);
	at[codes->count++] = (struct code){ .code = code, .path = path, .line = line };
	return code.at;
}

/* What is wrong with the codebook the reader of lexicons says. */
static bool
add_codebook(struct codes *codes, struct fault *fault)
{
	struct folder_info *folder = &codes->check->tagger.folder;
	const char *path = folder_file(folder, "codebook.tsv", fault);
	struct fault ignored = { 0 };
	struct tsv *tsv;
	bool good = true;

	codes->has_codebook = path && folder_has(folder, "codebook.tsv");
	if (!codes->has_codebook)
		return path;
	tsv = tsv_open(path, &ignored);
	while (good && tsv && tsv_next(tsv))
		good = add_code(codes, tsv_cell(tsv, tsv_column(tsv, "code")), path, tsv_line(tsv))
			|| fault_memory(fault);
	tsv_close(tsv);
	return good && fault_excuse(&ignored, fault);
}

static bool
add_terms(struct codes *codes, struct fault *fault)
{
	const struct tagger *tagger = &codes->check->tagger;

	for (size_t i = 0; i < tagger->term_count; i++) {
		const struct entry *entry = &tagger->entries[i];

		if (!codes->has_codebook
				&& !add_code(codes, entry->term.code, entry->path, entry->line))
			return fault_memory(fault);
		for (size_t j = 0; j < codes->count; j++)
			codes->at[j].used |= code_is_under(entry->term.code, codes->at[j].code);
	}
	return true;
}

/* Whether the code or one below it is known; marks what is expected. */
static bool
know_code(struct codes *codes, const struct expectation *expectation)
{
	bool known = cell_is_uncoded(expectation->code);

	for (size_t i = 0; i < codes->count; i++) {
		struct code *code = &codes->at[i];

		known |= code_is_under(code->code, expectation->code);
		code->tested |= !expectation->absent && code_is_under(expectation->code, code->code);
	}
	return known;
}

/* A mistake in tests.tsv. */
static void
complain(struct codes *codes, const struct tsv *tsv, const char *at, struct fault *fault)
{
	tsv_place(tsv, at, fault);
	complaints_hear(&codes->check->complaints, fault);
}

static void
check_expectations(struct codes *codes, const struct expectations *table)
{
	struct slice rest = tsv_cell(table->tsv, table->expect);
	struct expectation expectation = { 0 };
	char shown[QUOTED_BYTES];
	struct fault fault = { 0 };

	if (rest.size == 0) {
		fault_set(&fault, EXPECTATION_MISSING);
		complain(codes, table->tsv, rest.at, &fault);
	}
	while (expectation_next(&rest, &expectation, &fault)) {
		if (expectation.code.size == 0 || know_code(codes, &expectation))
			continue;
		fault_set(&fault, "unknown code \"%s\"; %s", quoted(shown, expectation.code),
			codes->has_codebook ? "add it to codebook.tsv" : "no term has it");
		complain(codes, table->tsv, expectation.code.at, &fault);
	}
	if (expectation.word.size > 0)
		complain(codes, table->tsv, expectation.word.at, &fault);
}

static bool
check_tests(struct codes *codes, struct fault *fault)
{
	struct folder_info *folder = &codes->check->tagger.folder;
	const char *path = folder_file(folder, "tests.tsv", fault);
	struct expectations table = { 0 };
	struct fault mistake = { 0 };

	if (!path)
		return false;
	if (!folder_has(folder, "tests.tsv")) {
		complaints_warn(&codes->check->complaints, "", 0, NULL, "untested: %s has no "
			"tests.tsv; write sentences that codes should get", folder->path);
		for (size_t i = 0; i < codes->count; i++)
			codes->at[i].tested = true;
		return true;
	}
	if (!expectations_open(&table, path, &mistake))
		complaints_hear(&codes->check->complaints, &mistake);
	else
		while (tsv_next(table.tsv))
			check_expectations(codes, &table);
	expectations_close(&table);
	return true;
}

/* Codes without others below them have to be tested; every one has to be used. */
static void
check_use(struct codes *codes)
{
	struct complaints *complaints = &codes->check->complaints;

	for (size_t i = 0; i < codes->count; i++) {
		const struct code *code = &codes->at[i];

		if (code->code.at[0] == '"')
			complaints_warn(complaints, code->path, code->line, "code",
				"quoted: the quotes are a part of this code; save the table "
				"without them");
		if (!code->used)
			complaints_warn(complaints, code->path, code->line, "code",
				"unused: no term has this code; add terms, or take it out");
		if (!code->tested && code->used)
			complaints_warn(complaints, code->path, code->line, "code",
				"untested: no sentence of tests.tsv should get this code");
	}
}

/* Without terms nothing is found; without cues, and what was learnt in their place, "lack of trust" is no
 * barrier. */
static void
check_entries(struct check *check)
{
	struct tagger *tagger = &check->tagger;

	if (tagger->term_count == 0)
		complaints_warn(&check->complaints, "", 0, NULL, "empty: the terms.tsv of %s has no rows",
			tagger->folder.path);
	if (tagger->entry_count > tagger->term_count || folder_has(&tagger->folder, "scores.tsv"))
		return;
	complaints_warn(&check->complaints, "", 0, NULL, "cueless: %s has no cues, so that nothing "
		"hinders or helps but its terms of the kinds problem, hindering and enabling; name "
		"a folder of cues in lexicon.json: {\"cues\": [\"../polarity\"]}",
		tagger->folder.path);
}

bool
check_codes(struct check *check, struct fault *fault)
{
	struct codes codes = { .check = check };
	bool good = add_codebook(&codes, fault) && add_terms(&codes, fault);

	/* without its terms a lexicon without a codebook has no codes to compare with */
	if (good && (codes.has_codebook || check->tagger.set))
		good = check_tests(&codes, fault);
	if (good && check->tagger.set) {
		check_use(&codes);
		check_entries(check);
	}
	free(codes.at);
	arena_free(&codes.arena);
	return good;
}
