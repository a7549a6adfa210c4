/* tl-lexicon export: a lexicon in the forms that other programs, or readers, want. */
#include <stdlib.h>

#include "commands.h"
#include "globs_out.h"
#include "json.h"
#include "sheet.h"
#include "tsv.h"

struct export;

/* A form to write the lexicon in. */
struct form_of {
	const char *name;
	bool (*write)(struct export *export, struct fault *fault);
};

struct export_settings {
	const char *format_name;
	const struct form_of *form;
};

struct export {
	struct tagger tagger;
	struct globs_out globs;
	struct sink *sink;
};

static const struct option export_options[] = {
	{ "format", 'f', OPTION_STRING, offsetof(struct export_settings, format_name), "FORMAT",
		"json (default), yaml, liwc or markdown" },
	{ 0 }
};

/* Opens a table of the folder; NULL without fault where there is none. */
static struct tsv *
open_table(struct export *export, const char *name, struct fault *fault)
{
	struct folder_info *folder = &export->tagger.folder;
	const char *path = folder_file(folder, name, fault);

	return path && folder_has(folder, name) ? tsv_open(path, fault) : NULL;
}

static void
add_row(const struct tsv *tsv, struct buffer *out)
{
	size_t columns = tsv_column_count(tsv);
	bool first = true;

	for (size_t i = 0; i < columns; i++) {
		struct slice name = tsv_column_name(tsv, i), cell = tsv_cell(tsv, i);

		if (name.size == 0 || cell.size == 0)
			continue;
		buffer_add_char(out, first ? '{' : ',');
		json_add_string(out, name);
		buffer_add_char(out, ':');
		json_add_string(out, cell);
		first = false;
	}
	buffer_add_string(out, first ? "{}" : "}");
}

/* Adds a member with the rows of a table, if it is there. */
static bool
add_table(struct export *export, const char *member, const char *name, struct fault *fault)
{
	struct buffer *out = &export->sink->text;
	struct fault mistake = { 0 };
	struct tsv *tsv = open_table(export, name, &mistake);
	bool good = true, first = true;

	if (!tsv) {
		if (mistake.words[0])
			*fault = mistake;
		return !mistake.words[0];
	}
	buffer_add_format(out, ",\n\"%s\":[", member);
	while (good && tsv_next(tsv)) {
		buffer_add_string(out, first ? "\n" : ",\n");
		add_row(tsv, out);
		good = sink_pass(export->sink, fault);
		first = false;
	}
	buffer_add_char(out, ']');
	tsv_close(tsv);
	return good;
}

static void
add_member(struct buffer *out, const char *name, const char *value)
{
	if (!value)
		return;
	buffer_add_format(out, ",\"%s\":", name);
	json_add_string(out, slice_of(value));
}

static bool
write_json(struct export *export, struct fault *fault)
{
	static const char *const tables[][2] = {
		{ "codebook", "codebook.tsv" }, { "terms", "terms.tsv" },
		{ "scores", "scores.tsv" }, { "evidence", "evidence.tsv" },
		{ "cues", "cues.tsv" }, { "tests", "tests.tsv" },
	};
	const struct folder_info *folder = &export->tagger.folder;
	struct buffer *out = &export->sink->text;

	buffer_add_string(out, "{\"name\":");
	json_add_string(out, slice_of(folder->name));
	add_member(out, "title", folder->title);
	add_member(out, "version", folder->version);
	add_member(out, "language", folder->language);
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		if (!add_table(export, tables[i][0], tables[i][1], fault))
			return false;
	buffer_add_string(out, "}\n");
	return true;
}

static bool
make_globs(struct export *export, bool endings, struct fault *fault)
{
	if (!globs_out_make(&export->globs, &export->tagger, endings, fault))
		return false;
	if (export->globs.lost)
		sink_note(export->sink, "%zu of %zu terms cannot be written in this format",
			export->globs.lost, export->tagger.term_count);
	return true;
}

/* Strings of JSON are strings of YAML 1.2. */
static bool
write_yaml(struct export *export, struct fault *fault)
{
	const struct globs_out *globs = &export->globs;
	struct buffer *out = &export->sink->text;

	if (!make_globs(export, false, fault))
		return false;
	for (size_t i = 0; i < globs->count; i++) {
		if (i == 0 || globs->at[i - 1].code != globs->at[i].code) {
			json_add_string(out, globs->codes[globs->at[i].code]);
			buffer_add_string(out, ":\n");
		}
		buffer_add_string(out, "  - ");
		json_add_string(out, globs->at[i].text);
		buffer_add_char(out, '\n');
		if (!sink_pass(export->sink, fault))
			return false;
	}
	return true;
}

static int
text_order(const void *left, const void *right)
{
	const struct glob_out *a = left, *b = right;
	int order = slice_compare(a->text, b->text);

	return order ? order : (a->code > b->code) - (a->code < b->code);
}

/* Numbered categories between lines of "%", then each phrase with the numbers of its own. */
static bool
write_liwc(struct export *export, struct fault *fault)
{
	struct globs_out *globs = &export->globs;
	struct buffer *out = &export->sink->text;

	if (!make_globs(export, true, fault))
		return false;
	buffer_add_string(out, "%\n");
	for (size_t i = 0; i < globs->code_count; i++) {
		buffer_add_format(out, "%zu\t", i + 1);
		buffer_add_slice(out, globs->codes[i]);
		buffer_add_char(out, '\n');
	}
	buffer_add_string(out, "%\n");
	if (globs->count > 0)
		qsort(globs->at, globs->count, sizeof *globs->at, text_order);
	for (size_t i = 0; i < globs->count; i++) {
		bool same = i > 0 && slice_equal(globs->at[i - 1].text, globs->at[i].text);

		if (!same) {
			buffer_add_string(out, i ? "\n" : "");
			buffer_add_slice(out, globs->at[i].text);
		}
		buffer_add_format(out, "\t%u", globs->at[i].code + 1);
		if (!sink_pass(export->sink, fault))
			return false;
	}
	buffer_add_string(out, globs->count ? "\n" : "");
	return true;
}

/* The codebook as a table. */
static bool
write_markdown(struct export *export, struct fault *fault)
{
	static const char *const names[] = {
		"code", "label", "definition", "include", "exclude", "example"
	};
	enum { COUNT = sizeof names / sizeof *names };
	const struct folder_info *folder = &export->tagger.folder;
	struct sheet_column columns[COUNT];
	struct sheet sheet = { .columns = columns, .column_count = COUNT,
		.title = slice_of(folder->title ? folder->title : folder->name) };
	struct tsv *tsv = open_table(export, "codebook.tsv", fault);
	bool good = true;

	if (!tsv)
		return fault->words[0] ? false : fault_set(fault, "%s: no codebook.tsv to write",
			folder->path);
	for (size_t i = 0; i < COUNT; i++)
		columns[i] = (struct sheet_column){ slice_of(names[i]), SHEET_TEXT, false };
	sheet_markdown.begin(&export->sink->text, &sheet, true);
	while (good && tsv_next(tsv)) {
		struct sheet_cell cells[COUNT];

		for (size_t i = 0; i < COUNT; i++)
			cells[i] = sheet_text(tsv_cell(tsv, tsv_column(tsv, names[i])));
		sheet_markdown.row(&export->sink->text, &sheet, cells, false);
		good = sink_pass(export->sink, fault);
	}
	sheet_markdown.end(&export->sink->text, &sheet);
	tsv_close(tsv);
	return good;
}

static const struct form_of forms[] = {
	{ "json", write_json }, { "yaml", write_yaml }, { "liwc", write_liwc },
	{ "markdown", write_markdown },
};

static bool
export_configure(void *data, struct fault *fault)
{
	struct export_settings *settings = data;
	const char *name = settings->format_name ? settings->format_name : "json";
	char shown[QUOTED_BYTES];

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (strcmp(forms[i].name, name) == 0)
			settings->form = &forms[i];
	return settings->form || fault_set(fault, "unknown format \"%s\"; take json, yaml, liwc or "
		"markdown", quoted(shown, slice_of(name)));
}

static enum status
export_run(const void *data, const struct strings *operands, struct sink *sink, struct fault *fault)
{
	const struct export_settings *settings = data;
	struct export export = { .sink = sink };
	bool good = tagger_open(&export.tagger, operands->at[0], fault)
		&& settings->form->write(&export, fault);

	globs_out_free(&export.globs);
	tagger_close(&export.tagger);
	return good ? STATUS_WHOLE : fault->broken ? STATUS_BROKEN : STATUS_MISUSE;
}

const struct tool lexicon_export = {
	.name = "export",
	.summary = "write the lexicon in another form: json, yaml, liwc, markdown",
	.operands = "LEXICON",
	.least = 1,
	.most = 1,
	.directories = true,
	.options = export_options,
	.settings_size = sizeof(struct export_settings),
	.configure = export_configure,
	.opens = lexicon_opens,
	.run = export_run,
};
