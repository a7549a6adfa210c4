/* order.h: the order of the lines of a concordance: keys whose bytes compare as the lines do. */
#ifndef TL_KWIC_ORDER_H
#define TL_KWIC_ORDER_H

#include <stdbool.h>
#include <stddef.h>

#include "around.h"
#include "buffer.h"
#include "fault.h"
#include "record.h"
#include "search.h"

enum {
	ORDER_KEYS = 16,
	ORDER_FARTHEST = 20	/* word to the left or right */
};

enum order_kind {
	ORDER_LEFT, ORDER_RIGHT,	/* a word, in lower case */
	ORDER_MATCH,			/* what was found, in lower case */
	ORDER_WHAT,			/* the pattern, or code, polarity and lexicon */
	ORDER_DOCUMENT			/* its id */
};

struct order_key {
	enum order_kind kind;
	size_t distance;	/* of a word: 1 is the next */
};

struct order {
	struct order_key keys[ORDER_KEYS];
	size_t count;
};

/* Reads lists such as "1R,2R,document", divided by commas. */
bool order_read(struct order *order, const struct strings *lists, struct fault *fault);

/* Replaces what the buffer holds with the key of a hit: behind the keys asked for the document's id
 * and the place, so that no two hits of a corpus are equal. Memory: buffer_failed. */
void order_key(const struct order *order, struct record *record, struct slice text,
	const struct spans *tokens, const struct hit *hit, const struct around *around,
	struct buffer *key);

#endif
