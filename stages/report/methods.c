/* methods.c: the methods of a count, as a paper describes them. */
#include "prose.h"
#include "texts.h"

enum {
	GROUPS_TOLD = 12,	/* more are left to the tables */
	HASH_TOLD = 12		/* digits of a hash in a sentence; the table has all */
};

static void
add_hash(struct buffer *out, struct slice hash)
{
	buffer_add_string(out, "SHA-256 ");
	prose_text(out, (struct slice){ hash.at, hash.size < HASH_TOLD ? hash.size : HASH_TOLD });
	buffer_add_string(out, "...");
}

static void
add_fields(struct buffer *out, const struct cell_by *by)
{
	buffer_add_string(out, "by ");
	for (size_t i = 0; i < by->count; i++) {
		prose_between(out, i, by->count);
		prose_text(out, by->at[i].name);
	}
}

static void
add_group(struct view *view, size_t i)
{
	const struct cell_group *group = &view->ledger->groups[i].group;
	struct buffer name = { 0 };

	if (!view_add_group(view, i, &name))
		view->out.failed = true;
	prose_text(&view->out, buffer_slice(&name));
	buffer_free(&name);
	buffer_add_string(&view->out, " (");
	prose_count(&view->out, group->documents, "document", "documents");
	buffer_add_string(&view->out, ", ");
	prose_count(&view->out, group->sentences, "sentence", "sentences");
	buffer_add_string(&view->out, ", ");
	prose_count(&view->out, group->words, "word", "words");
	buffer_add_char(&view->out, ')');
}

static void
add_groups(struct view *view)
{
	const struct ledger *ledger = view->ledger;
	struct buffer *out = &view->out;

	if (!ledger->by.count || !ledger->group_count)
		return;
	buffer_add_string(out, " The documents were counted in ");
	prose_count(out, ledger->group_count, "group", "groups");
	buffer_add_char(out, ' ');
	add_fields(out, &ledger->by);
	for (size_t i = 0; i < ledger->group_count && ledger->group_count <= GROUPS_TOLD; i++) {
		if (i)
			prose_between(out, i, ledger->group_count);
		else
			buffer_add_string(out, ": ");
		add_group(view, i);
	}
	buffer_add_char(out, '.');
}

static void
add_sources(struct buffer *out, const struct manifest *manifest)
{
	if (!manifest || !manifest->corpus_count)
		return;
	buffer_add_string(out, ", read from ");
	for (size_t i = 0; i < manifest->corpus_count; i++) {
		const struct manifest_folder *corpus = &manifest->corpora[i];

		prose_between(out, i, manifest->corpus_count);
		prose_count(out, corpus->file_count, "file", "files");
		buffer_add_string(out, " of ");
		prose_text(out, corpus->name);
		buffer_add_string(out, " (");
		add_hash(out, corpus->sha256);
		buffer_add_char(out, ')');
	}
}

static void
add_corpus(struct view *view)
{
	struct text_corpus corpus = text_corpus(view->ledger);
	struct buffer *out = &view->out;

	buffer_add_string(out, "The corpus is of ");
	prose_count(out, corpus.documents, "document", "documents");
	buffer_add_string(out, " with ");
	prose_count(out, corpus.sentences, "sentence", "sentences");
	buffer_add_string(out, " and ");
	prose_count(out, corpus.words, "word", "words");
	add_sources(out, view->manifest);
	buffer_add_char(out, '.');
	add_groups(view);
	buffer_add_string(out, "\n\n");
}

static void
add_spelling(struct buffer *out, const struct manifest *manifest)
{
	const struct manifest_folder *folder = manifest_lexicon(manifest, SLICE("spelling"));
	const struct manifest_file *table = folder ? manifest_file(folder, "variants.tsv") : NULL;
	struct slice value;

	if (!manifest_option(manifest, "tl-stem", "--spelling", &value)
			&& !manifest_option(manifest, "tl-stem", "-s", &value))
		return;
	buffer_add_string(out, ", after variants of spelling had been made one");
	if (!table)
		return;
	buffer_add_string(out, " by a table of ");
	prose_count(out, table->count, "variant", "variants");
}

static void
add_preparation(struct buffer *out, const struct manifest *manifest)
{
	struct slice language = SLICE("english");

	if (!manifest) {
		buffer_add_string(out, "The text was prepared, coded and counted with "
			"themeline; no manifest of the run was given, so its version, its "
			"settings and the hashes of what it read are missing here.\n\n");
		return;
	}
	manifest_option(manifest, "tl-stem", "--language", &language);
	buffer_add_string(out, "The text was prepared, coded and counted with themeline ");
	prose_text(out, manifest->version);
	buffer_add_string(out, ", which splits it into sections and sentences, these into words "
		"at the default word boundaries of Unicode (Standard Annex 29), and reduces "
		"each word to its Snowball stem (language: ");
	prose_text(out, language);
	buffer_add_char(out, ')');
	add_spelling(out, manifest);
	buffer_add_string(out, ".\n\n");
}

static const struct labels *
labels_of(const struct view *view, struct slice lexicon)
{
	for (size_t i = 0; i < view->label_count; i++)
		if (slice_equal(view->labels[i].lexicon, lexicon))
			return &view->labels[i];
	return NULL;
}

static void
add_tables(struct buffer *out, const struct manifest_folder *folder)
{
	static const struct {
		const char *file, *one, *several;
	} tables[] = {
		{ "terms.tsv", "term", "terms" },
		{ "evidence.tsv", "row of evidence learnt from coded sentences",
			"rows of evidence learnt from coded sentences" },
		{ "cues.tsv", "cue", "cues" },
	};

	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		const struct manifest_file *file = manifest_file(folder, tables[i].file);

		if (!file)
			continue;
		buffer_add_string(out, "; ");
		prose_count(out, file->count, tables[i].one, tables[i].several);
	}
	buffer_add_string(out, "; ");
	add_hash(out, folder->sha256);
}

static void
add_lexicon(struct view *view, const struct chapter *chapter)
{
	const struct labels *labels = labels_of(view, chapter->lexicon);
	const struct manifest_folder *folder = view->manifest
		? manifest_lexicon(view->manifest, chapter->lexicon) : NULL;
	struct text_codes codes = text_codes(view, chapter);
	struct buffer *out = &view->out;

	prose_text(out, chapter->lexicon);
	buffer_add_string(out, " (");
	if (labels && labels->title.size) {
		prose_text(out, labels->title);
		buffer_add_string(out, "; ");
	}
	if (labels && labels->version.size) {
		buffer_add_string(out, "version ");
		prose_text(out, labels->version);
		buffer_add_string(out, "; ");
	}
	prose_count(out, codes.themes, "theme", "themes");
	if (codes.subthemes) {
		buffer_add_string(out, " with ");
		prose_count(out, codes.subthemes, "subtheme", "subthemes");
	}
	if (folder)
		add_tables(out, folder);
	buffer_add_char(out, ')');
}

/* Folders of the manifest that have cues alone. */
static void
add_cues(struct buffer *out, const struct manifest *manifest)
{
	for (size_t i = 0; manifest && i < manifest->lexicon_count; i++) {
		const struct manifest_folder *folder = &manifest->lexicons[i];

		if (!manifest_file(folder, "cues.tsv") || manifest_file(folder, "terms.tsv"))
			continue;
		buffer_add_string(out, " Cues are those of ");
		prose_text(out, folder->name);
		buffer_add_string(out, " (");
		prose_count(out, manifest_file(folder, "cues.tsv")->count, "row", "rows");
		buffer_add_string(out, "; ");
		add_hash(out, folder->sha256);
		buffer_add_string(out, ").");
	}
}

static void
add_sections(struct buffer *out, const struct manifest *manifest)
{
	struct slice kinds;

	if (!manifest)
		return;
	if (manifest_option(manifest, "tl-tag", "--sections", &kinds)
			|| manifest_option(manifest, "tl-tag", "-s", &kinds)) {
		buffer_add_string(out, " Findings were looked for in sections of these kinds: ");
		prose_text(out, kinds);
		buffer_add_char(out, '.');
		return;
	}
	buffer_add_string(out, " In sections of aims, methods and acknowledgements more had to "
		"speak for a code than elsewhere; references and keywords were not coded.");
}

static void
add_coding(struct view *view)
{
	const struct chapters *chapters = view->chapters;
	struct buffer *out = &view->out;

	if (!chapters->count) {
		buffer_add_string(out, "No code was counted.\n\n");
		return;
	}
	buffer_add_string(out, "Each sentence was coded by program with ");
	buffer_add_string(out, chapters->count == 1 ? "the lexicon " : "the lexicons ");
	for (size_t i = 0; i < chapters->count; i++) {
		prose_between(out, i, chapters->count);
		add_lexicon(view, &chapters->at[i]);
	}
	buffer_add_string(out, ". A term of the lexicon that the sentence contains stands for "
		"its code; cue words in reach of it decide whether the sentence says that it "
		"hinders (barrier), helps (enabler), that either is denied, or nothing of the "
		"kind (neutral). Barriers and enablers were kept where enough spoke for them by "
		"the scores and limits of the lexicon; a statement that something hinders or "
		"helps for which no code was found was kept as uncoded.");
	add_cues(out, view->manifest);
	add_sections(out, view->manifest);
	buffer_add_string(out, "\n\n");
}

static void
add_references(struct view *view, struct slice lexicon)
{
	struct text_references n = text_references(view->ledger, lexicon);
	struct buffer *out = &view->out;

	buffer_add_string(out, " By ");
	prose_text(out, lexicon);
	buffer_add_string(out, " there ");
	buffer_add_string(out, n.barriers + n.enablers == 1 ? "is " : "are ");
	prose_count(out, n.barriers + n.enablers, "reference", "references");
	buffer_add_string(out, " (");
	prose_count(out, n.barriers, "barrier", "barriers");
	buffer_add_string(out, ", ");
	prose_count(out, n.enablers, "enabler", "enablers");
	buffer_add_char(out, ')');
	if (n.uncoded) {
		buffer_add_string(out, " and ");
		prose_count(out, n.uncoded, "uncoded statement", "uncoded statements");
	}
	buffer_add_char(out, '.');
}

static void
add_counting(struct view *view)
{
	const struct chapters *chapters = view->chapters;
	struct buffer *out = &view->out;

	buffer_add_string(out, "A reference is one stretch of text with one code. The share of "
		"a code is that of its references in all barrier and enabler references of the "
		"same lexicon and group of documents; a theme has the references of its "
		"subthemes, and what is denied, neutral or uncoded has no part in shares.");
	for (size_t i = 0; i < chapters->count; i++)
		add_references(view, chapters->at[i].lexicon);
	buffer_add_string(out, "\n");
}

static void
add_keys(struct view *view)
{
	const struct ledger *ledger = view->ledger;
	struct buffer *out = &view->out;
	bool zeros = false;

	if (!ledger->rule_count)
		return;
	buffer_add_string(out, "\nKey barriers and key enablers are codes of which the ");
	text_rule(out, &ledger->rules[0].rule);
	buffer_add_char(out, '.');
	for (size_t i = 0; i < ledger->rule_count; i++)
		zeros |= ledger->rules[i].rule.zeros > 0;
	if (zeros)
		buffer_add_string(out, " Codes of the lexicon that were not met take part with 0.");
	buffer_add_char(out, '\n');
}

static void
add_intervals(struct view *view)
{
	const struct ledger *ledger = view->ledger;
	struct buffer *out = &view->out;

	if (!ledger->group_count)
		return;
	buffer_add_char(out, '\n');
	if (!ledger->groups[0].group.bootstrap.replicates) {
		buffer_add_string(out, "No intervals were estimated.\n");
		return;
	}
	buffer_add_string(out, "Each statistic has a ");
	text_bootstrap(out, &ledger->groups[0].group.bootstrap);
	buffer_add_string(out, "; words and sentences were never drawn on their own. How stable "
		"a key cell is, is the share of these replicates in which it is key.\n");
}

bool
text_methods(struct view *view, struct fault *fault)
{
	buffer_add_string(&view->out, "# Methods\n\n");
	add_corpus(view);
	add_preparation(&view->out, view->manifest);
	add_coding(view);
	add_counting(view);
	add_keys(view);
	add_intervals(view);
	return (!view->manifest || text_provenance(view, fault)) && view_flush(view, true, fault);
}
