/* whole.h: a file that is one document, read to its end and made UTF-8 with line feeds. */
#ifndef TL_INGEST_WHOLE_H
#define TL_INGEST_WHOLE_H

#include "charset.h"
#include "run.h"

/* Zero-initialise; whole_free. */
struct whole {
	bool page;		/* set before: it may say which encoding it is in */
	struct charset charset;	/* that, if it is not UTF-8 and the encoding is known */
	struct slice text;	/* valid until whole_free or the next file */
	struct buffer cleaned;	/* it, where something had to be changed for that */
	struct slice source;	/* as the stream gave it */
	const struct stream *stream;	/* borrowed: of the file */
	size_t at, source_at;	/* one place in both, see whole_source */
	uint64_t place;		/* and in the file, from the start of the source */
};

/* Form feeds stay. An empty text: the file is blank, or was rejected. False: see run.h. */
bool whole_read(struct whole *whole, struct ingest *run, struct fault *fault);
void whole_free(struct whole *whole);

/* The byte of the file, see stream_place, that byte `at` of the text comes from. Fastest in rising order. */
uint64_t whole_place(struct whole *whole, size_t at);

#endif
