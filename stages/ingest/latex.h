/* latex.h: the LaTeX of BibTeX's values as plain text.
 *
 * Braces and commands go and what they print stays: "{\'E}tude of H$_2$O" is "Étude of H2O".
 * Accented letters are composed (NFC) where Unicode has the letter. A command that is not known
 * is left out, its arguments are not. A percent sign is one: no exporter writes comments, and
 * many forget the backslash. */
#ifndef TL_INGEST_LATEX_H
#define TL_INGEST_LATEX_H

#include "buffer.h"
#include "slice.h"

enum latex_kind {
	LATEX_LINE,		/* all white space becomes single spaces */
	LATEX_PARAGRAPHS,	/* but an empty line stays one */
	LATEX_ADDRESS		/* a number or an address: no dashes, quotes, ties or formulas in it */
};

/* Adds the text, which is UTF-8, without white space at its ends. */
void latex_add(struct buffer *out, struct slice text, enum latex_kind kind);

#endif
