#include "weights.h"

#include <stdlib.h>

bool
weights_open(struct weights *weights, const struct examples *examples)
{
	size_t codes = lexis_count(examples->codes);

	weights->sums = calloc(examples_targets(examples), sizeof *weights->sums);
	weights->codes = calloc(codes, sizeof *weights->codes);
	weights->terms = calloc(codes, codes * sizeof *weights->terms);
	weights->near = calloc(codes, codes * sizeof *weights->near);
	weights->entries = calloc(examples->tagger.entry_count + 1, sizeof *weights->entries);
	weights->first = calloc(examples_targets(examples) + 1, sizeof *weights->first);
	return weights->sums && weights->codes && weights->terms && weights->near
		&& weights->entries && weights->first;
}

void
weights_free(struct weights *weights)
{
	free(weights->sums);
	free(weights->codes);
	free(weights->terms);
	free(weights->near);
	free(weights->entries);
	free(weights->evidence);
	free(weights->first);
	*weights = (struct weights){ 0 };
}

void
weights_spread(const struct weights *weights, size_t target, bool put, double *by_ngram)
{
	for (size_t i = weights->first[target]; i < weights->first[target + 1]; i++)
		by_ngram[weights->evidence[i].ngram] = put ? weights->evidence[i].weight : 0;
}

static double
said_sum(const double weights[SAID], unsigned said)
{
	double sum = 0;

	for (int i = 0; i < SAID; i++)
		if (said & 1u << i)
			sum += weights[i];
	return sum;
}

/* What only codes have. */
static double
code_sum(const struct weights *weights, const struct examples *examples,
	const struct example *example, size_t code)
{
	size_t codes = lexis_count(examples->codes);
	const double *terms = weights->terms + code * codes, *near = weights->near + code * codes;
	double sum = said_sum(weights->codes[code].own, example->codes[code].said);

	for (size_t i = 0; i < codes; i++) {
		if (example->codes[i].terms > 0)
			sum += terms[i];
		sum += near[i] * example->codes[i].near / NEAR_MOST;
	}
	for (size_t i = 0; i < example->entries.count; i++)
		if (examples->code_of[example->entries.at[i]] == code)
			sum += weights->entries[example->entries.at[i]];
	return sum;
}

double
weights_score(const struct weights *weights, const struct examples *examples, size_t number,
	size_t target, const double *by_ngram)
{
	const struct example *example = &examples->at[number];
	const struct sum_weights *weigh = &weights->sums[target];
	double sum = weigh->bias + said_sum(weigh->tags, example->said);

	for (int i = 0; i < CUE_CLASSES; i++)
		if (example->classes & 1u << i)
			sum += weigh->classes[i];
	if (target < lexis_count(examples->codes))
		sum += code_sum(weights, examples, example, target);
	for (size_t i = 0; i < example->ngrams.count; i++)
		sum += by_ngram[example->ngrams.at[i]];
	return sum;
}

double
weights_direction(const struct weights *weights, const struct code_view *view, size_t code,
	double difference)
{
	return weights->bias + weights->slope * difference + weights->codes[code].direction
		+ said_sum(weights->own, view->said);
}
