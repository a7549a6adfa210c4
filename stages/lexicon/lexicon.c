/* tl-lexicon: lexicons tested, measured and handed on. */
#include "commands.h"

static const struct tool *const commands[] = {
	&lexicon_check,
	&lexicon_test,
	&lexicon_profile,
	&lexicon_diff,
	&lexicon_gaps,
	&lexicon_learn,
	&lexicon_export,
	NULL
};

const struct tool lexicon_tool = {
	.name = "lexicon",
	.summary = "test, measure and hand on lexicons",
	.commands = commands,
};
