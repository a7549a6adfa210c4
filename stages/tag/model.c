#include "model_inside.h"

#include <stdlib.h>

#include "array.h"
#include "thousandths.h"

/* The least sum whose probability reaches the threshold, in thousandths. */
static int64_t
least_sum(int32_t threshold)
{
	int64_t low = -LOGISTIC_FARTHEST, high = LOGISTIC_FARTHEST;

	if (threshold <= 0)
		return INT64_MIN;
	while (low < high) {
		int64_t middle = low + (high - low) / 2;

		if (logistic(middle) < (int64_t)threshold * (MILLION / 1000))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* False: no memory. */
static bool
views_make(struct model *model, const struct lexicon_limits *limits)
{
	size_t count = lexicons_count(model->set);

	model->views = calloc(count + 1, sizeof *model->views);
	if (!model->views)
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct scoring *scoring = lexicons_scoring(model->set, i);
		struct view *view = &model->views[i];

		view->base = model->codes;
		if (!scoring)
			continue;
		view->scoring = scoring;
		view->limits = limits[i];
		view->least = least_sum(limits[i].threshold);
		view->least_statement = least_sum(scoring->statement);
		model->codes += scoring->stride;
	}
	return true;
}

static bool
columns_make(struct model *model)
{
	size_t codes = model->codes + 1;

	model->totals = calloc(codes, sizeof *model->totals);
	model->near = calloc(codes, sizeof *model->near);
	model->near_all = calloc(codes, sizeof *model->near_all);
	model->near_here = calloc(codes, sizeof *model->near_here);
	model->draft_of = calloc(codes, sizeof *model->draft_of);
	model->scores = calloc(codes, sizeof *model->scores);
	model->counted = calloc(lexicons_entry_count(model->set) + 1, sizeof *model->counted);
	model->patterns_counted = calloc(evidence_count(model->evidence) + 1,
		sizeof *model->patterns_counted);
	return model->totals && model->near && model->near_all && model->near_here
		&& model->draft_of && model->scores && model->counted && model->patterns_counted;
}

struct model *
model_new(const struct lexicons *set, const struct lexicon_limits *limits)
{
	struct model *model = calloc(1, sizeof *model);

	if (!model)
		return NULL;
	model->set = set;
	model->evidence = lexicons_evidence(set);
	logistic_prepare(&model->logistic);
	if (views_make(model, limits) && columns_make(model))
		return model;
	model_free(model);
	return NULL;
}

void
model_free(struct model *model)
{
	if (!model)
		return;
	free(model->views);
	free(model->totals);
	free(model->near);
	free(model->near_all);
	free(model->near_here);
	free(model->draft_of);
	free(model->scores);
	free(model->counted);
	free(model->patterns_counted);
	free(model->drafts);
	free(model->rounds);
	free(model->signs);
	free(model->sums);
	free(model->terms);
	free(model->said.at);
	free(model);
}

void
model_start(struct model *model, bool bare)
{
	if (model->round_count)
		memset(model->totals, 0, model->codes * sizeof *model->totals);
	model->draft_count = model->round_count = model->sign_count = model->sum_count = 0;
	model->term_count = model->said.count = 0;
	model->said.bare = bare;
}

/* The first row of the sign's pattern for the target. */
static const struct entry *
sign_entry(const struct model *model, const struct round *round, const struct sign *sign,
	uint32_t target)
{
	const struct scoring *scoring = round->scoring;
	size_t number = (size_t)(sign->row - scoring->patterns) / scoring->stride;
	const struct evidence_row *end, *row = evidence_rows(model->evidence,
		scoring->first_pattern + (uint32_t)number, &end);

	while (row < end - 1 && row->target != target)
		row++;
	return &lexicons_entries(model->set)[evidence_entry(model->evidence, row)];
}

struct witness
witness_find(const struct model *model, const struct round *round, uint32_t target)
{
	const struct sign *sign = model->signs + round->sign, *best = NULL;
	const struct sign *end = model->signs + round->sign_end;
	int32_t most = 1;

	for (; sign < end; sign++) {
		int32_t weight = sign->row[target];

		if (weight < most)
			continue;
		if (best && weight == most && (sign->span.start > best->span.start
				|| (sign->span.start == best->span.start
				&& sign_entry(model, round, sign, target)	/* of one array */
					>= sign_entry(model, round, best, target))))
			continue;
		best = sign;
		most = weight;
	}
	return best ? (struct witness){ sign_entry(model, round, best, target), best->span }
		: (struct witness){ NULL, { 0, 0 } };
}

struct tag
witness_tag(const struct model *model, const struct witness *witness, struct slice code)
{
	return (struct tag){
		.span = witness->span,
		.lexicon = lexicons_name(model->set, witness->entry->term.lexicon_number),
		.code = code,
		.status = status_name(STATUS_REPORTED),
		.rule = witness->entry->rule,
	};
}
