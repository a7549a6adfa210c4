/* model_inside.h: what model.c and model_choice.c share. Nobody else includes this. */
#ifndef TL_MODEL_INSIDE_H
#define TL_MODEL_INSIDE_H

#include "model.h"

enum model_part {
	MODEL_BIAS, MODEL_EVIDENCE, MODEL_TERM, MODEL_CODES, MODEL_RULES, MODEL_CUES, MODEL_NEAR,
	MODEL_SECTION,
	MODEL_DIRECTION,	/* a factor of its own */
	MODEL_PARTS
};

/* What is known of a code in a piece. */
struct draft {
	uint32_t code;			/* its number in the scoring */
	uint32_t terms;
	unsigned sayings;		/* of its terms; bits, by enum polarity */
	int64_t parts[MODEL_PARTS];
	const struct hit *best;		/* evidence that weighs most, if more than 0; of the piece */
	struct tag evidence;		/* its tag; without code: none */
	int32_t scores[POLARITY_DENIED];	/* millionths, of barrier and enabler */
	bool chosen[POLARITY_DENIED];
};

/* A piece for one lexicon. */
struct round {
	size_t first, count;		/* its drafts */
	size_t base;			/* of the lexicon's codes in counts by code */
	struct lexicon_limits limits;
	const struct scoring *scoring;
	enum findings findings;
	bool leads;
	int64_t statements[POLARITY_DENIED];
	struct tag said[POLARITY_DENIED];	/* what says it most; without code: none */
};

struct model {
	const struct lexicons *set;
	size_t *bases;			/* by lexicon: codes of those before it */
	size_t codes;			/* of all lexicons */
	uint32_t *totals;		/* by code: terms in the record */
	uint32_t *here;			/* by code of a lexicon: terms in a round; 0 between them */
	uint32_t *draft_of;		/* the same: 1 more than its draft in the round, 0: none */
	uint32_t *counted;		/* by entry: the round in which it was */
	uint32_t number;		/* of the round */
	struct draft *drafts;
	struct round *rounds;
	struct tag_list tags;		/* of terms, not yet decided */
	uint32_t *drafts_of_tags;
	size_t draft_count, draft_room, round_count, round_room, owner_room;
};

#endif
