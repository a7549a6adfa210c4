/* train.h: weights from examples.
 *
 *   1. pooled.h: what all codes have in common.
 *   2. Each code, and each of the two statements, against all else: its own entries, what is
 *      said of them, terms of all codes, there and nearby, classes of cues, the pooled sum, and
 *      the runs of words that go with it (z of the 2 x 2 table); then again with those only that
 *      explain most. What is pooled is then added to its parts.
 *   3. The direction of codes that have one polarity in their example, from statements that were
 *      learnt without the example's fold. */
#ifndef TL_LEXICON_TRAIN_H
#define TL_LEXICON_TRAIN_H

#include "weights.h"

/* `weights` are zero. `without` has the bits of the folds that are left out. False: no memory. */
bool train_weights(struct weights *weights, const struct examples *examples, unsigned without);

#endif
