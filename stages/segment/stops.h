/* stops.h: whether a sentence ends at a full stop or at another mark that may end one.
 *
 * A decision looks at the words on both sides and at no more than a few hundred bytes, so that the
 * whole text costs time linear in its size. */
#ifndef TL_SEGMENT_STOPS_H
#define TL_SEGMENT_STOPS_H

#include "reading.h"

/* `at` is the first of the marks: an ellipsis character or what mark_is_terminal. The end that is
 * returned lies behind what belongs to the sentence: quotes, brackets, reference numbers. */
struct stop stop_judge(const struct reading *reading, const char *at);

#endif
