/* sink.h: where a tool writes: text that gathers in a buffer on its way to the output, and remarks
 * for the person beside it. */
#ifndef TL_SINK_H
#define TL_SINK_H

#include <stdbool.h>

#include "buffer.h"
#include "fault.h"
#include "output.h"
#include "progress.h"

struct sink {
	struct buffer text;	/* to be added to; sink_pass and sink_end see it fail */
	struct output *output;	/* the tool's main opens and commits it */
	const char *program;	/* begins the remarks */
	struct progress progress;	/* of what is read before anything is written: see corpus.h */
};

/* Sends on what has gathered once that is much: to be called after each row or so. False and fault:
 * it is lost, nothing further can be written. */
bool sink_pass(struct sink *sink, struct fault *fault);

/* Sends on all of it: before a read that may have to wait, and at the end. */
bool sink_end(struct sink *sink, struct fault *fault);

/* "tl-agree: words" on standard error. Not an error; the status stays. */
void sink_note(struct sink *sink, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
