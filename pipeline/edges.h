/* edges.h: the symbols that words satisfy, for the readings in readings.h.
 *
 * Each adds edges to the reading in the making: behind all others in readings->edges, none twice,
 * in no order. False: no memory. */
#ifndef TL_EDGES_H
#define TL_EDGES_H

#include "readings.h"

/* By its form, as an acronym, by globs. */
bool edges_of_word(struct readings *readings, struct slice word);
bool edges_of_stem(struct readings *readings, struct slice stem);

/* Of the parts of a compound written as one word, each as wide as all of them. No stem of the text
 * is for such a word: its stem is found here. */
bool edges_of_compound(struct readings *readings, const struct slice *parts, size_t count);

#endif
