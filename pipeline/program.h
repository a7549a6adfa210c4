/* program.h: the text of a shell pipeline as a chain.
 *
 *   ingest | segment | tokenise | stem | tag -l 'my lexicon' | count --by source
 *
 * Words are split as the shell does: blanks, '...', "..." (with \" \\ \$ \` inside), \x outside
 * quotes. The stages may be called by their full names (tl-segment). What only a shell can do
 * (redirection, globs, $, ;, &) is refused rather than taken for a word. */
#ifndef TL_PROGRAM_H
#define TL_PROGRAM_H

#include "chain.h"

struct program {
	struct chain chain;
	struct strings words;	/* all words; owned */
};

/* The stage of that name, "tag" or "tl-tag", in a table ended by NULL; NULL: there is none. */
const struct stage *stage_find(const struct stage *const *stages, const char *name);

/* `stages` is the table of all stages, ended by NULL. */
bool program_read(struct program *program, const char *text, const struct stage *const *stages,
	struct fault *fault);
void program_free(struct program *program);

#endif
