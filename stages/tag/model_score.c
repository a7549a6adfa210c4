/* model_score.c: the drafts of a round: what all of it says of one code. */
#include "model_inside.h"

/* What all of the round but its sums side by side says of one of its codes. */
static void
draft_weigh(const struct model *model, const struct round *round, struct draft *draft)
{
	const struct scoring *scoring = round->scoring;
	const struct code_scores *scores = &scoring->of_codes[draft->code];
	int64_t difference = round->statements[POLARITY_ENABLER]
		- round->statements[POLARITY_BARRIER];

	draft->parts[MODEL_BIAS] = scores->sum.bias;
	draft->parts[MODEL_EVIDENCE] = model->sums[round->sums + draft->code];
	draft->parts[MODEL_RULES] = numbers_sum(scores->own, draft->sayings)
		+ numbers_sum(scores->sum.tags, round->sayings);
	draft->parts[MODEL_CUES] = numbers_sum(scores->sum.classes, round->classes);
	for (size_t i = round->first; i < round->first + round->count; i++)
		draft->parts[MODEL_CODES] +=
			scoring->terms[model->drafts[i].code * scoring->stride + draft->code];
	draft->parts[MODEL_NEAR] = model->nears[draft->code];
	if (round->findings == FINDINGS_FEW)
		draft->parts[MODEL_SECTION] = -FEW_COST;
	draft->parts[MODEL_DIRECTION] = scoring->bias + scores->direction
		+ scoring->slope * difference / 1000 + numbers_sum(scoring->own, draft->sayings);
}

static int64_t
draft_sum(const struct draft *draft)
{
	int64_t sum = 0;

	for (int i = 0; i < MODEL_DIRECTION; i++)
		sum += draft->parts[i];
	return sum;
}

/* What the sentence says to a code. */
static int64_t
sentence_part(const struct model *model, uint32_t code)
{
	const struct address *address = &model->address;

	return code == address->first ? address->to_first : address->to_others;
}

static void
draft_score(const struct model *model, struct draft *draft)
{
	int64_t code, enabler;

	draft->parts[MODEL_SENTENCE] = sentence_part(model, draft->code);
	code = logistic_by(&model->powers, draft_sum(draft));
	enabler = logistic_by(&model->powers, draft->parts[MODEL_DIRECTION]);
	draft->scores[POLARITY_ENABLER] = (int32_t)(code * enabler / MILLION);
	draft->scores[POLARITY_BARRIER] = (int32_t)(code * (MILLION - enabler) / MILLION);
}

/* A draft for a code without terms that evidence can be tagged for. */
static bool
draft_other(struct model *model, const struct round *round, uint32_t code)
{
	struct witness witness = witness_find(model, round, code);
	struct draft *draft;

	if (!witness.entry)
		return true;
	draft = draft_add(model, code);
	if (!draft)
		return false;
	draft->witness = witness;
	draft_weigh(model, round, draft);
	draft_score(model, draft);
	return true;
}

/* Drafts for the codes without terms that may be chosen: behind all others, for as long as the round
 * is looked at. False: no memory. */
static bool
draft_others(struct model *model, const struct round *round)
{
	const struct address *address = &model->address;
	int64_t least = model->views[round->lexicon].least;

	if (address->most + address->to_first < least
			&& address->second + address->to_others < least)
		return true;
	for (uint32_t code = 0; code < round->scoring->count; code++)
		if (!model->here[code] && model->scores[code] + sentence_part(model, code) >= least
				&& !draft_other(model, round, code))
			return false;
	return true;
}

bool
round_score(struct model *model, const struct round *round)
{
	struct draft *drafts = model->drafts + round->first;
	bool good;

	scores_find(model, round);
	for (size_t i = 0; i < round->count; i++) {
		draft_weigh(model, round, &drafts[i]);
		model->scores[drafts[i].code] = draft_sum(&drafts[i]);
		model->here[drafts[i].code] = true;
	}
	address_find(model, round);
	for (size_t i = 0; i < round->count; i++)
		draft_score(model, &drafts[i]);
	good = round->findings == FINDINGS_NONE || draft_others(model, round);
	drafts = model->drafts + round->first;
	for (size_t i = 0; i < round->count; i++)
		model->here[drafts[i].code] = false;
	return good;
}
