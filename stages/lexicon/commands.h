/* commands.h: the commands of tl-lexicon. */
#ifndef TL_LEXICON_COMMANDS_H
#define TL_LEXICON_COMMANDS_H

#include "tool.h"

extern const struct tool lexicon_export;
extern const struct tool lexicon_gaps;
extern const struct tool lexicon_learn;
extern const struct tool lexicon_profile;
extern const struct tool lexicon_check;
extern const struct tool lexicon_diff;
extern const struct tool lexicon_test;

/* What all of them open: any operand may be a lexicon. */
void lexicon_opens(const void *settings, const struct strings *operands,
	struct confinement *confinement);

#endif
