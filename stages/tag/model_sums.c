/* model_sums.c: the sums of all codes of a round, side by side. */
#include "model_inside.h"

enum {
	NEAR_MOST = 3	/* terms elsewhere that count */
};

/* Adds `times` the row to the numbers. */
static void
row_add(int64_t *numbers, const int32_t *row, size_t count, int64_t times)
{
	for (size_t i = 0; i < count; i++)
		numbers[i] += row[i] * times;
}

static int64_t
near_counted(uint32_t terms)
{
	return terms < NEAR_MOST ? terms : NEAR_MOST;
}

void
near_find(struct model *model)
{
	memset(model->near, 0, model->codes * sizeof *model->near);
	for (size_t i = 0; i < lexicons_count(model->set); i++) {
		const struct scoring *scoring = lexicons_scoring(model->set, i);
		size_t base = model->views[i].base;

		for (size_t code = 0; scoring && code < scoring->count; code++)
			if (model->totals[base + code])
				row_add(model->near + base, scoring->near + code * scoring->count,
					scoring->count, near_counted(model->totals[base + code]));
	}
}

/* The same without those of the round. */
static void
nears_find(struct model *model, const struct round *round)
{
	const struct scoring *scoring = round->scoring;
	size_t base = model->views[round->lexicon].base, count = scoring->count;

	memcpy(model->nears, model->near + base, count * sizeof *model->nears);
	for (size_t i = round->first; i < round->first + round->count; i++) {
		const struct draft *draft = &model->drafts[i];
		uint32_t all = model->totals[base + draft->code];
		int64_t more = near_counted(all - draft->terms) - near_counted(all);

		if (more)
			row_add(model->nears, scoring->near + draft->code * count, count, more);
	}
	for (size_t code = 0; code < count; code++)
		model->nears[code] /= NEAR_MOST;
}

/* Adds the rows whose bits are set, from the number `first` on of the sums. */
static void
rows_add(struct model *model, const struct scoring *scoring, size_t first, unsigned bits)
{
	for (; bits; bits &= bits - 1) {
		size_t number = first + (size_t)__builtin_ctz(bits);

		row_add(model->scores, scoring->sums + number * scoring->count, scoring->count, 1);
	}
}

void
scores_find(struct model *model, const struct round *round)
{
	const struct scoring *scoring = round->scoring;
	const int64_t *sums = model->sums + round->sums;
	int64_t cost = round->findings == FINDINGS_FEW ? FEW_COST : 0;

	nears_find(model, round);
	for (size_t code = 0; code < scoring->count; code++)
		model->scores[code] = sums[code] + model->nears[code] - cost;
	rows_add(model, scoring, SUM_BIAS, 1);
	rows_add(model, scoring, SUM_TAGS, round->sayings);
	rows_add(model, scoring, SUM_CLASSES, round->classes);
	for (size_t i = round->first; i < round->first + round->count; i++)
		row_add(model->scores, scoring->terms + model->drafts[i].code * scoring->count,
			scoring->count, 1);
}

/* The code with the largest of at least one sum, of equal ones the first; *second is the largest of
 * the others. */
static size_t
largest(const int64_t *sums, size_t count, int64_t *second)
{
	size_t first = 0;

	*second = INT64_MIN;
	for (size_t code = 1; code < count; code++) {
		int64_t less = sums[code];

		if (sums[code] > sums[first]) {
			less = sums[first];
			first = code;
		}
		if (less > *second)
			*second = less;
	}
	return first;
}

static int64_t
rival_part(const struct model *model, const struct scoring *scoring, int64_t sum)
{
	return (int64_t)scoring->rival * logistic_by(&model->powers, sum) / MILLION;
}

void
address_find(struct model *model, const struct round *round)
{
	const struct scoring *scoring = round->scoring;
	int64_t barrier = round->statements[POLARITY_BARRIER], second;
	int64_t enabler = round->statements[POLARITY_ENABLER];
	int64_t part = scoring->stated * (barrier > enabler ? barrier : enabler) / 1000;
	struct address *address = &model->address;

	*address = (struct address){ .to_first = part, .to_others = part };
	if (scoring->count == 0)
		return;
	address->first = largest(model->scores, scoring->count, &second);
	address->to_others += rival_part(model, scoring, model->scores[address->first]);
	if (scoring->count > 1)
		address->to_first += rival_part(model, scoring, second);
}
