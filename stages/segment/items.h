/* items.h: what stands before the items of a list: "•", "-", "1.", "(a)", "iv)", "1.)", "[12]". */
#ifndef TL_SEGMENT_ITEMS_H
#define TL_SEGMENT_ITEMS_H

#include <stdbool.h>
#include <stdint.h>

enum item_sureness {
	ITEM_NONE,
	ITEM_MAYBE,	/* "12." and "(3)" also begin lines of wrapped prose, as dashes do */
	ITEM_SURE
};

struct item {
	enum item_sureness sureness;
	uint32_t bullet;	/* the code point; 0: none */
	char style;		/* what closes the number or letter: . ) ] or 0, there is none */
	bool letter;
	unsigned number;	/* or place in the alphabet; 0: not counted ("iv", "3.2") */
	const char *end;	/* behind the marker */
};

/* The marker at `at`, where a sentence or a line begins; white space must follow it. A bullet may
 * have a number behind it. */
struct item item_at(const char *at, const char *end);

/* True if `next` continues the list of `item`: the same style, one further; or the same bullet. */
bool item_succeeds(const struct item *next, const struct item *item);

#endif
