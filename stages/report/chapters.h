/* chapters.h: each lexicon of a count with the outline of its codes: those of its codebook in
 * their order, counted or not, then what else was counted, alone or in pairs, in the order of
 * cell_code_compare. */
#ifndef TL_REPORT_CHAPTERS_H
#define TL_REPORT_CHAPTERS_H

#include <stdbool.h>
#include <stddef.h>

#include "labels.h"
#include "ledger.h"
#include "outline.h"
#include "pairings.h"
#include "slice.h"

struct chapter {
	struct slice lexicon;
	struct outline outline;
};

struct chapters {
	struct chapter *at;	/* by the lexicons' names */
	size_t count, room;
};

/* `chapters` is zero-initialised; chapters_free also after a false (no memory). Borrows names and
 * labels. */
bool chapters_make(struct chapters *chapters, const struct labels *labels, size_t label_count,
	const struct ledger *ledger, const struct pairings *pairings);
void chapters_free(struct chapters *chapters);

/* The chapter of a lexicon; NULL: there is none. */
struct chapter *chapters_find(const struct chapters *chapters, struct slice lexicon);

/* The label of a code that was counted. */
struct slice chapters_label(const struct chapters *chapters, struct slice lexicon,
	struct slice code);

#endif
