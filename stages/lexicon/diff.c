/* tl-lexicon diff: what changes in a corpus when its lexicon does. */
#include <stdlib.h>

#include "changes.h"
#include "commands.h"
#include "corpus.h"
#include "sheet.h"
#include "tagger.h"

struct diff_settings {
	const char *format_name, *table;
	bool polar;
	const struct sheet_format *format;
};

static const struct option diff_options[] = {
	{ "format", 'f', OPTION_STRING, offsetof(struct diff_settings, format_name), "FORMAT",
		"tsv, csv or markdown (default tsv)" },
	{ "table", 't', OPTION_STRING, offsetof(struct diff_settings, table), "TABLE",
		"codes, cells or sentences alone" },
	{ "polar", 0, OPTION_FLAG, offsetof(struct diff_settings, polar), NULL,
		"leave out neutral tags, the mere mentions" },
	{ 0 }
};

struct diff {
	const struct diff_settings *settings;
	struct tagger taggers[SIDES_COUNT];
	struct changes changes;
	struct sink *sink;
	uint32_t *codes;	/* in their order */
	size_t code_count;
};

/* A table of the report. */
struct table {
	const char *name;
	struct sheet_column columns[8];
	size_t column_count;
	bool (*fill)(struct diff *diff, const struct sheet *sheet, struct fault *fault);
};

static bool
put_row(struct diff *diff, const struct sheet *sheet, const struct sheet_cell *cells,
	struct fault *fault)
{
	diff->settings->format->row(&diff->sink->text, sheet, cells, false);
	return sink_pass(diff->sink, fault);
}

static bool
fill_codes(struct diff *diff, const struct sheet *sheet, struct fault *fault)
{
	for (size_t i = 0; i < diff->code_count; i++) {
		const uint64_t *counts = diff->changes.codes[diff->codes[i]].counts;
		const struct sheet_cell cells[] = {
			sheet_text(lexis_word(diff->changes.words, diff->codes[i])),
			sheet_count(counts[CHANGE_ADDED]), sheet_count(counts[CHANGE_LOST]),
			sheet_count(counts[CHANGE_TURNED]),
		};

		if (counts[CHANGE_ADDED] + counts[CHANGE_LOST] + counts[CHANGE_TURNED] > 0
				&& !put_row(diff, sheet, cells, fault))
			return false;
	}
	return true;
}

static bool
fill_cells(struct diff *diff, const struct sheet *sheet, struct fault *fault)
{
	for (size_t i = 0; i < diff->code_count * CELL_EITHER; i++) {
		enum cell_polarity polarity = (enum cell_polarity)(i % CELL_EITHER);
		uint32_t code = diff->codes[i / CELL_EITHER];
		const struct cell_pair *pair = &diff->changes.codes[code].cells[polarity];
		const struct sheet_cell cells[] = {
			sheet_text(lexis_word(diff->changes.words, code)),
			sheet_text(cell_polarity_name(polarity)),
			sheet_count(pair->references[SIDE_OLD]),
			sheet_count(pair->references[SIDE_NEW]),
			sheet_count(pair->sentences[SIDE_OLD]),
			sheet_count(pair->sentences[SIDE_NEW]),
			sheet_count(pair->documents[SIDE_OLD]),
			sheet_count(pair->documents[SIDE_NEW]),
		};

		if (cell_pair_differs(pair) && !put_row(diff, sheet, cells, fault))
			return false;
	}
	return true;
}

/* Adds the names of the polarities: "barrier neutral". */
static void
add_polarities(struct buffer *out, unsigned polarities)
{
	for (unsigned i = 0; i < CELL_EITHER; i++)
		if (polarities & 1u << i) {
			buffer_add_string(out, out->size ? " " : "");
			buffer_add_slice(out, cell_polarity_name((enum cell_polarity)i));
		}
}

static bool
put_change(struct diff *diff, const struct sheet *sheet, const struct change *change,
	struct buffer names[SIDES_COUNT], struct fault *fault)
{
	static const char *const kinds[] = {
		[CHANGE_ADDED] = "added", [CHANGE_LOST] = "lost", [CHANGE_TURNED] = "turned",
	};

	for (size_t side = 0; side < SIDES_COUNT; side++) {
		buffer_reset(&names[side], SIZE_MAX);
		add_polarities(&names[side], change->polarities[side]);
		if (buffer_failed(&names[side]))
			return fault_memory(fault);
	}
	const struct sheet_cell cells[] = {
		sheet_text(slice_of(kinds[change->kind])),
		sheet_text(lexis_word(diff->changes.words, change->code)),
		sheet_text(buffer_slice(&names[SIDE_OLD])),
		sheet_text(buffer_slice(&names[SIDE_NEW])),
		sheet_text(change->document), sheet_count(change->start), sheet_count(change->end),
		sheet_text(change->text),
	};
	return put_row(diff, sheet, cells, fault);
}

static bool
fill_sentences(struct diff *diff, const struct sheet *sheet, struct fault *fault)
{
	struct buffer names[SIDES_COUNT] = { { 0 } };
	bool good = true;

	for (size_t i = 0; good && i < diff->changes.count; i++)
		good = put_change(diff, sheet, &diff->changes.at[i], names, fault);
	buffer_free(&names[SIDE_OLD]);
	buffer_free(&names[SIDE_NEW]);
	return good;
}

static const struct table tables[] = {
	{ "codes", {
		{ SLICE("code"), SHEET_TEXT, false }, { SLICE("added"), SHEET_COUNT, false },
		{ SLICE("lost"), SHEET_COUNT, false }, { SLICE("turned"), SHEET_COUNT, false },
	}, 4, fill_codes },
	{ "cells", {
		{ SLICE("code"), SHEET_TEXT, false }, { SLICE("polarity"), SHEET_TEXT, false },
		{ SLICE("references before"), SHEET_COUNT, false },
		{ SLICE("references after"), SHEET_COUNT, false },
		{ SLICE("sentences before"), SHEET_COUNT, false },
		{ SLICE("sentences after"), SHEET_COUNT, false },
		{ SLICE("documents before"), SHEET_COUNT, false },
		{ SLICE("documents after"), SHEET_COUNT, false },
	}, 8, fill_cells },
	{ "sentences", {
		{ SLICE("change"), SHEET_TEXT, false }, { SLICE("code"), SHEET_TEXT, false },
		{ SLICE("before"), SHEET_TEXT, false }, { SLICE("after"), SHEET_TEXT, false },
		{ SLICE("document"), SHEET_TEXT, false }, { SLICE("start"), SHEET_COUNT, false },
		{ SLICE("end"), SHEET_COUNT, false }, { SLICE("text"), SHEET_TEXT, false },
	}, 8, fill_sentences },
};

enum {
	TABLES = sizeof tables / sizeof *tables
};

static bool
is_wanted(const struct diff_settings *settings, const struct table *table)
{
	return !settings->table || strcmp(settings->table, table->name) == 0;
}

static bool
diff_configure(void *data, struct fault *fault)
{
	struct diff_settings *settings = data;
	char shown[QUOTED_BYTES];

	for (size_t i = 0; i < TABLES; i++)
		if (is_wanted(settings, &tables[i]))
			return sheet_format_find(settings->format_name, &settings->format, fault);
	return fault_set(fault, "unknown table \"%s\"; take codes, cells or sentences",
		quoted(shown, slice_of(settings->table)));
}

static bool
write_tables(struct diff *diff, struct fault *fault)
{
	const struct sheet_format *format = diff->settings->format;
	struct buffer *out = &diff->sink->text;

	for (size_t i = 0; i < TABLES; i++) {
		const struct table *table = &tables[i];
		struct sheet_column columns[8];
		struct sheet sheet = { .title = slice_of(table->name), .columns = columns,
			.column_count = table->column_count };

		if (!is_wanted(diff->settings, table))
			continue;
		memcpy(columns, table->columns, sizeof columns);
		if (i > 0 && !diff->settings->table)
			buffer_add_char(out, '\n');
		format->begin(out, &sheet, true);
		if (!table->fill(diff, &sheet, fault))
			return false;
		format->end(out, &sheet);
	}
	return true;
}

static bool
visit(void *data, struct slice line, struct fault *fault)
{
	struct diff *diff = data;

	for (enum side side = SIDE_OLD; side < SIDES_COUNT; side++) {
		struct record *record = tagger_line(&diff->taggers[side], line, fault);

		if (!record || !changes_take(&diff->changes, record, side, fault))
			return false;
	}
	return changes_compare(&diff->changes, diff->taggers[SIDE_NEW].hand.record, fault);
}

static enum status
make_diff(struct diff *diff, const struct strings *operands, struct fault *fault)
{
	enum status status;

	for (size_t side = 0; side < SIDES_COUNT; side++)
		if (!tagger_open(&diff->taggers[side], operands->at[side], fault))
			return STATUS_MISUSE;
	if (!changes_open(&diff->changes, fault))
		return STATUS_BROKEN;
	status = corpus_visit_all(operands, SIDES_COUNT, visit, diff, &diff->sink->progress, fault);
	if (status != STATUS_WHOLE)
		return status;
	diff->codes = changes_codes(&diff->changes, &diff->code_count);
	if (!diff->codes) {
		fault_memory(fault);
		return STATUS_BROKEN;
	}
	if (!write_tables(diff, fault))
		return STATUS_BROKEN;
	for (size_t i = 0; i < diff->code_count * CELL_EITHER; i++)
		if (cell_pair_differs(&diff->changes.codes[i / CELL_EITHER].cells[i % CELL_EITHER]))
			return STATUS_FOUND;
	return diff->changes.count > 0 ? STATUS_FOUND : STATUS_WHOLE;
}

static enum status
diff_run(const void *settings, const struct strings *operands, struct sink *sink,
	struct fault *fault)
{
	struct diff diff = { .settings = settings, .sink = sink };
	enum status status;

	diff.changes.polar = diff.settings->polar;
	status = make_diff(&diff, operands, fault);
	free(diff.codes);
	changes_close(&diff.changes);
	for (size_t side = 0; side < SIDES_COUNT; side++)
		tagger_close(&diff.taggers[side]);
	return status;
}

const struct tool lexicon_diff = {
	.name = "diff",
	.summary = "show what changes in a corpus from one lexicon to another",
	.operands = "LEXICON LEXICON [FILE]...",
	.least = 2,
	.directories = true,
	.options = diff_options,
	.settings_size = sizeof(struct diff_settings),
	.configure = diff_configure,
	.opens = lexicon_opens,
	.run = diff_run,
};
