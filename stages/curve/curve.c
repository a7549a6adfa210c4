/* tl-curve: which key barriers and enablers survive other ways to count. */
#include "formats.h"
#include "operands.h"
#include "survival.h"
#include "tool.h"

enum {
	DEFAULT_DEPTH = 2
};

struct settings {
	const char *format;
	uint64_t depth;
	struct strings lexicons;
	const struct format *table;	/* NULL: a figure */
	struct labels *labels;
	size_t label_count;
};

static const struct option curve_options[] = {
	{ "format", 'f', OPTION_STRING, offsetof(struct settings, format), "FORMAT",
		"tsv (default), csv, jsonl, markdown, text; or svg: a figure" },
	{ "depth", 'd', OPTION_COUNT, offsetof(struct settings, depth), "N",
		"codes with N levels (default 2: subthemes)" },
	{ "lexicon", 'l', OPTION_LIST, offsetof(struct settings, lexicons), "DIR",
		"take labels from this lexicon; again for several" },
	{ .name = NULL }
};

static bool
curve_configure(void *memory, struct fault *fault)
{
	struct settings *settings = memory;
	bool figure = settings->format && strcmp(settings->format, "svg") == 0;

	if (!settings->depth)
		settings->depth = DEFAULT_DEPTH;
	if (settings->depth > CELL_LEVELS)
		return fault_set(fault, "--depth: at most %d", CELL_LEVELS);
	if (!figure && !format_find(settings->format ? settings->format : "tsv", &settings->table,
			fault))
		return fault_place(fault, "neither a figure (svg) nor a table");
	return labels_open_all(&settings->labels, &settings->label_count, &settings->lexicons,
		fault);
}

static void
curve_release(void *memory)
{
	struct settings *settings = memory;

	labels_close_all(settings->labels, settings->label_count);
}

static bool
write_survival(const struct settings *settings, struct survival *survival, struct sink *sink,
	struct fault *fault)
{
	survival_label(survival, settings->labels, settings->label_count);
	if (settings->table)
		return survival_tabulate(survival, settings->table, sink, fault);
	return survival_draw(survival, &sink->text) || fault_memory(fault);
}

static enum status
curve_run(const void *memory, const struct strings *operands, struct sink *sink,
	struct fault *fault)
{
	const struct settings *settings = memory;
	struct survival survival = { 0 };
	struct grid grid = { 0 };
	enum status status = STATUS_MISUSE;

	if (grid_open(&grid, operands->at[0], fault)
			&& survival_read(&survival, &grid, (unsigned)settings->depth, fault))
		status = write_survival(settings, &survival, sink, fault) ? STATUS_WHOLE
			: STATUS_BROKEN;
	survival_free(&survival);
	grid_close(&grid);
	return status;
}

/* The table is read for it, and names files; the run reads it again, unless it can be read but once. */
static void
curve_opens(const void *settings, const struct strings *operands, struct confinement *confinement)
{
	struct grid grid = { 0 };
	struct fault fault = { 0 };

	(void)settings;
	if (operands_size(operands, 0) == 0)
		confine_allow_reading(confinement);
	else if (!grid_open(&grid, operands->at[0], &fault))
		confine_fail(confinement, &fault);
	for (size_t i = 0; i < grid.count; i++)
		confine_allow(confinement, CONFINE_READ, grid.at[i].cells);
	grid_close(&grid);
}

const struct tool curve_tool = {
	.name = "curve",
	.summary = "show which key barriers and enablers survive other ways to count",
	.description =
		"Reads a table of specifications, ways to count the same documents: its column\n"
		"\"cells\" names what tl-count gave for each, its other columns what was chosen.\n"
		"Tells for each barrier and enabler that is key in any of them in how many it is,\n"
		"all in all and for each choice. make curve makes such a table.",
	.operands = "TABLE",
	.least = 1,
	.most = 1,
	.options = curve_options,
	.settings_size = sizeof(struct settings),
	.configure = curve_configure,
	.release = curve_release,
	.opens = curve_opens,
	.run = curve_run,
};
