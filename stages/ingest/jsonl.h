/* jsonl.h: JSON lines, one object on each. Blank lines do not count. */
#ifndef TL_INGEST_JSONL_H
#define TL_INGEST_JSONL_H

#include "run.h"

bool jsonl_read(struct ingest *run, struct fault *fault);	/* see run.h */

#endif
