#include "train.h"

#include <stdlib.h>

#include "array.h"
#include "train_inside.h"

#define FIRST_COST 0.1	/* of codes */
#define CODE_COST 0.2
#define STATEMENT_FIRST_COST 0.2
#define STATEMENT_COST 0.3
#define DIRECTION_COST 0.3
#define POOLED_SCALE 3.0	/* the sum is penalised that much less */
#define DIRECTION_SCALE (1.0 / 3)

enum {
	TEST_TIMES = 4		/* that a test counts */
};

/* The columns of a target. Those of a code go on with terms and near, each by code; then come
 * entries, and n-grams. */
enum column {
	COLUMN_CLASSES,
	COLUMN_TAGS = COLUMN_CLASSES + CUE_CLASSES,
	STATEMENT_COLUMNS = COLUMN_TAGS + SAID,
	COLUMN_POOLED = STATEMENT_COLUMNS,
	COLUMN_OWN,
	COLUMN_TERMS = COLUMN_OWN + SAID
};

static bool
training_open(struct training *training, const struct examples *examples)
{
	size_t codes = lexis_count(examples->codes);
	size_t ngrams = lexis_count(examples->ngrams.runs), entries = examples->tagger.entry_count;

	training->examples = examples;
	training->codes = codes;
	training->ngrams = ngrams;
	training->entries = entries;
	training->entry_column = calloc(entries + 1, sizeof *training->entry_column);
	training->ngram_column = calloc(ngrams + 1, sizeof *training->ngram_column);
	training->kept = calloc(ngrams + 1, sizeof *training->kept);
	training->seen = calloc(ngrams + 1, sizeof *training->seen);
	training->right = calloc(ngrams + 1, sizeof *training->right);
	training->ranked = calloc(ngrams + 1, sizeof *training->ranked);
	training->found = calloc(COLUMN_TERMS + 2 * codes + entries + ngrams + 1,
		sizeof *training->found);
	training->statements = calloc(examples->count * STATEMENTS, sizeof *training->statements);
	return training->entry_column && training->ngram_column && training->kept && training->seen
		&& training->right && training->ranked && training->found && training->statements;
}

static void
training_close(struct training *training)
{
	pooled_free(&training->pooled);
	fit_free(&training->fit);
	free(training->entry_column);
	free(training->ngram_column);
	free(training->kept);
	free(training->seen);
	free(training->right);
	free(training->ranked);
	free(training->found);
	free(training->statements);
}

/* Numbers the columns of the target at hand. */
static void
number_columns(struct training *training)
{
	const struct examples *examples = training->examples;
	uint32_t column = training->target < training->codes
		? (uint32_t)(COLUMN_TERMS + 2 * training->codes) : STATEMENT_COLUMNS;

	memset(training->ngram_column, 0, training->ngrams * sizeof *training->ngram_column);
	for (size_t i = 0; i < examples->tagger.term_count; i++) {
		bool own = examples->code_of[i] == training->target
			&& examples->entry_groups[i] >= LEAST_RIGHT;

		training->entry_column[i] = own ? column++ : 0;
	}
	for (size_t i = 0; i < training->kept_count; i++)
		training->ngram_column[training->kept[i]] = column++;
	training->columns = column;
}

static void
add_said(struct fit *fit, size_t column, unsigned said)
{
	for (size_t i = 0; i < SAID; i++)
		if (said >> i & 1)
			fit_add(fit, column + i, 1);
}

static void
add_code_columns(struct training *training, size_t number)
{
	const struct example *example = &training->examples->at[number];
	const struct code_view *view = &example->codes[training->target];
	double sum = training->pooled.sums[number * training->codes + training->target];

	if (sum != 0)
		fit_add(&training->fit, COLUMN_POOLED, POOLED_SCALE * sum);
	add_said(&training->fit, COLUMN_OWN, view->said);
	for (size_t i = 0; i < training->codes; i++)
		if (example->codes[i].terms > 0)
			fit_add(&training->fit, COLUMN_TERMS + i, 1);
	for (size_t i = 0; i < training->codes; i++)
		if (example->codes[i].near > 0)
			fit_add(&training->fit, COLUMN_TERMS + training->codes + i,
				(double)example->codes[i].near / NEAR_MOST);
	for (size_t i = 0; i < example->entries.count; i++)
		if (training->entry_column[example->entries.at[i]])
			fit_add(&training->fit, training->entry_column[example->entries.at[i]], 1);
}

static void
add_row(struct training *training, size_t number)
{
	const struct example *example = &training->examples->at[number];

	fit_row(&training->fit, example_is(training->examples, number, training->target));
	for (size_t i = 0; i < CUE_CLASSES; i++)
		if (example->classes >> i & 1)
			fit_add(&training->fit, COLUMN_CLASSES + i, 1);
	add_said(&training->fit, COLUMN_TAGS, example->said);
	if (training->target < training->codes)
		add_code_columns(training, number);
	for (size_t i = 0; i < example->ngrams.count; i++)
		if (training->ngram_column[example->ngrams.at[i]])
			fit_add(&training->fit, training->ngram_column[example->ngrams.at[i]], 1);
}

/* Fits the target with the columns at hand, on the folds that are not left out. */
static bool
fit_target(struct training *training, unsigned without, double cost)
{
	const struct examples *examples = training->examples;

	fit_start(&training->fit, training->columns);
	for (size_t i = 0; i < examples->seen + examples->tests; i++) {
		size_t number = examples->order[i];

		if (training_leaves_out(&examples->at[number], without)
				|| example_is_open(examples, number, training->target))
			continue;
		for (int times = i < examples->seen ? 1 : TEST_TIMES; times > 0; times--)
			add_row(training, number);
	}
	return fit_run(&training->fit, cost, training->found);
}

static bool
keep_evidence(struct training *training)
{
	struct weights *weights = training->weights;

	for (size_t i = 0; i < training->kept_count; i++) {
		uint32_t ngram = training->kept[i];
		struct evidence_weight *at = array_reserve(weights->evidence,
			&weights->evidence_room, weights->evidence_count, 1, sizeof *at);

		if (!at)
			return false;
		weights->evidence = at;
		at[weights->evidence_count++] = (struct evidence_weight){
			(uint32_t)training->target, ngram,
			training->found[training->ngram_column[ngram]] };
	}
	weights->first[training->target + 1] = weights->evidence_count;
	return true;
}

/* Adds what is pooled to the parts of the code. */
static void
keep_code(struct training *training)
{
	const struct examples *examples = training->examples;
	const double *found = training->found, *shared = training->pooled.shared;
	double pooled = POOLED_SCALE * found[COLUMN_POOLED];
	size_t codes = training->codes, bytes = codes * sizeof *found;
	double *terms = training->weights->terms + training->target * codes;
	double *near = training->weights->near + training->target * codes;

	memcpy(terms, found + COLUMN_TERMS, bytes);
	memcpy(near, found + COLUMN_TERMS + codes, bytes);
	terms[training->target] += pooled * shared[POOLED_ANY];
	near[training->target] += pooled * shared[POOLED_NEAR];
	for (int i = 0; i < SAID; i++)
		training->weights->codes[training->target].own[i] = found[COLUMN_OWN + i]
			+ pooled * shared[POOLED_SAID + i];
	for (size_t i = 0; i < examples->tagger.term_count; i++)
		if (examples->code_of[i] == training->target)
			training->weights->entries[i] = pooled
				* pooled_entry(&training->pooled, examples, i)
				+ (training->entry_column[i]
					? found[training->entry_column[i]] : 0);
}

/* The scores of the statement for the examples of a fold, learnt without it. */
static bool
score_fold(struct training *training, unsigned fold)
{
	const struct examples *examples = training->examples;
	size_t statement = training->target - training->codes;
	const double *found = training->found;

	if (!fit_target(training, training->without | 1u << fold, STATEMENT_COST))
		return false;
	for (size_t i = 0; i < examples->count; i++) {
		const struct example *example = &examples->at[i];
		double sum = found[training->columns];

		if (!example->seen || example->fold != fold)
			continue;
		for (size_t j = 0; j < CUE_CLASSES; j++)
			sum += example->classes >> j & 1 ? found[COLUMN_CLASSES + j] : 0;
		for (size_t j = 0; j < SAID; j++)
			sum += example->said >> j & 1 ? found[COLUMN_TAGS + j] : 0;
		for (size_t j = 0; j < example->ngrams.count; j++)
			if (training->ngram_column[example->ngrams.at[j]])
				sum += found[training->ngram_column[example->ngrams.at[j]]];
		training->statements[i * STATEMENTS + statement] = sum;
	}
	return true;
}

static void
keep_sum(struct training *training)
{
	struct sum_weights *sum = &training->weights->sums[training->target];

	sum->bias = training->found[training->columns];
	memcpy(sum->classes, training->found + COLUMN_CLASSES, sizeof sum->classes);
	memcpy(sum->tags, training->found + COLUMN_TAGS, sizeof sum->tags);
}

static bool
score_folds(struct training *training)
{
	for (unsigned fold = 0; fold < FOLDS; fold++)
		if (!(training->without >> fold & 1) && !score_fold(training, fold))
			return false;
	return true;
}

static bool
train_target(struct training *training, size_t target)
{
	bool code = target < training->codes;

	training->target = target;
	training_choose(training);
	number_columns(training);
	if (!fit_target(training, training->without, code ? FIRST_COST : STATEMENT_FIRST_COST))
		return false;
	training_thin(training);
	number_columns(training);
	if (!fit_target(training, training->without, code ? CODE_COST : STATEMENT_COST)
			|| !keep_evidence(training))
		return false;
	keep_sum(training);
	if (!code)
		return score_folds(training);
	keep_code(training);
	return true;
}

/* A row of the direction, for a code that people gave with one polarity: the slope stands in the
 * column of neutral, of which the direction knows nothing. */
static void
add_direction(struct training *training, size_t number, size_t code)
{
	const struct code_view *view = &training->examples->at[number].codes[code];
	const double *statements = training->statements + number * STATEMENTS;

	if (view->gold != 1u << POLARITY_BARRIER && view->gold != 1u << POLARITY_ENABLER)
		return;
	fit_row(&training->fit, view->gold == 1u << POLARITY_ENABLER);
	fit_add(&training->fit, 0, DIRECTION_SCALE * (statements[1] - statements[0]));
	add_said(&training->fit, 0, view->said & ~1u);
	fit_add(&training->fit, SAID + code, 1);
}

static bool
train_direction(struct training *training)
{
	const struct examples *examples = training->examples;
	struct weights *weights = training->weights;
	double *found = training->found;

	fit_start(&training->fit, SAID + training->codes);
	for (size_t i = 0; i < examples->seen; i++) {
		size_t number = examples->order[i];

		for (size_t code = 0; code < training->codes
				&& !training_leaves_out(&examples->at[number], training->without); code++)
			add_direction(training, number, code);
	}
	if (!fit_run(&training->fit, DIRECTION_COST, found))
		return false;
	weights->bias = found[SAID + training->codes];
	weights->slope = found[0] * DIRECTION_SCALE;
	memcpy(weights->own + 1, found + 1, (SAID - 1) * sizeof *found);
	for (size_t code = 0; code < training->codes; code++)
		weights->codes[code].direction = found[SAID + code];
	return true;
}

static bool
train_all(struct training *training)
{
	const struct examples *examples = training->examples;
	bool good = pooled_learn(&training->pooled, examples, training->without, &training->fit);

	for (size_t i = 0; i < examples->count; i++)
		if (!training_leaves_out(&examples->at[i], training->without)) {
			training_count(&examples->at[i], training->seen);
			training->trained++;
		}
	for (size_t target = 0; good && target < examples_targets(examples); target++)
		good = train_target(training, target);
	return good && train_direction(training);
}

bool
train_weights(struct weights *weights, const struct examples *examples, unsigned without)
{
	struct training training = { .without = without, .weights = weights };
	bool good = training_open(&training, examples) && weights_open(weights, examples)
		&& train_all(&training);

	training_close(&training);
	return good;
}
