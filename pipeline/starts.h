/* starts.h: what begins at a word, for the readings in readings.h. */
#ifndef TL_STARTS_H
#define TL_STARTS_H

#include "readings.h"

/* Makes the reading with the number, for which there is room, of its edges, which are among those of
 * `readings`: what it offers, the values of the word alone, and its starts. False: no memory. */
bool reading_make(struct readings *readings, uint32_t number, const struct edge *edges, size_t count);

#endif
