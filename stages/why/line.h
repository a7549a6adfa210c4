/* line.h: why a tag is there, as a line of JSON: why.schema.json. */
#ifndef TL_WHY_LINE_H
#define TL_WHY_LINE_H

#include "group.h"
#include "reason.h"
#include "text_index.h"

/* Adds the line with its line feed. `by`: the members of the record that it has. Whether the
 * memory was enough is the buffer's to say. */
void line_add(struct buffer *out, const struct reason *reason, struct record *record,
	const struct group_fields *by, const struct text_index *index);

#endif
