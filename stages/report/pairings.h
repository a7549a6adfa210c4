/* pairings.h: the lines of tl-cooccur: how often two codes come together in the units (sentences
 * or documents) of a group of documents.
 *
 * Filled with pairings_add, in any order and from any number of them, then closed once. Views
 * live as long as the pairings. */
#ifndef TL_REPORT_PAIRINGS_H
#define TL_REPORT_PAIRINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "fault.h"
#include "slice.h"

struct pairing_item {
	struct slice lexicon, code;
	struct slice facets;	/* ", barrier, micro": what else tells it from others; or empty */
};

struct pairing {
	struct slice group;	/* JSON of the values counted by, for the order and for telling apart */
	struct slice name;	/* the same for people: "grey, 2021"; empty where there are none */
	struct slice unit;	/* "sentence" */
	struct pairing_item items[2];
	uint64_t of[2];		/* units with each item */
	uint64_t both, units;	/* units with both; all units of the group */
	struct slice line;
};

struct pairings {
	struct pairing *at;	/* once closed: by group, unit, lexicons, then codes */
	size_t count, room;
	struct arena arena;
};

/* Whether a line that is a JSON object is one of tl-cooccur. */
bool pairings_take(struct slice kind);

/* Adds such a line. False and fault where it is not as tl-cooccur writes them. */
bool pairings_add(struct pairings *pairings, struct slice line, struct fault *fault);

/* Adds what `from` holds. Before both are closed. */
bool pairings_merge(struct pairings *into, const struct pairings *from, struct fault *fault);

/* Sorts. False and fault if a pair is there twice. */
bool pairings_close(struct pairings *pairings, struct fault *fault);
void pairings_free(struct pairings *pairings);

/* Group, unit and lexicons: what one figure shows. */
int pairings_compare_panels(const struct pairing *a, const struct pairing *b);

int pairings_compare_items(const struct pairing_item *a, const struct pairing_item *b);

#endif
