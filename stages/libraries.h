/* libraries.h: what the stages are linked with. */
#ifndef TL_LIBRARIES_H
#define TL_LIBRARIES_H

#include "buffer.h"

/* A line for each library that knows its version, as it is when the program runs, and for the data
 * of Unicode: "zlib 1.2.13". libstemmer does not tell. In the order of their names. */
void libraries_add(struct buffer *text);

#endif
