/* bibtex.h: BibTeX and BibLaTeX, as reference managers and databases export them.
 *
 * What stands outside of entries is comment, as BibTeX has it. Brackets are counted as BibTeX counts
 * them, with a backslash before them or not; where one is missing, the entry ends before the next line
 * that begins with "@word{key,". */
#ifndef TL_INGEST_BIBTEX_H
#define TL_INGEST_BIBTEX_H

#include "run.h"

/* Whether the first bytes of a file are BibTeX: 1, or 0, or -1: more are needed. Lines with "%" and a
 * few others may stand before the first entry. */
int bibtex_begins(struct slice head, bool ended);

/* See run.h. */
bool bibtex_read(struct ingest *run, struct fault *fault);

#endif
