/* lexicon_cells.h: what the cells of a lexicon's tables hold, and the words that they may hold.
 *
 * Each reader returns false and a fault with its place for a cell that it cannot read. */
#ifndef TL_LEXICON_CELLS_H
#define TL_LEXICON_CELLS_H

#include "lexicon.h"
#include "tsv.h"

enum {
	WEIGHT_MOST = 1000
};

extern const char *const term_kinds[];		/* by enum term_kind */
extern const char *const term_levels[];		/* by enum term_level */
extern const char *const cue_classes[];		/* by enum cue_class */
extern const char *const cue_directions[];	/* by enum cue_direction */
extern const char *const cue_reaches[];		/* by enum cue_reach */

/* The number of the name that the cell holds; the fault lists the names from number `from`. */
bool cell_choice(const struct tsv *tsv, struct slice cell, const char *const *names, size_t from,
	size_t count, unsigned *choice, struct fault *fault);

/* A path of names with one slash between. */
bool cell_code(const struct tsv *tsv, struct slice cell, struct fault *fault);

/* A decimal number like 1, -0.25 or 2.5, of at most WEIGHT_MOST; 1 if the cell is empty. */
bool cell_weight(const struct tsv *tsv, struct slice cell, double *weight, struct fault *fault);

/* Digits, or the name of a reach. */
bool cell_reach(const struct tsv *tsv, struct slice cell, struct cue *cue, struct fault *fault);

#endif
