/* tl-lexicon: lexicons tested, measured and handed on. */
#include "commands.h"

#include "lexicon_reach.h"

void
lexicon_opens(const void *settings, const struct strings *operands,
	struct confinement *confinement)
{
	(void)settings;
	for (size_t i = 0; i < operands->count; i++)
		lexicon_allow(confinement, operands->at[i]);
}

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
