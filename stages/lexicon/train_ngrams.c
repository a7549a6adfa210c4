/* train_ngrams.c: which n-grams are to be evidence. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "train_inside.h"

#define LEAST_Z 2.326		/* of evidence for a target: in 1 of 100 by chance */
#define LEAST_Z_AGAINST 1.0

enum {
	EVIDENCE_LEAST = 40, EVIDENCE_MOST = 400,	/* rows of a code */
	STATEMENT_EVIDENCE = 600
};

bool
training_leaves_out(const struct example *example, unsigned without)
{
	return !example->seen || without >> example->fold & 1;
}

void
training_count(const struct example *example, uint32_t *counts)
{
	for (size_t i = 0; i < example->ngrams.count; i++)
		counts[example->ngrams.at[i]]++;
}

/* How far an n-gram's share of the target is from that of all, in standard deviations. */
static double
z_of(const struct training *training, uint32_t ngram)
{
	double share = (double)training->positives / (double)training->trained;
	double seen = training->seen[ngram];
	double variance = seen * (1 - seen / (double)training->trained) * share * (1 - share);

	return variance > 0 ? (training->right[ngram] - seen * share) / sqrt(variance) : 0;
}

void
training_choose(struct training *training)
{
	const struct examples *examples = training->examples;

	memset(training->right, 0, training->ngrams * sizeof *training->right);
	training->positives = 0;
	for (size_t i = 0; i < examples->count; i++)
		if (!training_leaves_out(&examples->at[i], training->without)
				&& example_is(examples, i, training->target)) {
			training_count(&examples->at[i], training->right);
			training->positives++;
		}
	training->kept_count = 0;
	for (uint32_t i = 0; i < training->ngrams; i++) {
		double z = training->seen[i] ? z_of(training, i) : 0;

		if (refused_has(&examples->refused, training->target, i))
			continue;
		if (examples_at_home(examples, i, training->target) || z <= -LEAST_Z_AGAINST
				|| (z >= LEAST_Z && training->right[i] >= LEAST_RIGHT))
			training->kept[training->kept_count++] = i;
	}
}

static int
value_order(const void *left, const void *right)
{
	const struct candidate_ngram *a = left, *b = right;
	int order = (a->value < b->value) - (a->value > b->value);

	return order ? order : (a->ngram > b->ngram) - (a->ngram < b->ngram);
}

static int
number_order(const void *left, const void *right)
{
	const uint32_t *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

static size_t
evidence_most(const struct training *training)
{
	size_t most = 2 * training->positives;

	if (training->target >= training->codes)
		return STATEMENT_EVIDENCE;
	return most < EVIDENCE_LEAST ? EVIDENCE_LEAST : most < EVIDENCE_MOST ? most : EVIDENCE_MOST;
}

/* How much the n-gram explains: |weight| times the standard deviation of being there. Those that
 * stay in any case are before all others, those that would speak for the target by a few examples
 * behind. */
static double
explained(const struct training *training, uint32_t ngram)
{
	double weight = training->found[training->ngram_column[ngram]];
	double share = (double)training->seen[ngram] / (double)training->trained;

	if (examples_at_home(training->examples, ngram, training->target))
		return HUGE_VAL;
	if (weight > 0 && training->right[ngram] < LEAST_RIGHT)
		return -1;
	return fabs(weight) * sqrt(share * (1 - share));
}

void
training_thin(struct training *training)
{
	size_t most = evidence_most(training), count = 0;

	for (size_t i = 0; i < training->kept_count; i++) {
		uint32_t ngram = training->kept[i];
		double value = explained(training, ngram);

		if (value >= 0)
			training->ranked[count++] = (struct candidate_ngram){ ngram, value };
	}
	if (count > 0)
		qsort(training->ranked, count, sizeof *training->ranked, value_order);
	training->kept_count = count < most ? count : most;
	for (size_t i = 0; i < training->kept_count; i++)
		training->kept[i] = training->ranked[i].ngram;
	if (count > 0)
		qsort(training->kept, training->kept_count, sizeof *training->kept, number_order);
}
