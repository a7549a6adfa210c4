/* term_list.h: terms as a table, row by row, in one of the formats. */
#ifndef TL_TERMS_TERM_LIST_H
#define TL_TERMS_TERM_LIST_H

#include <stdbool.h>

#include "fault.h"
#include "formats.h"
#include "group.h"
#include "rows.h"
#include "stage.h"

/* Emits the rows of groups by these fields. False and fault without memory; false alone if the
 * emitter takes no more. */
bool term_list_emit(const struct rows *rows, const struct format *format,
	const struct group_fields *fields, struct emitter *emitter, struct fault *fault);

#endif
