/* sentences.h: where the sentences of a text begin and end.
 *
 * Spans are bytes. They ascend, do not overlap, have no white space at their ends, and every byte
 * that is not white space lies in one: headings and list items are sentences of their own, and what
 * stands behind the stop (quotes, brackets, reference numbers) belongs to the sentence before it.
 *
 * The rules were written for English prose and lists. The text is read once, from one place where a
 * sentence may end to the next; there a bounded look at both sides decides, so that time is linear
 * in the size of the text, whatever it is. */
#ifndef TL_SEGMENT_SENTENCES_H
#define TL_SEGMENT_SENTENCES_H

#include <stdbool.h>
#include <stddef.h>

#include "record.h"

/* Zero-initialise; the array is kept for the next text. */
struct sentence_list {
	struct span *at;
	size_t count, room;
};

/* Fills the list with the sentences of `text`, well-formed UTF-8 of less than 4 GiB. False: no
 * memory. */
bool sentences_find(struct sentence_list *list, struct slice text);

void sentences_free(struct sentence_list *list);

#endif
