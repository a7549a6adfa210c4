/* latex_table.h: the commands of LaTeX that print a character. */
#ifndef TL_INGEST_LATEX_TABLE_H
#define TL_INGEST_LATEX_TABLE_H

#include "slice.h"

struct accent {
	char command;			/* \' \" \c */
	const char *combining;		/* U+0301 */
	const char *letters;		/* ASCII, in the order of ... */
	const char *composed;		/* ... the same with the accent */
};

/* NULL: the command is none. */
const struct accent *accent_of(char command);

/* The letter with the accent, or the letter itself where Unicode has no such letter. */
struct slice accent_composed(const struct accent *accent, struct slice letter);

/* What "\name" prints; NULL: not known. */
const char *latex_symbol(struct slice name);

#endif
