/* line_breaks.h: whether a sentence ends at a line break.
 *
 * A blank line always ends it. A single break ends it before a list item, behind a colon, behind a
 * heading, and wherever the line could have held the next word: prose that was wrapped at a width
 * leaves no room for it. A small letter on the next line goes on with most sentences. */
#ifndef TL_SEGMENT_LINE_BREAKS_H
#define TL_SEGMENT_LINE_BREAKS_H

#include "reading.h"

/* `at` is a line feed or carriage return. */
struct stop line_break_judge(const struct reading *reading, const char *at);

#endif
