/* csl.h: CSL-JSON, an array of items or items behind each other, taken item by item. */
#ifndef TL_INGEST_CSL_H
#define TL_INGEST_CSL_H

#include "run.h"

bool csl_read(struct ingest *run, struct fault *fault);	/* see run.h */

#endif
