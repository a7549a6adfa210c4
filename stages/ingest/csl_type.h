/* csl_type.h: the type of a publication in RIS ("JOUR") and in CSL-JSON ("article-journal"). */
#ifndef TL_INGEST_CSL_TYPE_H
#define TL_INGEST_CSL_TYPE_H

#include "slice.h"

/* NULL for a type that the RIS specification does not know. */
const char *csl_type(struct slice ris_type);

#endif
