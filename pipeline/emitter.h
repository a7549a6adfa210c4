/* emitter.h: the front of a leg, or of the output: takes lines and packs them into batches. See
 * stage.h for what stages call. Only chain_run.c includes this. */
#ifndef TL_EMITTER_H
#define TL_EMITTER_H

#include "leg.h"

struct emitter {
	struct run *run;
	struct leg *leg;		/* NULL: straight to the output */
	const struct link *from;	/* whose lines these are; NULL: the reader of lines */
	struct batch *batch;		/* being filled; NULL: none */
	struct buffer file;		/* where the lines come from */
	uint64_t file_size;		/* of a source's, if it is a regular one */
	bool stopped;			/* the run is broken: nothing further is taken */
};

/* The batch being filled. */
struct batch *emitter_batch(struct emitter *emitter);

void emitter_end(struct emitter *emitter);

#endif
