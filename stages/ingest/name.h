/* name.h: the names of people and bodies as CSL-JSON wants them. */
#ifndef TL_INGEST_NAME_H
#define TL_INGEST_NAME_H

#include "buffer.h"
#include "slice.h"

/* Adds "Family, Given" or "Family, Given, Suffix" as {"family":...,"given":...}, a name without
 * a comma ("World Health Organization", "Liu R."), or that is to stay `whole`, as {"literal":...};
 * with a comma before it if `out` does not end with the bracket that opens the list. */
void name_add(struct buffer *out, struct slice name, bool whole);

#endif
