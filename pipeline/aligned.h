/* aligned.h: a small table for a person at a terminal. */
#ifndef TL_ALIGNED_H
#define TL_ALIGNED_H

#include "buffer.h"
#include "slice.h"

/* Adds lines of cells between tabs with each column as wide as its widest cell, in columns of
 * a terminal. Every line ends with a line feed. */
void aligned_add(struct buffer *out, struct slice lines);

#endif
