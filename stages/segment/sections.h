/* sections.h: the parts of a text, from one heading or label to the next.
 *
 * A section begins with the sentence that holds its label and ends with the last sentence before the
 * next label, so that sections are made of whole sentences. Text before the first label lies in no
 * section; a text without labels has none. A label without a colon counts only in a row of at least
 * three different ones. A numbered or marked heading that says nothing by itself ("3.2.1 Costs") has
 * the kind of what it is a part of ("3 Results"). For the kinds see labels.h. */
#ifndef TL_SEGMENT_SECTIONS_H
#define TL_SEGMENT_SECTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "labels.h"
#include "record.h"

/* Zero-initialise; the array is kept for the next text. Labels point into the text. */
struct section_list {
	struct section *at;
	size_t count, room;
	struct label_filter filter;
};

/* Fills the list with the sections of `text`, which has these sentences. False: no memory. */
bool sections_find(struct section_list *list, struct slice text, struct spans sentences);

void sections_free(struct section_list *list);

#endif
