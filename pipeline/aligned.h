/* aligned.h: a small table for a person at a terminal. */
#ifndef TL_ALIGNED_H
#define TL_ALIGNED_H

#include <stdint.h>

#include "buffer.h"
#include "slice.h"

enum {
	ALIGNED_COLUMNS = 64	/* those behind it are not aligned */
};

/* Adds lines of cells between tabs with each column as wide as its widest cell, in columns of
 * a terminal. Columns whose bit is set (1 for the first, 2, 4 ...) end in line, the others begin
 * so. Every line ends with a line feed, none with a blank. */
void aligned_add(struct buffer *out, struct slice lines, uint64_t right);

#endif
