/* forms.h: the words that stems were made of, to show a stem by the most frequent of them. */
#ifndef TL_TERMS_FORMS_H
#define TL_TERMS_FORMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "numbering.h"

/* Zero-initialise; forms_free in any case. */
struct forms {
	struct numbering pairs;	/* of a stem and a word, numbers of one vocabulary */
	uint64_t *counts;	/* by pair */
	uint32_t *last;		/* by word: the pair it was counted in last, or NUMBERING_NONE */
	size_t room, last_room;
};

/* Counts occurrences of the word with this stem. False: no memory. */
bool forms_add(struct forms *forms, uint32_t stem, uint32_t word, uint64_t count);

/* Adds those of another vocabulary; `words`, by its words, are their numbers here. False: no
 * memory. */
bool forms_merge(struct forms *into, const struct forms *from, const uint32_t *words);

/* By word of the vocabulary: the most frequent form, of equals that with the lowest rank; the word
 * itself where it is no stem. The caller's to free; NULL: no memory. */
uint32_t *forms_best(const struct forms *forms, const uint32_t *ranks, size_t word_count);
void forms_free(struct forms *forms);

#endif
