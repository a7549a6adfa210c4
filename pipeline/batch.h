/* batch.h: lines on their way through a leg, and what became of them. */
#ifndef TL_BATCH_H
#define TL_BATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"
#include "crew.h"

enum {
	BATCH_BYTES = 256 * 1024,	/* a batch is sent off when it holds about so much */
	BATCH_LINE_BITS = 20		/* so many number its lines: whole lines of one more read at most */
};

struct batch {
	struct crew_item item;	/* batches leave in its order */
	struct buffer file;	/* name of the file for diagnostics, a string */
	struct buffer lines;	/* whole lines, each with its line feed */
	uint64_t first_line;	/* the number of the first; the others follow */
	struct buffer numbers;	/* uint64_t per line where they do not (a source); else empty */
	struct buffer out;	/* lines that are done */
	struct buffer notes;	/* diagnostics */
	struct buffer rejects;	/* lines that could not be worked on */
	uint64_t records, skipped;
	bool broken;		/* the run ends here: notes say why */
};

struct batch *batch_new(void);
void batch_free(struct batch *batch);

/* Empties it for the next use. */
void batch_reset(struct batch *batch);

/* The number of line `index` of the batch; 0: not known. */
uint64_t batch_line_number(const struct batch *batch, size_t index);

/* Adds "tl-NAME: FILE:LINE: " (each part where known) to the notes. */
void batch_note_place(struct batch *batch, const char *stage, uint64_t line);

#endif
