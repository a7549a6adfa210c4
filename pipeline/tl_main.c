#include "tl_main.h"

#include <stdio.h>

#include "chain.h"
#include "console.h"
#include "program.h"

enum {
	PROGRAM_NAME = 64
};

static const char exit_help[] =
	"\nExit status: 0 the output is whole, 1 whole but for records that -k left out,\n"
	"2 wrong call or settings (nothing was read), 3 broken off.\n";

static int
show_stage_help(const struct stage *stage, const char *program)
{
	struct buffer text = { 0 };

	buffer_add_format(&text, "usage: %s [OPTION]... %s\n%s\n", program,
		stage->operands ? stage->operands : "[FILE]...", stage->summary);
	if (stage->description)
		buffer_add_format(&text, "\n%s\n", stage->description);
	if (stage->options) {
		buffer_add_string(&text, "\nOptions:\n");
		options_describe(stage->options, &text);
	}
	buffer_add_string(&text, "\nOptions of every stage:\n");
	options_describe(common_option_table, &text);
	buffer_add_string(&text, exit_help);
	return console_show(program, &text);
}

static void
print_fault(const struct fault_listener *listener, const struct fault *fault)
{
	const char *program = listener->data;

	fprintf(stderr, "%s: %s\n", program, fault->words);
}

static bool
check_common(const struct common_options *common, struct fault *fault)
{
	const char *output = common->output ? common->output : "-", *rejects = common->rejects;

	if (rejects && !common->keep_going)
		return fault_set(fault, "--rejects keeps what -k leaves out; give both");
	if (rejects && strcmp(rejects, output) == 0)
		return fault_set(fault, "-o and --rejects are the same file; give each its own");
	return true;
}

int
stage_main(const struct stage *stage, int argc, char *argv[])
{
	struct chain chain = { 0 };
	char program[PROGRAM_NAME];
	const struct fault_listener listener = { print_fault, program };
	struct fault fault = { .listener = &listener };
	const struct link *link;
	int status;

	console_hold_files();
	snprintf(program, sizeof program, "tl-%s", stage->name);
	if (!chain_add(&chain, stage, argv + 1, argc > 0 ? (size_t)argc - 1 : 0, &fault)) {
		status = console_complain(program, &fault, STATUS_MISUSE);
		chain_free(&chain);
		return status;
	}
	link = chain.links;
	if (link->common.help)
		status = show_stage_help(stage, program);
	else if (link->common.version)
		status = console_show_version(program, NULL);
	else if (!check_common(&link->common, &fault) || !chain_configure(&chain, &fault))
		status = console_complain(program, &fault, STATUS_MISUSE);
	else
		status = chain_run(&chain, program, &link->common, &link->operands);
	chain_free(&chain);
	return status;
}

static int
show_runner_help(const struct stage *const *stages)
{
	struct buffer text = { 0 };

	buffer_add_string(&text,
		"usage: themeline [OPTION]... 'STAGE [OPTION]... | STAGE ...' [FILE]...\n"
		"run a pipeline of stages in one process: the same text, the same bytes out\n"
		"\nStages:\n");
	for (; *stages; stages++)
		buffer_add_format(&text, "  %-12s%s\n", (*stages)->name, (*stages)->summary);
	buffer_add_string(&text, "\nOptions:\n");
	options_describe(common_option_table, &text);
	buffer_add_string(&text, exit_help);
	return console_show("themeline", &text);
}

/* What stands in the text of the pipeline counts as if it had been given to the runner. */
static bool
adopt_link_options(struct program *program, struct common_options *common,
	struct strings *operands, struct fault *fault)
{
	struct chain *chain = &program->chain;

	for (size_t i = 0; i < chain->count; i++) {
		struct link *link = &chain->links[i];
		bool last = i + 1 == chain->count;

		if (link->common.rejects || link->common.help || link->common.version)
			return fault_set(fault, "--rejects, --help and --version are options of "
				"themeline itself; put them before the pipeline");
		if (link->common.output && (!last || common->output))
			return fault_set(fault, "-o can only be given once, to the last stage or "
				"to themeline");
		if (link->common.output)
			common->output = link->common.output;
		link->common.keep_going |= common->keep_going;
		common->quiet |= link->common.quiet;
		common->no_sandbox |= link->common.no_sandbox;
		if (i > 0 && link->operands.count > 0)
			return fault_set(fault, "only the first stage reads files, not tl-%s",
				link->stage->name);
		for (size_t j = 0; j < link->operands.count; j++)
			if (!strings_add(operands, link->operands.at[j]))
				return fault_memory(fault);
	}
	return true;
}

static int
run_program(struct program *program, const char *text, const struct stage *const *stages,
	struct common_options *common, const struct strings *files)
{
	const struct fault_listener listener = { print_fault, "themeline" };
	struct strings operands = { 0 };
	struct fault fault = { .listener = &listener };
	bool fine = program_read(program, text, stages, &fault)
		&& adopt_link_options(program, common, &operands, &fault);
	int status;

	for (size_t i = 0; fine && i < files->count; i++)
		fine = strings_add(&operands, files->at[i]) || fault_memory(&fault);
	if (!fine || !check_common(common, &fault) || !chain_configure(&program->chain, &fault))
		status = console_complain("themeline", &fault, STATUS_MISUSE);
	else
		status = chain_run(&program->chain, "themeline", common, &operands);
	strings_free(&operands);
	return status;
}

int
runner_main(const struct stage *const *stages, void (*add_libraries)(struct buffer *text),
	int argc, char *argv[])
{
	struct common_options common = { 0 };
	const struct option_table tables[] = {
		{ common_option_table, &common }, { NULL, NULL }
	};
	struct strings operands = { 0 };
	struct program program = { 0 };
	struct fault fault = { 0 };
	int status;

	console_hold_files();
	if (!options_read(tables, argv + 1, argc > 0 ? (size_t)argc - 1 : 0, &operands, &fault)) {
		status = console_complain("themeline", &fault, STATUS_MISUSE);
	} else if (common.help) {
		status = show_runner_help(stages);
	} else if (common.version) {
		status = console_show_version("themeline", add_libraries);
	} else if (operands.count == 0) {
		fault_set(&fault, "no pipeline given; for example: themeline 'segment | tokenise' "
			"docs.jsonl (--help shows the stages)");
		status = console_complain("themeline", &fault, STATUS_MISUSE);
	} else {
		struct strings files = { operands.at + 1, operands.count - 1, 0 };

		status = run_program(&program, operands.at[0], stages, &common, &files);
	}
	program_free(&program);
	strings_free(&operands);
	return status;
}
