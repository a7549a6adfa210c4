/* markdown.h: Markdown (CommonMark 0.30 and the tables of GitHub), of which md4c is the parser. One file,
 * one document.
 *
 * Marks go, headings are lines of their own; code, tables, pictures and HTML are left out. Members come
 * from front matter, see front_matter.h, and else the first heading is the title. */
#ifndef TL_INGEST_MARKDOWN_H
#define TL_INGEST_MARKDOWN_H

#include "run.h"

/* Whether a text begins with front matter, or has headings: "# ...", or a line under "===". */
bool markdown_begins(struct slice head);

bool markdown_read(struct ingest *run, struct fault *fault);	/* see run.h */

#endif
