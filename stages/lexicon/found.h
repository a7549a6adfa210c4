/* found.h: what was found in examples: pairs of an example and the number of a thing. */
#ifndef TL_LEXICON_FOUND_H
#define TL_LEXICON_FOUND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct found {
	uint32_t example, number;
};

/* Zero-initialise; found_free. */
struct found_list {
	struct found *at;
	uint32_t *numbers;	/* of at, once it is settled */
	size_t count, room;
};

void found_free(struct found_list *list);

/* False: no memory. */
bool found_add(struct found_list *list, size_t example, size_t number);

/* By example, then by number. */
void found_sort(struct found_list *list);

/* Takes away what too few groups have; `groups` is by number. */
void found_prune(struct found_list *list, const uint32_t *groups, uint32_t least);

/* Sorts the list, makes each thing found in an example one, and fills the numbers. Once; false: no
 * memory. */
bool found_settle(struct found_list *list);

#endif
