/* section_kind.h: the kinds that sections have in records (record.schema.json). */
#ifndef TL_SECTION_KIND_H
#define TL_SECTION_KIND_H

#include <stdbool.h>

#include "slice.h"

/* What text has that is in no section. */
#define SECTION_NONE SLICE("none")

/* Their names, NULL behind the last; "none" is not among them. */
extern const char *const section_kinds[];

#endif
