/* tl-report: the tables and figures of a count. */
#include <stdlib.h>

#include "chapters.h"
#include "figure_settings.h"
#include "labels.h"
#include "ledger.h"
#include "sheet.h"
#include "stage.h"
#include "view.h"

struct settings {
	const char *format_name, *table_name;
	bool subthemes, is_long;
	struct figure_settings figure;
	struct strings lexicons;
	const struct sheet_format *format;
	struct labels *labels;
	size_t label_count;
};

static const struct option report_options[] = {
	{ "format", 'f', OPTION_STRING, offsetof(struct settings, format_name), "FORMAT",
		"tsv (default), csv, markdown, latex, json, text; of figures svg (default), png, pdf" },
	{ "table", 't', OPTION_STRING, offsetof(struct settings, table_name), "TABLE",
		"subthemes (default: themes, each with its subthemes) or themes alone" },
	{ "long", 'L', OPTION_FLAG, offsetof(struct settings, is_long), NULL,
		"no such table, but one row for each cell" },
	{ "figure", 'F', OPTION_STRING, offsetof(struct settings, figure.name), "FIGURE",
		"a figure: themes, subthemes, proportions, forest, crosswalk or network" },
	{ "bars", 'b', OPTION_STRING, offsetof(struct settings, figure.bars), "WAY",
		"bars of figures: diverging (the default) or grouped" },
	{ "lexicon", 'l', OPTION_LIST, offsetof(struct settings, lexicons), "DIR",
		"take labels and order from this lexicon; again for several" },
	{ .name = NULL }
};

static bool
find_table(struct settings *settings, struct fault *fault)
{
	const char *name = settings->table_name ? settings->table_name : "subthemes";
	char shown[QUOTED_BYTES];

	if (settings->is_long && settings->table_name)
		return fault_set(fault, "--table and --long do not go together; choose one");
	settings->subthemes = strcmp(name, "subthemes") == 0;
	return settings->subthemes || strcmp(name, "themes") == 0
		|| fault_set(fault, "unknown table \"%s\"; take subthemes or themes",
			quoted(shown, slice_of(name)));
}

/* A figure, or a table. */
static bool
find_kind(struct settings *settings, struct fault *fault)
{
	if (!settings->figure.name)
		return sheet_document_find(settings->format_name, &settings->format, fault)
			&& find_table(settings, fault);
	if (settings->table_name || settings->is_long)
		return fault_set(fault, "--figure does not go together with --table or --long; "
			"choose one");
	return figure_configure(&settings->figure, settings->format_name, fault);
}

static bool
report_configure(void *memory, struct fault *fault)
{
	struct settings *settings = memory;

	return find_kind(settings, fault) && labels_open_all(&settings->labels,
		&settings->label_count, &settings->lexicons, fault);
}

static void
report_release(void *memory)
{
	struct settings *settings = memory;

	labels_close_all(settings->labels, settings->label_count);
}

struct worker {
	const struct settings *settings;
	struct ledger ledger;
	struct pairings pairings;
};

static void *
report_begin(const void *settings, struct lexis *lexis, struct fault *fault)
{
	struct worker *worker = calloc(1, sizeof *worker);

	(void)lexis;
	if (worker)
		worker->settings = settings;
	else
		fault_memory(fault);
	return worker;
}

static void
report_end(void *memory)
{
	struct worker *worker = memory;

	ledger_free(&worker->ledger);
	pairings_free(&worker->pairings);
	free(worker);
}

static enum verdict
report_each(void *memory, struct record *record, struct fault *fault)
{
	struct worker *worker = memory;
	struct slice line = record_line(record), kind;
	bool taken = record_member(record, "kind", &kind) && pairings_take(kind)
		? pairings_add(&worker->pairings, line, fault)
		: ledger_add(&worker->ledger, line, fault);

	return taken ? VERDICT_DROP : VERDICT_REJECT;
}

static bool
report_merge(void *into, void *from, struct fault *fault)
{
	struct worker *whole = into, *part = from;

	return ledger_merge(&whole->ledger, &part->ledger, fault)
		&& pairings_merge(&whole->pairings, &part->pairings, fault);
}

/* The table, with what its format has around all of its sheets. */
static bool
make_table(struct view *view, const struct settings *settings, struct fault *fault)
{
	const struct sheet_format *format = settings->format;
	bool made;

	buffer_add_string(&view->out, format->head ? format->head : "");
	made = settings->is_long ? view_long(view, fault)
		: view_wide(view, settings->subthemes, fault);
	buffer_add_string(&view->out, format->foot ? format->foot : "");
	return made && view_flush(view, true, fault);
}

static bool
make_view(struct view *view, const struct settings *settings, struct fault *fault)
{
	struct slice lexicon = settings->label_count ? settings->labels[0].lexicon : SLICE("");

	if (settings->figure.name)
		return figure_emit(view, &settings->figure, lexicon, fault);
	return make_table(view, settings, fault);
}

static bool
report_finish(void *memory, struct emitter *emitter, struct fault *fault)
{
	struct worker *worker = memory;
	const struct settings *settings = worker->settings;
	struct chapters chapters = { 0 };
	struct view view = {
		.ledger = &worker->ledger, .pairings = &worker->pairings, .chapters = &chapters,
		.format = settings->format, .emitter = emitter
	};
	bool done;

	if (!ledger_close(&worker->ledger, fault) || !pairings_close(&worker->pairings, fault))
		return false;
	if (!chapters_make(&chapters, settings->labels, settings->label_count, &worker->ledger,
			&worker->pairings))
		done = fault_memory(fault);
	else
		done = make_view(&view, settings, fault);
	view_free(&view);
	chapters_free(&chapters);
	return done;
}

const struct stage report_stage = {
	.name = "report",
	.summary = "make tables and figures of a count",
	.description =
		"Reads what tl-count wrote and makes one table: a row for each theme and\n"
		"subtheme, and for each group of documents the number of barriers and enablers,\n"
		"their share of all barriers and enablers of the group, and the documents with\n"
		"either. Where there are several groups, the last columns hold all of them\n"
		"combined. With --long there is a row for each cell instead, with the\n"
		"denominators of its group; with --figure a figure is drawn of the same numbers.",
	.options = report_options,
	.settings_size = sizeof(struct settings),
	.reads_cells = true,
	.writes_bytes = true,
	.configure = report_configure,
	.release = report_release,
	.begin = report_begin,
	.end = report_end,
	.each = report_each,
	.merge = report_merge,
	.finish = report_finish,
};
