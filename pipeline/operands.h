/* operands.h: the files that a program is called with. */
#ifndef TL_OPERANDS_H
#define TL_OPERANDS_H

#include <stdbool.h>
#include <stdint.h>

#include "fault.h"
#include "options.h"

/* Finds out before anything is read or written whether they are there ("-" always is) and, unless
 * `directories` may stand among them, are none. */
bool operands_check(const struct strings *operands, bool directories, struct fault *fault);

/* The sizes of the files from operand `first` on, in bytes; 0: not known, since one of them is no
 * regular file. */
uint64_t operands_size(const struct strings *operands, size_t first);

#endif
