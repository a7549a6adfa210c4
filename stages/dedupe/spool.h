/* spool.h: lines that wait on disk: a file without a name in TMPDIR (or /tmp), so that memory does not
 * hang on the length of records and input that cannot be read twice can be. */
#ifndef TL_DEDUPE_SPOOL_H
#define TL_DEDUPE_SPOOL_H

#include <stdbool.h>
#include <stdint.h>

#include "buffer.h"
#include "fault.h"
#include "slice.h"

struct spool {
	int file;		/* -1: none yet */
	uint64_t size;		/* bytes in the file */
	struct buffer waiting;	/* to be written behind them */
};

/* Where a line went. */
struct spooled {
	uint64_t offset;
	size_t size;
};

/* The folder for that file. */
const char *spool_folder(void);

bool spool_add(struct spool *spool, struct slice line, struct spooled *where, struct fault *fault);

/* Reads a line back, in place of what is in `line`. */
bool spool_read(struct spool *spool, struct spooled where, struct buffer *line, struct fault *fault);

void spool_free(struct spool *spool);

#endif
