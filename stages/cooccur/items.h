/* items.h: what can come together: codes of lexicons, told apart by facets of their tags where
 * that is asked for.
 *
 * Items are numbered as they come; the numbers mean nothing outside their set. */
#ifndef TL_COOCCUR_ITEMS_H
#define TL_COOCCUR_ITEMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"
#include "fault.h"
#include "lexis.h"
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

enum {
	ITEM_NAMES = 2 + FACETS
};

/* The lexicon, the code, and the value of each facet: empty where it is not asked for or the tag
 * has none. */
struct item {
	struct slice names[ITEM_NAMES];
};

enum {
	ITEM_LEXICON, ITEM_CODE, ITEM_FIRST_FACET
};

struct items {
	struct lexis *keys;
	struct item *at;	/* by number */
	size_t count, room;
	struct buffer key;
};

/* `items` is zero-initialised; items_free also after a failure. False: no memory. */
bool items_begin(struct items *items);
void items_free(struct items *items);

/* The number of the item, which is copied if it is new. LEXIS_NONE: no memory. */
uint32_t items_add(struct items *items, const struct item *item);

/* The item of a tag: its code cut after `depth` levels, and the facets of the set. */
struct item item_of(const struct tag *tag, unsigned depth, unsigned facets);

/* By lexicon, code as a tree, then facet by facet. */
int item_compare(const struct item *a, const struct item *b);

/* Adds a JSON object; a facet of the set that the item lacks is null. */
void item_write(struct buffer *out, const struct item *item, unsigned facets);

#endif
