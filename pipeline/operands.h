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

/* False and fault where an output ("-" and NULL are none) is in one of the folders among them: it would be
 * read as a part of that, now or the next time. */
bool operands_check_output(const struct strings *operands, const char *output, struct fault *fault);

/* The sizes of the files from operand `first` on, in bytes; 0: not known, since one of them is no
 * regular file. */
uint64_t operands_size(const struct strings *operands, size_t first);

#endif
