/* model_inside.h: what the files of the model share. Nobody else includes this.
 *
 * All that a piece says of the codes, but for what terms elsewhere say, is rows of numbers in the
 * scoring, which are added up side by side while the piece is there. At the end of the text the
 * rest is added to that, and only what can be tagged is looked at more closely: in most pieces the
 * largest sum of a code tells that nothing is. */
#ifndef TL_MODEL_INSIDE_H
#define TL_MODEL_INSIDE_H

#include "logistic.h"
#include "model.h"

enum model_part {
	MODEL_BIAS, MODEL_EVIDENCE, MODEL_TERM, MODEL_CODES, MODEL_RULES, MODEL_CUES, MODEL_NEAR,
	MODEL_SECTION, MODEL_SENTENCE,
	MODEL_DIRECTION,	/* a factor of its own */
	MODEL_PARTS
};

/* Evidence that was seen, or another row of the scoring that the sums are of. */
struct sign {
	const int32_t *row;
	struct span span;	/* of evidence */
};

/* Evidence that can be tagged: what its pattern's rows for the code say comes to more than 0. */
struct witness {
	const struct entry *entry;	/* the first of them; NULL: none */
	struct span span;
};

/* What is known of a code in a piece. */
struct draft {
	uint32_t code;			/* its number in the scoring */
	uint32_t terms;
	unsigned sayings;		/* of its terms; bits, by enum polarity */
	int64_t term;			/* what they weigh */
	int64_t sum, direction;		/* but for what the sentence says */
	int32_t near;			/* what is in the sum for terms elsewhere */
	struct witness witness;		/* if there are no terms */
	int32_t scores[POLARITY_DENIED];	/* millionths, of barrier and enabler */
	bool chosen[POLARITY_DENIED];
};

/* A piece for one lexicon. */
struct round {
	size_t lexicon;
	const struct scoring *scoring;
	size_t first, count;		/* its drafts: the codes with terms */
	size_t term, term_end;		/* pending */
	size_t sign, sign_end;
	size_t sums;			/* the first of its codes' sums, but for near */
	unsigned classes;		/* of its cues; bits */
	unsigned sayings;		/* of its terms; bits, by enum polarity */
	enum findings findings;
	int64_t statements[POLARITY_DENIED];
	bool stated[POLARITY_DENIED];	/* whether the statement reaches its threshold */
	size_t said[POLARITY_DENIED];	/* 1 more than the tag of the cue that says it; 0: none */
};

/* What the model knows of a lexicon with a scoring. */
struct view {
	const struct scoring *scoring;
	struct lexicon_limits limits;
	size_t base;			/* of its codes among those of all lexicons */
	int64_t least, least_statement;	/* sums that reach the thresholds */
};

/* What the sentence says to its codes: the largest sum has another rival than the others. */
struct address {
	uint32_t first;		/* the code with the largest sum */
	int64_t most, second;	/* this sum, and the largest of the others */
	int64_t to_first, to_others;
};

/* A term whose tags are not yet decided. */
struct pending {
	struct term_note note;
	uint32_t draft;
	bool denied;
};

/* The drafts of a round: of codes with terms, and the others, which are the last ones. */
struct drafts {
	struct draft *at, *others;
	size_t count, other_count;
};

struct model {
	const struct lexicons *set;
	const struct evidence *evidence;
	struct view *views;		/* by lexicon */
	size_t codes;			/* of all lexicons, each in whole blocks (scoring.h) */
	uint32_t *totals;		/* by code: terms in the record */
	int32_t *near;			/* by code: what those say to it, not yet by NEAR_MOST */
	int32_t *near_all;		/* the same by NEAR_MOST: where no terms are in the round */
	uint32_t *draft_of;		/* by code of a lexicon: 1 more than its draft in the round */
	int32_t *near_here, *scores;	/* by code of a lexicon, of a round */
	struct address address;		/* of the round */
	struct logistic_table logistic;
	uint32_t *counted;		/* by rank of an entry: the last round that it was in */
	uint32_t *patterns_counted;	/* the same by pattern */
	uint32_t number;		/* of the round */
	struct draft *drafts;
	struct round *rounds;
	struct sign *signs;
	int32_t *sums;
	struct pending *terms;
	struct tag_list said;		/* uncoded statements, not yet decided */
	size_t draft_count, draft_room, round_count, round_room, sign_count, sign_room;
	size_t sum_count, sum_room, term_count, term_room;
};

/* NULL: no memory. */
struct draft *draft_add(struct model *model, uint32_t code);

/* The sum of those of the numbers whose bits are set. */
static inline int64_t
numbers_sum(const int32_t *numbers, unsigned bits)
{
	int64_t sum = 0;

	for (; bits; bits &= bits - 1)
		sum += numbers[__builtin_ctz(bits)];
	return sum;
}

/* Adds the rows of signs up, to one row of sums. */
void rows_sum(const struct sign *signs, const struct sign *end, size_t stride, int32_t *sums);

/* What the terms of the whole text say to each code. */
void near_find(struct model *model);

/* What terms elsewhere say to the codes of the round. */
const int32_t *nears_find(struct model *model, const struct round *round);

/* The scores of codes without terms in the round, but for what the sentence says: its sums and
 * what terms elsewhere say. Returns the largest. */
int32_t scores_find(struct model *model, const struct round *round, const int32_t *nears);

/* What the sentence says to the codes, once all have a sum: drafts have those of theirs. */
void address_find(struct model *model, const struct round *round);

/* The most that the sentence can say to any code. */
int64_t address_most(const struct round *round);

/* What the sentence says to a code. */
static inline int64_t
sentence_part(const struct model *model, uint32_t code)
{
	const struct address *address = &model->address;

	return code == address->first ? address->to_first : address->to_others;
}

/* Scores the drafts of the round; adds drafts of other codes behind all that there are. False: no
 * memory. */
bool round_score(struct model *model, const struct round *round);

/* What the score of the draft is made of, while its round is looked at. */
void draft_explain(const struct model *model, const struct round *round,
	const struct draft *draft, int64_t parts[MODEL_PARTS]);

/* Whether one of the drafts is chosen with the polarity. */
bool drafts_say(const struct drafts *drafts, enum polarity polarity);

/* Adds the tags of a round whose pairs are chosen. False: no memory. */
bool round_tags(const struct model *model, const struct round *round, const struct drafts *drafts,
	struct arena *arena, bool polar, struct tag_list *tags);

/* What weighs most for the target in the round, of several the first in the text, then in the
 * order of the files. */
struct witness witness_find(const struct model *model, const struct round *round,
	uint32_t target);

/* Its tag, with the code given. */
struct tag witness_tag(const struct model *model, const struct witness *witness,
	struct slice code);

#endif
