/* ahead.h: a reader that runs ahead of whoever wants its bytes, on a thread of its own.
 *
 * The source is the thread's alone from ahead_start to ahead_stop. The bytes come as they would
 * without a thread, and a fault behind the bytes before it. */
#ifndef TL_AHEAD_H
#define TL_AHEAD_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "fault.h"

struct ahead;

struct ahead_source {
	void *state;

	/* Up to `room` bytes; 0 at the end; -1 and fault. */
	ssize_t (*read)(void *state, char *out, size_t room, struct fault *fault);

	/* True if the next read would have to wait for somebody. */
	bool (*would_block)(void *state);
};

/* NULL: no memory or no thread; the source can be read without. */
struct ahead *ahead_start(struct ahead_source source);

/* As the source's functions. */
ssize_t ahead_read(struct ahead *ahead, char *out, size_t room, struct fault *fault);
bool ahead_would_block(struct ahead *ahead);

/* Ends the thread as soon as the source's read returns: where it may wait for somebody, the caller sees
 * to it that it does not. ahead may be NULL. */
void ahead_stop(struct ahead *ahead);

#endif
