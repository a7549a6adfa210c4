/* tl-prisma: the flow of records through a review, as PRISMA 2020 wants it. */
#include "additions.h"
#include "boxes.h"
#include "draw.h"
#include "passed.h"
#include "tool.h"
#include "write.h"

struct settings {
	const char *format_name;
	struct strings additions;
	struct passed_settings passed;
	const struct sheet_format *sheet;	/* NULL: JSON or SVG */
};

static const struct option prisma_options[] = {
	{ "format", 'f', OPTION_STRING, offsetof(struct settings, format_name), "FORMAT",
		"text, json, svg, tsv, csv, markdown or latex (default text)" },
	{ "add", 'a', OPTION_LIST, offsetof(struct settings, additions), "FILE",
		"add the numbers in FILE; may be repeated" },
	{ "register", 0, OPTION_LIST, offsetof(struct settings, passed.registers), "NAME",
		"a source of this name is a register; may be repeated" },
	{ "other", 0, OPTION_LIST, offsetof(struct settings, passed.others), "NAME",
		"it is one of the other methods; may be repeated" },
	{ "study", 0, OPTION_STRING, offsetof(struct settings, passed.study), "MEMBER",
		"reports with the same MEMBER are of one study" },
	{ .name = NULL }
};

static bool
is_format(const struct settings *settings, const char *name)
{
	return settings->format_name && strcmp(settings->format_name, name) == 0;
}

static bool
prisma_configure(void *memory, struct fault *fault)
{
	struct settings *settings = memory;
	const char *name = settings->format_name ? settings->format_name : "text";
	char shown[QUOTED_BYTES];

	if (is_format(settings, "json") || is_format(settings, "svg"))
		return true;
	return sheet_document_find(name, &settings->sheet, fault)
		|| fault_set(fault, "unknown format \"%s\"; take text, json, svg, tsv, csv, "
			"markdown or latex", quoted(shown, slice_of(name)));
}

static bool
write_flow(const struct settings *settings, const struct flow *flow, struct sink *sink,
	struct fault *fault)
{
	struct boxes boxes;
	bool good = boxes_make(&boxes, flow);

	if (good && settings->sheet)
		write_table(&boxes, settings->sheet, &sink->text);
	else if (good && is_format(settings, "svg"))
		draw_flow(&boxes, &sink->text);
	else if (good)
		write_json(flow, &sink->text);
	boxes_free(&boxes);
	return good || fault_memory(fault);
}

static enum status
make_flow(const struct settings *settings, struct flow *flow, const struct strings *operands,
	struct sink *sink, struct fault *fault)
{
	uint64_t abstracts;
	enum status status;

	if (!flow_open(flow)) {
		fault_memory(fault);
		return STATUS_BROKEN;
	}
	for (size_t i = 0; i < settings->additions.count; i++)
		if (!additions_read(flow, settings->additions.at[i], fault))
			return STATUS_MISUSE;
	status = passed_read(flow, operands, &settings->passed, &abstracts, fault);
	if (status != STATUS_WHOLE)
		return status;
	if (!flow_close(flow, fault) || !write_flow(settings, flow, sink, fault))
		return STATUS_BROKEN;
	if (abstracts)
		sink_note(sink, "%llu included without a decision on the full text: counted as "
			"sought and assessed", (unsigned long long)abstracts);
	return STATUS_WHOLE;
}

static enum status
prisma_run(const void *memory, const struct strings *operands, struct sink *sink,
	struct fault *fault)
{
	struct flow flow = { 0 };
	enum status status = make_flow(memory, &flow, operands, sink, fault);

	flow_free(&flow);
	return status;
}

static void
prisma_opens(const void *memory, const struct strings *operands, struct confinement *confinement)
{
	const struct settings *settings = memory;

	(void)operands;
	confine_allow_all(confinement, CONFINE_READ, &settings->additions);
}

const struct tool prisma_tool = {
	.name = "prisma",
	.summary = "give the flow of records through a review, as PRISMA 2020 has it",
	.description =
		"Counts records by where they come from, what tl-dedupe has merged or marked and\n"
		"what tl-screen has decided, adds numbers that people have, and checks that all\n"
		"of it comes out: from records identified to studies included. As a table, as\n"
		"JSON, or as the figure of PRISMA 2020.",
	.operands = "[FILE]...",
	.options = prisma_options,
	.settings_size = sizeof(struct settings),
	.configure = prisma_configure,
	.opens = prisma_opens,
	.run = prisma_run,
};
