/* markup.h: single values of other formats in which HTML or JATS was left: "<jats:p>", "<sub>",
 * "&amp;lt;". */
#ifndef TL_INGEST_MARKUP_H
#define TL_INGEST_MARKUP_H

#include "arena.h"
#include "slice.h"

/* The value without tags, and with characters for their names and numbers (HTML 4, and Windows-1252
 * for &#128; to &#159; as the WHATWG's HTML has it), however often these were escaped. A tag is one that
 * is known and of which the other half is there; "p < 0.05" and "a <b and c> d" have none. Where a
 * block ended is a space.
 *
 * Well-formed UTF-8 in and out. The value itself where there is nothing to do, else a copy in the
 * arena; .at is NULL when memory is out. */
struct slice markup_clean(struct arena *arena, struct slice value);

#endif
