/* items.h: what can come together: codes of lexicons, told apart by facets of their tags where
 * that is asked for. Items are numbered as tuples of their names (see tuples.h). */
#ifndef TL_COOCCUR_ITEMS_H
#define TL_COOCCUR_ITEMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"
#include "fault.h"
#include "options.h"
#include "record.h"
#include "slice.h"

enum item_facet {
	FACET_POLARITY, FACET_LEVEL, FACET_FRAME,
	FACETS
};

#define FACET_BIT(facet) (1u << (facet))

/* A set of facets from lists of names divided by commas. False and fault for a name that is
 * none. */
bool facets_read(const struct strings *lists, unsigned *set, struct fault *fault);

/* The names of an item: lexicon, code, and the value of each facet, empty where it is not asked for
 * or the tag has none. */
enum {
	ITEM_LEXICON, ITEM_CODE, ITEM_FIRST_FACET,
	ITEM_NAMES = ITEM_FIRST_FACET + FACETS
};

/* The item of a tag: its code cut after `depth` levels, and the facets of the set. Views of the
 * tag. */
void item_of(const struct tag *tag, unsigned depth, unsigned facets,
	struct slice item[ITEM_NAMES]);

/* By lexicon, code as a tree, then facet by facet. */
int item_compare(const struct slice a[ITEM_NAMES], const struct slice b[ITEM_NAMES]);

/* Adds a JSON object; a facet of the set that the item lacks is null. */
void item_write(struct buffer *out, const struct slice item[ITEM_NAMES], unsigned facets);

#endif
