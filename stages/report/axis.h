/* axis.h: the codes along an edge of a matrix, or around a network: those that are in some
 * pairs. */
#ifndef TL_REPORT_AXIS_H
#define TL_REPORT_AXIS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pairings.h"
#include "view.h"

/* Pairings of one group, unit and pair of lexicons. */
struct pairing_panel {
	const struct pairing *at;
	size_t count;
};

/* Steps to the next panel whose first lexicon is this, and whose second is another (`across`)
 * or the same; from a panel without pairings. False: no more. */
bool pairing_panel_next(struct pairing_panel *panel, const struct pairings *pairings,
	struct slice lexicon, bool across);

/* Adds "grey: 1234 sentences"; where all documents are one group, "1234 sentences". */
void pairing_panel_add_name(struct pairing_panel panel, struct buffer *out);

struct axis_item {
	const struct pairing_item *item;
	uint64_t units;		/* that have it */
	uint32_t rank;		/* of the code in the order of its outline */
	struct slice name;	/* its label, with what else tells it from others and the units */
	struct slice above;	/* the label of the code above it; empty: none */
};

struct axis {
	struct axis_item *at;
	size_t count;
};

enum axis_sides {
	AXIS_A = 1, AXIS_B = 2
};

/* The items on these sides of the pairs, each once, in the order of the lexicon's outline. In the
 * view's arena; false: no memory. */
bool axis_make(struct axis *axis, struct view *view, struct pairing_panel panel, unsigned sides);

/* The place of an item that is there. */
size_t axis_find(const struct axis *axis, const struct pairing_item *item);

#endif
