#include "tool.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "console.h"
#include "operands.h"

enum {
	PROGRAM_NAME = 64
};

/* The options that every tool has. */
struct tool_options {
	const char *output;	/* NULL: standard output */
	bool quiet, no_sandbox, help, version;
};

static const struct option tool_option_table[] = {
	{ "output", 'o', OPTION_OUTPUT, offsetof(struct tool_options, output), "FILE",
		"write to FILE (.gz: compressed), there only when whole" },
	{ "quiet", 0, OPTION_FLAG, offsetof(struct tool_options, quiet), NULL,
		"do not show on a terminal how far it is" },
	{ "no-sandbox", 0, OPTION_FLAG, offsetof(struct tool_options, no_sandbox), NULL,
		"keep the right to open other files, sockets and programs" },
	{ "help", 'h', OPTION_FLAG, offsetof(struct tool_options, help), NULL,
		"show this and end" },
	{ "version", 0, OPTION_FLAG, offsetof(struct tool_options, version), NULL,
		"show the version and end" },
	{ 0 }
};

static const struct option no_options[] = { { 0 } };

/* A tool and what it was called with. */
struct call {
	const struct tool *tool;
	char program[PROGRAM_NAME];	/* "tl-lexicon check" */
	void *settings;
	struct tool_options common;
	struct strings operands;
};

static enum status
show_tool_help(const struct call *call)
{
	const struct tool *tool = call->tool;
	struct buffer text = { 0 };

	buffer_add_format(&text, "usage: %s %s%s\n%s\n", call->program,
		tool->commands ? "COMMAND " : "[OPTION]... ",
		tool->commands ? "[OPTION]... [OPERAND]..." : tool->operands, tool->summary);
	if (tool->description)
		buffer_add_format(&text, "\n%s\n", tool->description);
	if (tool->commands)
		buffer_add_string(&text, "\nCommands (each has its own --help):\n");
	for (const struct tool *const *command = tool->commands; command && *command; command++)
		buffer_add_format(&text, "  %-12s%s\n", (*command)->name, (*command)->summary);
	if (tool->options) {
		buffer_add_string(&text, "\nOptions:\n");
		options_describe(tool->options, &text);
	}
	buffer_add_string(&text, "\nOptions of every tool:\n");
	options_describe(tool_option_table, &text);
	buffer_add_string(&text,
		"\nExit status: 0 the output is whole, 1 whole, and it tells of something wrong,\n"
		"2 wrong call, files or settings, 3 broken off.\n");
	return console_show(call->program, &text);
}

/* Goes on to the command that the first argument names. */
static bool
choose_command(struct call *call, const char *name, struct fault *fault)
{
	const struct tool *const *command = call->tool->commands;
	size_t size = strlen(call->program);
	char shown[QUOTED_BYTES];

	while (*command && strcmp((*command)->name, name) != 0)
		command++;
	if (!*command)
		return fault_set(fault, "unknown command \"%s\"; --help shows what there is",
			quoted(shown, slice_of(name)));
	call->tool = *command;
	snprintf(call->program + size, sizeof call->program - size, " %s", name);
	return true;
}

static bool
read_call(struct call *call, char *argv[], size_t argc, struct fault *fault)
{
	if (call->tool->commands && argc > 0 && argv[0][0] != '-') {
		if (!choose_command(call, argv[0], fault))
			return false;
		argv++;
		argc--;
	}
	call->settings = calloc(1, call->tool->settings_size ? call->tool->settings_size : 1);
	if (!call->settings)
		return fault_memory(fault);
	struct option_table tables[] = {
		{ call->tool->options ? call->tool->options : no_options, call->settings },
		{ tool_option_table, &call->common },
		{ NULL, NULL }
	};
	return options_read(tables, argv, argc, &call->operands, fault);
}

static void
free_call(struct call *call)
{
	struct option_table tables[] = {
		{ call->tool->options ? call->tool->options : no_options, call->settings },
		{ NULL, NULL }
	};

	if (call->settings)
		options_free(tables);
	strings_free(&call->operands);
	free(call->settings);
}

static bool
check_operands(const struct call *call, struct fault *fault)
{
	const struct tool *tool = call->tool;
	size_t count = call->operands.count;

	if (tool->commands)
		return fault_set(fault, "no command given; --help shows what there is");
	if (count < tool->least || (tool->most && count > tool->most))
		return fault_set(fault, "wrong number of operands; usage: %s [OPTION]... %s",
			call->program, tool->operands);
	return operands_check(&call->operands, tool->directories, fault);
}

/* Gives up what the tool has no use for. */
static bool
confine(const struct call *call, struct fault *fault)
{
	struct confinement confinement;

	if (call->common.no_sandbox)
		return true;
	confine_begin(&confinement);
	confine_allow_all(&confinement, CONFINE_READ, &call->operands);
	confine_allow(&confinement, CONFINE_END, call->common.output);
	if (call->tool->opens)
		call->tool->opens(call->settings, &call->operands, &confinement);
	return confine_enter(&confinement, fault);
}

static enum status
work(const struct call *call, struct sink *sink, struct fault *fault)
{
	enum status status;

	if (!confine(call, fault))
		return STATUS_MISUSE;
	progress_start(&sink->progress, !call->common.quiet);
	status = call->tool->run(call->settings, &call->operands, sink, fault);
	progress_clear(&sink->progress);
	if (status < STATUS_MISUSE
			&& (!sink_end(sink, fault) || !output_commit(sink->output, fault)))
		status = STATUS_BROKEN;
	return status;
}

/* With settings that are ready. */
static enum status
run_tool(const struct call *call)
{
	struct sink sink = { .program = call->program };
	struct fault fault = { 0 };
	enum status status;

	signal(SIGPIPE, SIG_IGN);	/* a reader that went away is a failed write: status 3 */
	sink.output = output_open(call->common.output, &fault);
	if (!sink.output)
		return console_complain(call->program, &fault, STATUS_MISUSE);
	status = work(call, &sink, &fault);
	if (status >= STATUS_MISUSE)
		console_complain(call->program, &fault, status);
	output_free(sink.output);
	buffer_free(&sink.text);
	return status;
}

static enum status
configure_and_run(const struct call *call)
{
	const struct tool *tool = call->tool;
	struct fault fault = { 0 };
	enum status status;

	if (tool->configure && !tool->configure(call->settings, &fault))
		status = console_complain(call->program, &fault, STATUS_MISUSE);
	else
		status = run_tool(call);
	if (tool->release)
		tool->release(call->settings);
	return status;
}

int
tool_main(const struct tool *tool, int argc, char *argv[])
{
	struct call call = { .tool = tool };
	struct fault fault = { 0 };
	enum status status;

	console_hold_files();
	snprintf(call.program, sizeof call.program, "tl-%s", tool->name);
	if (!read_call(&call, argv + 1, argc > 0 ? (size_t)argc - 1 : 0, &fault))
		status = console_complain(call.program, &fault, STATUS_MISUSE);
	else if (call.common.help)
		status = show_tool_help(&call);
	else if (call.common.version)
		status = console_show_version(call.program, NULL);
	else if (!check_operands(&call, &fault))
		status = console_complain(call.program, &fault, STATUS_MISUSE);
	else
		status = configure_and_run(&call);
	free_call(&call);
	return status;
}
