/* ids.h: every id once in a run.
 *
 * Keeps eight bytes for each id, a fingerprint; two different ids with the same one (unlikely
 * below thousands of millions of ids) would only cost the second a suffix that it did not need. */
#ifndef TL_INGEST_IDS_H
#define TL_INGEST_IDS_H

#include <stdbool.h>

#include "buffer.h"
#include "fault.h"

struct ids;

struct ids *ids_new(void);	/* NULL: no memory */
void ids_free(struct ids *ids);

/* Makes the id in the buffer one that was not claimed before, if it must by adding "-2", "-3" ...;
 * *changed says whether. False and fault when memory is out. */
bool ids_claim(struct ids *ids, struct buffer *id, bool *changed, struct fault *fault);

#endif
