/* whole.h: a file that is one document, read to its end and made UTF-8 with line feeds. */
#ifndef TL_INGEST_WHOLE_H
#define TL_INGEST_WHOLE_H

#include "run.h"

/* Zero-initialise; whole_free. */
struct whole {
	struct slice text;	/* valid until whole_free or the next file */
	struct buffer cleaned;	/* it, where something had to be changed for that */
	struct slice source;	/* as the stream gave it */
	size_t at, source_at;	/* one place in both, see whole_source */
};

/* Form feeds stay. An empty text: the file is blank, or was rejected. False: see run.h. */
bool whole_read(struct whole *whole, struct ingest *run, struct fault *fault);
void whole_free(struct whole *whole);

/* The byte of the source that byte `at` of the text comes from. Fastest in rising order. */
size_t whole_source(struct whole *whole, size_t at);

#endif
