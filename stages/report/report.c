/* tl-report: the tables and figures of a count, what a paper says of it, and a page of it. */
#include <stdlib.h>

#include "chapters.h"
#include "checklist.h"
#include "figure_settings.h"
#include "labels.h"
#include "ledger.h"
#include "page_settings.h"
#include "sheet.h"
#include "stage.h"
#include "texts.h"
#include "view.h"

struct settings {
	const char *format_name, *table_name, *text_name, *manifest_path;
	bool is_long;
	struct figure_settings figure;
	struct page_settings page;
	struct strings lexicons;
	const struct sheet_format *format;
	const struct kind *kind;
	struct manifest manifest;
	struct labels *labels;
	size_t label_count;
};

/* What may be asked for. */
struct kind {
	const char *name;
	bool (*make)(struct view *view, struct fault *fault);
};

static bool
make_subthemes(struct view *view, struct fault *fault)
{
	return view_wide(view, true, fault);
}

static bool
make_themes(struct view *view, struct fault *fault)
{
	return view_wide(view, false, fault);
}

static bool
make_entreq(struct view *view, struct fault *fault)
{
	return view_checklist(view, &checklist_entreq, fault);
}

static bool
make_prisma(struct view *view, struct fault *fault)
{
	return view_checklist(view, &checklist_prisma, fault);
}

static bool
make_srqr(struct view *view, struct fault *fault)
{
	return view_checklist(view, &checklist_srqr, fault);
}

static const struct kind table_kinds[] = {
	{ "subthemes", make_subthemes }, { "themes", make_themes }, { "key", view_keys },
	{ "entreq", make_entreq }, { "prisma", make_prisma }, { "srqr", make_srqr },
	{ NULL, NULL }
};

static const struct kind text_kinds[] = {
	{ "methods", text_methods }, { "limitations", text_limitations }, { NULL, NULL }
};

static const struct kind cells = { "long", view_long };

static const struct option report_options[] = {
	{ "format", 'f', OPTION_STRING, offsetof(struct settings, format_name), "FORMAT",
		"tsv (default), csv, markdown, latex, json, text; of figures svg (default), png, pdf" },
	{ "table", 't', OPTION_STRING, offsetof(struct settings, table_name), "TABLE",
		"subthemes (the default), themes, key, or a checklist: entreq, prisma, srqr" },
	{ "text", 'T', OPTION_STRING, offsetof(struct settings, text_name), "TEXT",
		"no table, but in Markdown: methods or limitations" },
	{ "manifest", 'm', OPTION_STRING, offsetof(struct settings, manifest_path), "FILE",
		"what the run was made of and with, for texts and checklists" },
	{ "long", 'L', OPTION_FLAG, offsetof(struct settings, is_long), NULL,
		"no such table, but one row for each cell" },
	{ "figure", 'F', OPTION_STRING, offsetof(struct settings, figure.name), "FIGURE",
		"a figure: themes, subthemes, proportions, forest, crosswalk or network" },
	{ "bars", 'b', OPTION_STRING, offsetof(struct settings, figure.bars), "WAY",
		"bars of figures: diverging (the default) or grouped" },
	{ "lexicon", 'l', OPTION_LIST, offsetof(struct settings, lexicons), "DIR",
		"take labels and order from this lexicon; again for several" },
	{ "page", 'P', OPTION_FLAG, offsetof(struct settings, page.wanted), NULL,
		"no table, but an HTML page with all of it" },
	{ "records", 'r', OPTION_LIST, offsetof(struct settings, page.source.files), "FILE",
		"for --page: the tagged records that were counted, to quote; again for several" },
	{ "quotations", 'q', OPTION_COUNT, offsetof(struct settings, page.source.limit), "N",
		"for --page: quote at most N references of a cell (default all)" },
	{ .name = NULL }
};

/* NULL: there is none called so. */
static const struct kind *
find_kind(const struct kind *kinds, const char *name)
{
	while (kinds->name && strcmp(kinds->name, name) != 0)
		kinds++;
	return kinds->name ? kinds : NULL;
}

static bool
choose_table(struct settings *settings, struct fault *fault)
{
	const char *name = settings->table_name ? settings->table_name : "subthemes";
	char shown[QUOTED_BYTES];

	if (settings->is_long && settings->table_name)
		return fault_set(fault, "--table and --long do not go together; choose one");
	settings->kind = settings->is_long ? &cells : find_kind(table_kinds, name);
	return settings->kind || fault_set(fault, "unknown table \"%s\"; take subthemes, themes, key, "
		"entreq, prisma or srqr", quoted(shown, slice_of(name)));
}

static bool
choose_text(struct settings *settings, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	if (settings->is_long || settings->table_name)
		return fault_set(fault, "--text does not go together with --table or --long; "
			"choose one");
	if (settings->format_name && settings->format != &sheet_markdown)
		return fault_set(fault, "texts are written as markdown alone");
	settings->format = &sheet_markdown;
	settings->kind = find_kind(text_kinds, settings->text_name);
	return settings->kind || fault_set(fault, "unknown text \"%s\"; take methods or "
		"limitations", quoted(shown, slice_of(settings->text_name)));
}

/* A page, a figure, a text, or a table. */
static bool
choose(struct settings *settings, struct fault *fault)
{
	bool sheet = settings->table_name || settings->is_long || settings->text_name;

	if (settings->page.wanted)
		return !(sheet || settings->figure.name || settings->format_name)
			|| fault_set(fault, "--page has all tables and figures and a format of its "
				"own; leave out --table, --long, --text, --figure and --format");
	if (settings->figure.bars && !settings->figure.name)
		return fault_set(fault, "--bars is for figures; add --figure");
	if (settings->figure.name)
		return sheet ? fault_set(fault, "--figure does not go together with --table, "
				"--long or --text; choose one")
			: figure_configure(&settings->figure, settings->format_name, fault);
	return sheet_document_find(settings->format_name, &settings->format, fault)
		&& (settings->text_name ? choose_text(settings, fault)
			: choose_table(settings, fault));
}

static bool
report_configure(void *memory, struct fault *fault)
{
	struct settings *settings = memory;

	return choose(settings, fault)
		&& (!settings->manifest_path
			|| manifest_open(&settings->manifest, settings->manifest_path, fault))
		&& labels_open_all(&settings->labels, &settings->label_count,
			&settings->lexicons, fault)
		&& page_configure(&settings->page, &settings->lexicons, settings->labels, fault);
}

static void
report_release(void *memory)
{
	struct settings *settings = memory;

	labels_close_all(settings->labels, settings->label_count);
	page_release(&settings->page);
	manifest_close(&settings->manifest);
}

static void
report_opens(const void *memory, struct confinement *confinement)
{
	const struct settings *settings = memory;

	confine_allow_all(confinement, CONFINE_READ, &settings->page.source.files);
	if (settings->figure.name && strcmp(settings->figure.format, "svg") != 0)
		confine_allow_programs(confinement);	/* rsvg-convert */
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

/* What was asked for, with what its format has around all sheets. */
static bool
make(struct view *view, const struct kind *kind, struct fault *fault)
{
	const char *head = view->format->head, *foot = view->format->foot;
	bool made;

	buffer_add_string(&view->out, head ? head : "");
	made = kind->make(view, fault);
	buffer_add_string(&view->out, foot ? foot : "");
	return made && view_flush(view, true, fault);
}

static bool
make_view(struct view *view, const struct settings *settings, struct fault *fault)
{
	struct slice lexicon = settings->label_count ? settings->labels[0].lexicon : SLICE("");

	if (settings->page.wanted)
		return page_emit(view, &settings->page, fault);
	if (settings->figure.name)
		return figure_emit(view, &settings->figure, lexicon, fault);
	return make(view, settings->kind, fault);
}

static bool
report_finish(void *memory, struct emitter *emitter, struct fault *fault)
{
	struct worker *worker = memory;
	const struct settings *settings = worker->settings;
	struct chapters chapters = { 0 };
	struct view view = {
		.ledger = &worker->ledger, .pairings = &worker->pairings, .chapters = &chapters,
		.format = settings->format, .emitter = emitter,
		.labels = settings->labels, .label_count = settings->label_count,
		.manifest = settings->manifest_path ? &settings->manifest : NULL
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
	.summary = "make tables and figures of a count, or a page",
	.description =
		"Reads what tl-count wrote and makes one table: a row for each theme and\n"
		"subtheme, and for each group of documents the number of barriers and enablers,\n"
		"their share of all barriers and enablers of the group, and the documents with\n"
		"either. Where there are several groups, the last columns hold all of them\n"
		"combined. With --long there is a row for each cell instead, with the\n"
		"denominators of its group; with --figure a figure is drawn of the same numbers.\n"
		"With --page it makes an HTML page that needs nothing beside it, where each number\n"
		"leads to the sentences behind it.",
	.options = report_options,
	.settings_size = sizeof(struct settings),
	.reads_cells = true,
	.writes_bytes = true,
	.configure = report_configure,
	.release = report_release,
	.opens = report_opens,
	.begin = report_begin,
	.end = report_end,
	.each = report_each,
	.merge = report_merge,
	.finish = report_finish,
};
