/* weighted.h: the cells of a count by review, added up so that a study that several reviews
 * include counts once: each reference of a review counts as much as the review weighs
 * (covered.h). */
#ifndef TL_OVERLAP_WEIGHTED_H
#define TL_OVERLAP_WEIGHTED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "cell.h"
#include "covered.h"
#include "fault.h"
#include "lexis.h"

struct weighted_cell {
	struct slice lexicon, code;
	enum cell_polarity polarity;
	uint64_t references;
	uint64_t weight;	/* of these: millionths */
	uint64_t whole;		/* the same of all barriers and enablers; 0: it has no share */
};

/* Zero-initialise; weighted_free in any case. */
struct weighted {
	struct weighted_cell *at;	/* by lexicon, code as a tree, polarity */
	size_t count, room;
	struct lexis *keys;		/* lexicon, code, polarity: numbers before the sort */
	struct arena arena;
};

/* Reads what tl-count gave, by one field whose values are names of reviews. The path is
 * borrowed. */
bool weighted_read(struct weighted *weighted, const char *path, const struct inclusions *inclusions,
	const struct overlap *overlap, struct fault *fault);
void weighted_free(struct weighted *weighted);

#endif
