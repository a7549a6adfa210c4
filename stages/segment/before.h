/* before.h: the word before a full stop, as far as it is written in ASCII. */
#ifndef TL_SEGMENT_BEFORE_H
#define TL_SEGMENT_BEFORE_H

#include "abbreviations.h"
#include "reading.h"

/* What the full stop at `at` may belong to: an abbreviation, an initial ("L. R. Fischer"), letters
 * with stops between them ("U.S."), or the number of a caption ("Table 2."). */
enum abbreviation abbreviation_before(const struct reading *reading, const char *at);

/* The letters and inner stops before `at`; empty if they are many or part of a longer word. */
struct slice word_before(const struct reading *reading, const char *at);

#endif
