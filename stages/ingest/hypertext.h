/* hypertext.h: HTML: one file, one document. See web.h for what becomes of its blocks.
 *
 * The parser is that of libxml2 that calls back (SAX) and repairs what it reads as browsers do; nothing
 * but the file is read. The text is that of the main part; menus, forms, lists of references, tables of
 * data, figures and formulae are left out, told by elements, roles and the words of classes and ids. */
#ifndef TL_INGEST_HYPERTEXT_H
#define TL_INGEST_HYPERTEXT_H

#include "run.h"

enum {
	HYPERTEXT_DEPTH = 256	/* elements in each other; a file with more is refused */
};

/* Whether the first bytes of a file, without white space before them, are HTML. */
bool hypertext_begins(struct slice head);

bool hypertext_read(struct ingest *run, struct fault *fault);	/* see run.h */

#endif
