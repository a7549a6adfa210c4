/* crosswalk_table.h: which codes of one lexicon stand for those of another, from a table (tsv.h):
 *
 *   code       of the lexicon that the table belongs to; may have several rows
 *   to         the code of the other lexicon, or - where it has no counterpart
 *   relation   same, narrower, broader (the code is narrower or broader than `to`) or related;
 *              may be empty, which is related
 *   note       for people
 *
 * code and to are required. */
#ifndef TL_CROSSWALK_TABLE_H
#define TL_CROSSWALK_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "fault.h"
#include "options.h"
#include "slice.h"
#include "tsv.h"

struct crosswalk_row {
	struct slice code;
	struct slice to;	/* empty: no counterpart */
	size_t line;
};

struct crosswalk_table {
	struct crosswalk_row *at;	/* by code, then by line */
	size_t count, room;
	struct tsv *tsv;		/* what the slices are views of */
};

/* Reads the file. Where relations are named, rows of others have no counterpart. The path is
 * borrowed. False and fault; crosswalk_table_close in any case. */
bool crosswalk_table_open(struct crosswalk_table *table, const char *path,
	const struct strings *relations, struct fault *fault);
void crosswalk_table_close(struct crosswalk_table *table);

/* The rows of a code; NULL and *count 0 if it has none. */
const struct crosswalk_row *crosswalk_table_find(const struct crosswalk_table *table,
	struct slice code, size_t *count);

/* Whether `relation` is one that a table may have. */
bool crosswalk_is_relation(struct slice relation);

#endif
