/* input.h: bytes from a file, standard input ("-") or either of them gzipped.
 *
 * gzip is recognised by its first bytes, several members behind each other are one stream; it is
 * unpacked ahead of the caller, on a thread of its own. A reader keeps no line: see chain.c for lines,
 * stages/ingest for files read whole. */
#ifndef TL_INPUT_H
#define TL_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "buffer.h"
#include "fault.h"

struct input;

/* NULL and fault if it cannot be opened or is a directory. The path is borrowed. */
struct input *input_open(const char *path, struct fault *fault);
void input_close(struct input *input);

/* From here on input_read ends as if nothing followed once the eventfd has been written to, even where
 * it waits for somebody. Before the first read; -1: nothing of the kind. */
void input_quit_by(struct input *input, int quit);

/* Up to `room` bytes; 0 at the end; -1 and fault on a failed read or broken gzip data. */
ssize_t input_read(struct input *input, char *out, size_t room, struct fault *fault);

/* True if input_read would have to wait for somebody (an empty pipe, a terminal). */
bool input_would_block(struct input *input);

/* Whether there is such a file. One that cannot be looked at is: whoever opens it learns why. */
bool input_is_there(const char *path);

/* How diagnostics call it: the path, "standard input" for "-". */
const char *input_name(const struct input *input);

/* Bytes consumed of the underlying file, for progress. */
uint64_t input_file_position(const struct input *input);

/* Reads all of it behind what the buffer holds, at most `limit` bytes: more is a fault that names it. */
bool input_read_all(struct input *input, struct buffer *out, size_t limit, struct fault *fault);

#endif
