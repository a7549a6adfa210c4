/* weigh.h: from a piece with its cues to what it gets: candidates, weighed and chosen, and the
 * statement that it makes whatever its terms are. */
#ifndef TL_WEIGH_H
#define TL_WEIGH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "choice.h"
#include "piece.h"

/* One thread's space. Zero-initialise; weighing_free. */
struct weighing {
	struct candidate *candidates;	/* of the piece's terms, in their order */
	size_t room;
	uint32_t *alike;	/* by meaning: terms in the piece; 0 between calls */
};

/* What the barrier or enabler cue that weighs most says by itself; a heading says nothing. */
struct statement {
	const struct placed_cue *cue;	/* NULL: there is none */
	struct judgement judgement;
	struct score score;
};

/* `meanings`: the number of them that entries have. False: no memory. */
bool weighing_start(struct weighing *weighing, size_t meanings);
void weighing_free(struct weighing *weighing);

/* Judges each term of the piece. False: no memory. */
bool weigh_terms(struct weighing *weighing, const struct piece *piece);

/* Scores candidates, all of a lexicon. `aside`: their section holds few findings. */
void weigh_scores(struct weighing *weighing, struct candidate *candidates, size_t count,
	bool aside);

/* Whether it counts: half the threshold, since there is no term in it. */
bool statement_is_made(const struct statement *statement, const struct lexicon_limits *limits);

void weigh_statement(const struct piece *piece, bool aside, struct statement *statement);

#endif
