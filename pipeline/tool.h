/* tool.h: what a program is that is no stage: a value, like a stage, and no main().
 *
 * A tool reads files of its own kinds (codings, lexicons), is no link of a chain, and may have
 * commands, which are tools themselves ("tl-lexicon check"). It never prints or ends the process:
 * text goes into the sink, words about what is wrong into the fault. See stages/table.h for how
 * one becomes an executable; it needs a man page and calls in tests/programs.sh. */
#ifndef TL_TOOL_H
#define TL_TOOL_H

#include <stdbool.h>
#include <stddef.h>

#include "confine.h"
#include "fault.h"
#include "options.h"
#include "sink.h"
#include "status.h"

struct tool {
	const char *name;		/* "agree": tl-agree is its program; a command: "check" */
	const char *summary;		/* one line, no full stop */
	const char *description;	/* paragraphs for --help; may be NULL */
	const char *operands;		/* in the usage: "LEXICON [FILE]..." */
	size_t least;			/* operands that it needs */
	size_t most;			/* 0: any number */
	bool directories;		/* may stand among the operands */
	const struct option *options;	/* NULL: none of its own */
	size_t settings_size;

	/* NULL, or its commands, ended by NULL; then all that is needed beside is name and
	 * summary. */
	const struct tool *const *commands;

	/* Checks and completes the settings after the options are read. Each may be absent; release
	 * must also tidy up after a configure that failed half-way. */
	bool (*configure)(void *settings, struct fault *fault);
	void (*release)(void *settings);

	/* Allows what run opens beside the operands: see confine.h. May be absent. */
	void (*opens)(const void *settings, const struct strings *operands,
		struct confinement *confinement);

	/* Does the work. The operands are paths, or "-" for standard input, and were there when
	 * the run began. STATUS_WHOLE and STATUS_FOUND: the output is whole. STATUS_MISUSE (a
	 * file that cannot be understood before anything else was done) and STATUS_BROKEN: fault
	 * says why, and a file given with -o does not appear. */
	enum status (*run)(const void *settings, const struct strings *operands, struct sink *sink,
		struct fault *fault);
};

/* A tool as a program. Returns its exit status. */
int tool_main(const struct tool *tool, int argc, char *argv[]);

#endif
