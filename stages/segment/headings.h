/* headings.h: whether a section begins with a sentence: a heading on a line of its own ("3.2.1
 * Costs", "## Results") or a label in the line ("METHODS: We ...", "Aim To elicit ..."). */
#ifndef TL_SEGMENT_HEADINGS_H
#define TL_SEGMENT_HEADINGS_H

#include "labels.h"
#include "record.h"

enum heading_sureness {
	HEADING_NONE,
	HEADING_MAYBE,	/* a label without a colon: only a row of them makes sections */
	HEADING_SURE
};

struct heading {
	enum heading_sureness sureness;
	struct slice label;	/* in the text, without number, marks and colon */
	struct slice kind;	/* see labels.h */
	unsigned depth;		/* 3 for "3.2.1" and "###"; 0: not known */
};

/* Looks at sentence `index` of the text and at its neighbours. */
struct heading heading_read(struct label_filter *filter, struct slice text, struct spans sentences,
	size_t index);

#endif
