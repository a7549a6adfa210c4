/* additions.h: numbers that no record has: a table (tsv.h) of
 *
 *   box    what is counted, by one of the names that tl-prisma.1 lists
 *   count  how many
 *   label  the database, register, method or reason, for boxes that have such
 *
 * Most add to what the records say; the names of boxes that follow from others (screened) are
 * checked against what does. */
#ifndef TL_PRISMA_ADDITIONS_H
#define TL_PRISMA_ADDITIONS_H

#include <stdbool.h>

#include "fault.h"
#include "flow.h"

/* The path is borrowed by the flow. */
bool additions_read(struct flow *flow, const char *path, struct fault *fault);

#endif
