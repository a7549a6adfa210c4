/* relation.h: which numbers belong to which: pairs that are gathered, then looked up by their first. */
#ifndef TL_RELATION_H
#define TL_RELATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pair {
	uint32_t from, to;
};

/* Zero-initialise; relation_free in any case. Read-only once sealed. */
struct relation {
	struct pair *pairs;	/* once sealed: ascending, by from, then to */
	size_t count, room;
	uint32_t *first;	/* once sealed, by from: the first of its pairs; and an end */
};

/* False: no memory. */
bool relation_add(struct relation *relation, uint32_t from, uint32_t to);

/* After the last pair; every `from` is below the bound. False: no memory. */
bool relation_seal(struct relation *relation, size_t bound);
void relation_free(struct relation *relation);

#endif
