/* packing.h: bytes as gzip (RFC 1952), on several threads.
 *
 * The bytes are cut into members that anybody can unpack by themselves, behind a line feed where lines
 * are not as long as members. Where they are cut hangs on the bytes alone: the result is the same
 * whatever the number of threads and however the bytes came. No name and no time are in the headers. */
#ifndef TL_PACKING_H
#define TL_PACKING_H

#include <stdbool.h>
#include <stddef.h>

#include "fault.h"
#include "slice.h"

struct packing;

/* Takes members, one at a time and in order, from any thread. False: fault. */
struct packing_sink {
	void *state;
	bool (*write)(void *state, struct slice bytes, struct fault *fault);
};

/* NULL: no memory, or no threads. */
struct packing *packing_new(struct packing_sink sink, size_t jobs, struct fault *fault);

/* A fault may be about bytes that came before. */
bool packing_write(struct packing *packing, struct slice bytes, struct fault *fault);

/* The rest; when it returns, all is written. Without bytes there is one member, of none. */
bool packing_finish(struct packing *packing, struct fault *fault);

void packing_free(struct packing *packing);	/* may be NULL */

#endif
