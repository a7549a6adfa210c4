/* model_score.c: the drafts of a round: what all of it says of one code. */
#include "model_inside.h"

/* Sums what all of the round says of one of its codes; `side` is what is summed side by side. */
static void
draft_weigh(const struct round *round, int32_t side, int32_t near, struct draft *draft)
{
	const struct scoring *scoring = round->scoring;
	const struct code_scores *scores = &scoring->of_codes[draft->code];
	int64_t difference = round->statements[POLARITY_ENABLER]
		- round->statements[POLARITY_BARRIER];

	draft->near = near;
	draft->sum = side + draft->term + numbers_sum(scores->own, draft->sayings);
	draft->direction = scoring->bias + scores->direction
		+ scoring->slope * difference / 1000 + numbers_sum(scoring->own, draft->sayings);
}

void
draft_explain(const struct model *model, const struct round *round, const struct draft *draft,
	int64_t parts[MODEL_PARTS])
{
	const struct scoring *scoring = round->scoring;
	const struct code_scores *scores = &scoring->of_codes[draft->code];
	int64_t codes = 0, rest = 0;

	for (size_t i = round->first; i < round->first + round->count; i++)
		codes += scoring->terms[model->drafts[i].code * scoring->stride + draft->code];
	parts[MODEL_BIAS] = scores->sum.bias;
	parts[MODEL_EVIDENCE] = 0;
	parts[MODEL_TERM] = draft->term;
	parts[MODEL_CODES] = codes;
	parts[MODEL_RULES] = numbers_sum(scores->own, draft->sayings)
		+ numbers_sum(scores->sum.tags, round->sayings);
	parts[MODEL_CUES] = numbers_sum(scores->sum.classes, round->classes);
	parts[MODEL_NEAR] = draft->near;
	parts[MODEL_SECTION] = round->findings == FINDINGS_FEW ? SCORING_FEW : 0;
	for (int i = 0; i < MODEL_SENTENCE; i++)
		rest += parts[i];
	parts[MODEL_EVIDENCE] = draft->sum - rest;	/* all else that is summed side by side */
	parts[MODEL_SENTENCE] = sentence_part(model, draft->code);
	parts[MODEL_DIRECTION] = draft->direction;
}

static void
draft_score(const struct model *model, struct draft *draft)
{
	int64_t sum = draft->sum + sentence_part(model, draft->code);
	int64_t code = logistic_by(&model->logistic, sum);
	int64_t enabler = logistic_by(&model->logistic, draft->direction);

	draft->scores[POLARITY_ENABLER] = (int32_t)(code * enabler / MILLION);
	draft->scores[POLARITY_BARRIER] = (int32_t)(code * (MILLION - enabler) / MILLION);
}

/* A draft for a code without terms that evidence can be tagged for. */
static bool
draft_other(struct model *model, const struct round *round, uint32_t code, int32_t near)
{
	struct witness witness = witness_find(model, round, code);
	struct draft *draft;

	if (!witness.entry)
		return true;
	draft = draft_add(model, code);
	if (!draft)
		return false;
	draft->witness = witness;
	draft_weigh(round, model->scores[code], near, draft);
	draft_score(model, draft);
	return true;
}

/* Drafts for the codes without terms that may be chosen: behind all others, for as long as the round
 * is looked at. False: no memory. */
static bool
draft_others(struct model *model, const struct round *round, const int32_t *nears)
{
	const struct address *address = &model->address;
	int64_t least = model->views[round->lexicon].least;

	if (address->most + address->to_first < least
			&& address->second + address->to_others < least)
		return true;
	for (uint32_t code = 0; code < round->scoring->count; code++)
		if (model->scores[code] + sentence_part(model, code) >= least
				&& model->scores[code] != SCORING_NOT	/* a draft's */
				&& !draft_other(model, round, code, nears[code]))
			return false;
	return true;
}

bool
round_score(struct model *model, const struct round *round)
{
	struct draft *drafts = model->drafts + round->first;
	const int32_t *nears = nears_find(model, round);
	int64_t most = scores_find(model, round, nears);

	for (size_t i = 0; i < round->count; i++) {
		uint32_t code = drafts[i].code;

		draft_weigh(round, model->scores[code], nears[code], &drafts[i]);
		model->scores[code] = SCORING_NOT;
		if (drafts[i].sum > most)
			most = drafts[i].sum;
	}
	if ((round->count == 0 || model->said.bare) && (round->findings == FINDINGS_NONE
			|| most + address_most(round) < model->views[round->lexicon].least))
		return true;	/* as in most rounds, nothing is chosen or asks for its score */
	address_find(model, round);
	for (size_t i = 0; i < round->count; i++)
		draft_score(model, &drafts[i]);
	return round->findings == FINDINGS_NONE || draft_others(model, round, nears);
}
