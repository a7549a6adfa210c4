/* scoring.h: scores.tsv: how a lexicon that was learnt from coded sentences weighs what it sees.
 *
 * Columns code, feature and weight; stages/tag/model.h has the sums. Features are
 *   of a code           bias; term:CODE, a term of that code, or of this one, is in the sentence;
 *                       near:CODE, terms of it are elsewhere in the text; own=POLARITY, the rules
 *                       say so of a term of the code; tag=POLARITY, of any term; cue=CLASS, a cue
 *                       of the class is there
 *   of barrier, enabler, which stand for what the sentence says: bias, tag=POLARITY, cue=CLASS
 *   of direction        bias, slope, own=POLARITY, and the codes
 *   of sentence         rival, stated: what the sentence says to each of its codes
 *   of emit             threshold, statement, cap
 * All numbers are thousandths. */
#ifndef TL_SCORING_H
#define TL_SCORING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fault.h"
#include "lexis.h"
#include "slice.h"

enum {
	SAYINGS = 4,		/* neutral, barrier, enabler, denied, in this order */
	SCORING_CLASSES = 32,	/* of cues, at most */
	SCORING_CODES = 1000,	/* at most */
	SCORING_BLOCK = 24,	/* numbers in a block */
	SCORING_ALIGN = 16,	/* bytes that rows are aligned to */
	SCORING_MOST = 1000,	/* the largest weight */
	SCORING_FEW = -1000,	/* for each code, in a section with few findings */
	SCORING_SUM = 500000000,	/* what the weights for a code may come to, signs aside */
	SCORING_NOT = -2 * SCORING_SUM	/* in a row: so far below every sum that it stays there */
};

struct sum_scores {
	int32_t bias, tags[SAYINGS], classes[SCORING_CLASSES];
};

/* Where these stand in it. */
enum {
	SUM_BIAS, SUM_TAGS, SUM_CLASSES = SUM_TAGS + SAYINGS, SUMS = SUM_CLASSES + SCORING_CLASSES,
	SUM_FEW = SUMS,		/* of a section: the same for each code */
	SUM_ROWS
};

struct code_scores {
	struct sum_scores sum;
	int32_t own[SAYINGS];
	int32_t direction;
};

struct scoring_link;

struct scoring {
	int32_t threshold, statement, cap;
	int32_t bias, slope, own[SAYINGS];	/* of direction */
	int32_t rival, stated;			/* of sentence */
	struct sum_scores barrier, enabler;
	struct lexis *codes;			/* their ids are the numbers of codes */
	struct code_scores *of_codes;
	size_t count, room;
	/* Once sealed, what a feature adds to each sum, side by side in rows that are whole blocks,
	 * so that they are added up several at a time: number c of a row is code c's, those behind
	 * are barrier's and enabler's. What is behind them counts for nothing. */
	size_t stride;		/* numbers in a row */
	int32_t *sums;		/* row i: of the number i of a sum_scores */
	int32_t *terms, *near;	/* row d: of terms of code d */
	int32_t *patterns;	/* row i: of the pattern of evidence first_pattern + i */
	uint32_t first_pattern, pattern_count;
	struct scoring_link *links;
	size_t link_count, link_room;
};

/* Zero-initialise; scoring_free. `classes` are the names of cue classes, NULL behind the last.
 * False and fault ("path:line:column: ...") for a mistake. */
bool scoring_read(struct scoring *scoring, const char *path, const char *const *classes,
	struct fault *fault);

/* The number of a code, a new one if need be; LEXIS_NONE: no memory. */
uint32_t scoring_code(struct scoring *scoring, struct slice code);

/* After the last code. False and fault for too many. */
bool scoring_seal(struct scoring *scoring, struct fault *fault);

/* Once sealed: makes rows of zeros for the patterns of its evidence. False: no memory. */
bool scoring_open_patterns(struct scoring *scoring);

/* Whether no sum can come to more than SCORING_SUM, each row added once and rows of terms near by
 * three times; else a fault. */
bool scoring_fits(const struct scoring *scoring, struct fault *fault);
void scoring_free(struct scoring *scoring);

#endif
