/* readers.h: whether what was written can be read by other people's readers. */
#ifndef TL_FUZZ_READERS_H
#define TL_FUZZ_READERS_H

#include <stdbool.h>
#include <stddef.h>

#include "slice.h"

/* An object or array of JSON, as jansson reads it. */
bool reads_as_json(struct slice bytes);

/* Lines, each ended by a line feed, with an object of JSON each; *count is how many. */
bool reads_as_json_lines(struct slice bytes, size_t *count);

/* A document of XML, as libxml2 reads it. */
bool reads_as_xml(struct slice bytes);

/* Text that a terminal can show: no control characters but line feeds and tabs. */
bool reads_as_text(struct slice bytes);

#endif
