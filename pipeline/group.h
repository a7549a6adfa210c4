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

/* Where the value of a field is, and the width of its bins; 0: none. */
struct group_source {
	struct slice path;
	uint64_t width;
};

struct group_fields {
	struct slice *at;		/* names, views of the options: paths, or PATH/WIDTH */
	struct group_source *sources;	/* parallel */
	size_t count;
};

/* Takes the options apart at their commas; an empty name, one given twice or a bad width is a
 * fault. */
bool group_fields_read(struct group_fields *fields, const struct strings *by, struct fault *fault);
void group_fields_free(struct group_fields *fields);

/* Each replaces what the buffer holds. A member that is absent is null; where bins are asked for,
 * numbers and strings that are one become their bin (bin.h), other values stay. False: no
 * memory. */
bool group_names(const struct group_fields *fields, struct buffer *out);
bool group_values(const struct group_fields *fields, struct record *record, struct buffer *out);

/* Those of such names or values whose number is in a set: bits from 1u for the first. Fields
 * beyond the bits are left out. */
bool group_pick(struct slice list, unsigned set, struct buffer *out);

/* Both texts from the fields of a line, and the way back, which gives views of the texts and the
 * arena. */
bool group_from_by(const struct cell_by *by, struct buffer *names, struct buffer *values);
bool group_to_by(struct slice names, struct slice values, struct arena *arena, struct cell_by *by);

#endif
