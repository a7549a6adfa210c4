/* operands.h: the files that a program is called with. */
#ifndef TL_OPERANDS_H
#define TL_OPERANDS_H

#include <stdbool.h>
#include <stdint.h>

#include "fault.h"
#include "options.h"

/* Finds out before anything is read or written whether they are there ("-" always is) and, unless
 * `directories` may stand among them, are none. Adds the sizes of regular files, in bytes, to
 * *total. */
bool operands_check(const struct strings *operands, bool directories, uint64_t *total,
	struct fault *fault);

#endif
