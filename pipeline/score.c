#include "score.h"

#include "thousandths.h"

enum {
	WORD_WORTH = 100,	/* of a word of the term behind the first */
	WORDS_COUNTED = 3,
	CUE_WORTH = 1250,	/* of a cue without weight */
	CUE_WEIGHT = 250,	/* more for each 1 of its weight: what it weighs matters little */
	SELF_WORTH = 1250,	/* of a kind that says by itself that it helps or hinders */
	PROBLEM_WORTH = 1000,	/* of a problem without a cue */
	REPEAT_WORTH = 300,	/* of another term of the same code */
	REPEATS_COUNTED = 2,
	MENTION_COST = 1000,
	SECTION_COST = 1000,
	WEIGHT_MAX = 1000
};

static const char *const names[] = {
	[SCORE_TERM] = "term", [SCORE_WORDS] = "words", [SCORE_CUE] = "cue",
	[SCORE_REPEAT] = "repeat", [SCORE_MENTION] = "mention",
	[SCORE_SECTION] = "section",
};

const char *
score_part_name(enum score_part part)
{
	return names[part];
}

static int32_t
some(uint32_t count, int most)
{
	return count < (uint32_t)most ? (int32_t)count : most;
}

/* Sums stay in range. */
static int32_t
weight_of(double weight)
{
	const int32_t most = WEIGHT_MAX * 1000;
	int32_t number = thousandths_of(weight);

	return number > most ? most : number < -most ? -most : number;
}

static void
score_sum(struct score *score)
{
	score->sum = 0;
	for (int i = 0; i < SCORE_PARTS; i++)
		score->sum += score->parts[i];
}

static int32_t
cue_worth(const struct judgement *judgement, enum term_kind kind)
{
	if (judgement->decider)
		return CUE_WORTH + weight_of(judgement->decider->weight) * CUE_WEIGHT / 1000;
	return kind == TERM_PROBLEM ? PROBLEM_WORTH : SELF_WORTH;
}

struct score
score_term(const struct placed_term *term, double weight, const struct judgement *judgement,
	uint32_t alike, bool aside)
{
	uint32_t words = term->at.end - term->at.first - 1;
	struct score score = { .parts = {
		[SCORE_TERM] = weight_of(weight),
		[SCORE_WORDS] = some(words, WORDS_COUNTED) * WORD_WORTH,
		[SCORE_CUE] = cue_worth(judgement, term->kind),
		[SCORE_REPEAT] = some(alike, REPEATS_COUNTED) * REPEAT_WORTH,
		[SCORE_MENTION] = judgement->mention ? -MENTION_COST : 0,
		[SCORE_SECTION] = aside ? -SECTION_COST : 0,
	} };

	score_sum(&score);
	return score;
}

struct score
score_statement(const struct judgement *judgement, bool aside)
{
	struct score score = { .parts = {
		[SCORE_CUE] = cue_worth(judgement, TERM_NEUTRAL),
		[SCORE_MENTION] = judgement->mention ? -MENTION_COST : 0,
		[SCORE_SECTION] = aside ? -SECTION_COST : 0,
	} };

	score_sum(&score);
	return score;
}
