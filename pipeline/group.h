/* group.h: the group that a document is counted in: the values of the --by fields.
 *
 * Names and values are each kept as the text of a JSON array, ["source","year"] and
 * ["grey",2021], so that equal bytes are equal groups. */
#ifndef TL_GROUP_H
#define TL_GROUP_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "buffer.h"
#include "cell.h"
#include "fault.h"
#include "options.h"
#include "record.h"
#include "slice.h"

struct group_fields {
	struct slice *at;	/* paths, views of the options */
	size_t count;
};

/* Takes the options apart at their commas; an empty name or one given twice is a fault. */
bool group_fields_read(struct group_fields *fields, const struct strings *by, struct fault *fault);
void group_fields_free(struct group_fields *fields);

/* Each replaces what the buffer holds. A member that is absent is null. False: no memory. */
bool group_names(const struct group_fields *fields, struct buffer *out);
bool group_values(const struct group_fields *fields, struct record *record, struct buffer *out);
bool group_from_by(const struct cell_by *by, struct buffer *names, struct buffer *values);

/* The way back. Views of both texts and the arena; false: no memory. */
bool group_to_by(struct slice names, struct slice values, struct arena *arena, struct cell_by *by);

#endif
