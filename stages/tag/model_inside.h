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

/* Evidence that can be tagged: it weighs more than 0. */
struct witness {
	const struct entry *entry;	/* NULL: none */
	int32_t weight;
	uint32_t first;			/* unit of the piece */
	struct span span;
};

/* What is known of a code in a piece. */
struct draft {
	uint32_t code;			/* its number in the scoring */
	uint32_t terms;
	unsigned sayings;		/* of its terms; bits, by enum polarity */
	int64_t parts[MODEL_PARTS];
	struct witness best;		/* evidence that weighs most */
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
	int32_t threshold;		/* the last that was asked for, */
	int64_t least;			/* and the least sum of a code that reaches it */
	struct draft *drafts;
	struct round *rounds;
	struct tag_list tags;		/* of terms, not yet decided */
	uint32_t *drafts_of_tags;
	size_t draft_count, draft_room, round_count, round_room, owner_room;
};

/* Its tag, with the code given. */
struct tag witness_tag(const struct model *model, const struct witness *witness,
	struct slice code);

#endif
