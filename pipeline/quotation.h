/* quotation.h: pieces of texts for tables: one line, however the text is broken. */
#ifndef TL_QUOTATION_H
#define TL_QUOTATION_H

#include "buffer.h"
#include "record.h"
#include "slice.h"

enum {
	QUOTATION_CONTEXT = 40	/* code points at either side of a place, at most */
};

/* Adds well-formed text, each run of spaces and control characters as one space, none at its ends.
 * */
void quotation_add(struct buffer *out, struct slice text);

/* Adds a place of the text, in brackets, with what stands around it (keyword in context). */
void quotation_add_place(struct buffer *out, struct slice text, struct span place);

#endif
