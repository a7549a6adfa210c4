/* normal.h: what is left of a name or title when the ways of writing it are taken away. */
#ifndef TL_DEDUPE_NORMAL_H
#define TL_DEDUPE_NORMAL_H

#include "buffer.h"
#include "slice.h"

/* Adds the words of well-formed text: letters and digits, lower-case, without marks, apostrophes and
 * HTML tags, with one space between words. What stands between other signs is a word of its own. */
void normal_words(struct buffer *out, struct slice text);

/* The same without what stands in parentheses, as databases write "BMJ (Clinical research ed.)". */
void normal_journal(struct buffer *out, struct slice text);

/* The first page of "e657-68" or "657-668": letters and digits up to the first other sign, lower-case,
 * without leading zeros. */
void normal_page(struct buffer *out, struct slice text);

#endif
