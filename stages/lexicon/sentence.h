/* sentence.h: what a sentence says to each of its codes, since codes seldom come together, and a
 * sentence that states nothing has none: the weights of the probability of a code's strongest
 * rival, and of the larger statement. */
#ifndef TL_LEXICON_SENTENCE_H
#define TL_LEXICON_SENTENCE_H

#include "measure.h"

/* Learns from a forecast of examples that were not learnt from, whose sums otherwise are too sure;
 * not yet finished. What a sum needs beside to be a probability is left to the thresholds. False:
 * no memory. */
bool sentence_learn(struct weights *weights, const struct examples *examples,
	const struct forecast *across);

#endif
