/* plain.h: a file that is one document.
 *
 * Its whole text is kept: only line ends become line feeds, and a form feed (a new page)
 * becomes an empty line. The first line is also the title if it looks like one: a few words
 * that no full stop or comma ends, with an empty line below. */
#ifndef TL_INGEST_PLAIN_H
#define TL_INGEST_PLAIN_H

#include "run.h"

bool plain_read(struct ingest *run, struct fault *fault);	/* see run.h */

/* Hands on the record of a text, UTF-8 with line feeds, that is all of its file. See run.h for what is
 * returned. */
bool plain_write(struct ingest *run, struct slice text, struct fault *fault);

#endif
