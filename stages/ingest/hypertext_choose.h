/* hypertext_choose.h: which blocks of an HTML page are its document, by what they stand in. */
#ifndef TL_INGEST_HYPERTEXT_CHOOSE_H
#define TL_INGEST_HYPERTEXT_CHOOSE_H

#include "web.h"

/* What a block of the page stands in. */
struct surroundings {
	size_t table;		/* the number of the outermost one, from 1; 0: none */
	size_t linked;		/* bytes of it that are links */
	bool main, article;
	bool named;		/* left out for a word of a class alone: that may be wrong */
};

/* Leaves out the others. `around` is parallel to the blocks; data[n]: table n is one of data, not of
 * layout. */
void hypertext_choose(struct web *page, const struct surroundings *around, const bool *data);

#endif
