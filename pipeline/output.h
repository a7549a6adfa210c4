/* output.h: where a run writes: standard output, or a file that appears under its name only when whole.
 *
 * A file is written beside its name under another, which was not there (O_EXCL) and is for its owner alone
 * (0600), and renamed by output_commit, which gives it the usual mode; output_free without a commit removes
 * it. So a link under the name is replaced, never followed. Names that end in .gz are compressed. A path that
 * is there and is no regular file (/dev/null, a FIFO) is written directly. */
#ifndef TL_OUTPUT_H
#define TL_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "buffer.h"
#include "fault.h"
#include "slice.h"

struct output;

struct output *output_open(const char *path, struct fault *fault);	/* NULL or "-": standard output */

/* Before anything is written: so many threads compress (1: the caller's). The bytes are the same. */
void output_set_jobs(struct output *output, size_t jobs);

bool output_write(struct output *output, struct slice bytes, struct fault *fault);
bool output_commit(struct output *output, struct fault *fault);	/* flush, close, rename */

/* Writes and commits what is all of it. False and fault also for a buffer that has failed. */
bool output_whole(struct output *output, const struct buffer *text, struct fault *fault);

void output_free(struct output *output);

/* Whether a file's name is one that an output has before it is whole: after a kill it stays. */
bool output_is_unfinished(const char *name);

/* Whether it is a terminal; *columns is then how wide that is, 0 if it does not say. */
bool output_is_terminal(const struct output *output, unsigned *columns);

#endif
