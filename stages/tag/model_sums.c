/* model_sums.c: the sums of all codes of a round, side by side. */
#include "model_inside.h"

enum {
	NEAR_MOST = 3	/* terms elsewhere that count */
};

#define NO_SUM (INT64_MIN / 2)	/* below all others, and more can be taken off it */

/* Two numbers that are added at once where the machine can (gcc, clang: vector extensions). */
typedef int64_t two __attribute__((vector_size(2 * sizeof(int64_t)), aligned(sizeof(int64_t)),
	may_alias));

_Static_assert(SCORING_BLOCK == 8, "rows are added four times two at a time");

/* Adds a row of a scoring (scoring.h). */
static inline void
row_add(int64_t *numbers, const int64_t *row, size_t stride)
{
	two *to = (two *)numbers;
	const two *from = (const two *)row;

	for (; stride; stride -= SCORING_BLOCK, to += 4, from += 4) {
		to[0] += from[0];
		to[1] += from[1];
		to[2] += from[2];
		to[3] += from[3];
	}
}

static inline void
row_take(int64_t *numbers, const int64_t *row, size_t stride)
{
	two *to = (two *)numbers;
	const two *from = (const two *)row;

	for (; stride; stride -= SCORING_BLOCK, to += 4, from += 4) {
		to[0] -= from[0];
		to[1] -= from[1];
		to[2] -= from[2];
		to[3] -= from[3];
	}
}

static uint32_t
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
		int64_t *near = model->near + model->views[i].base;
		const uint32_t *totals = model->totals + model->views[i].base;

		for (size_t code = 0; scoring && code < scoring->count; code++)
			for (uint32_t n = near_counted(totals[code]); n > 0; n--)
				row_add(near, scoring->near + code * scoring->stride,
					scoring->stride);
	}
}

/* The same without those of the round. */
static void
nears_find(struct model *model, const struct round *round)
{
	const struct scoring *scoring = round->scoring;
	size_t base = model->views[round->lexicon].base, stride = scoring->stride;

	memcpy(model->nears, model->near + base, stride * sizeof *model->nears);
	for (size_t i = round->first; i < round->first + round->count; i++) {
		const struct draft *draft = &model->drafts[i];
		uint32_t all = model->totals[base + draft->code];
		uint32_t less = near_counted(all) - near_counted(all - draft->terms);

		for (; less > 0; less--)
			row_take(model->nears, scoring->near + draft->code * stride, stride);
	}
	for (size_t code = 0; code < scoring->count; code++)
		model->nears[code] /= NEAR_MOST;
}

/* Adds the rows whose bits are set, from the number `first` on of the sums. */
static void
rows_add(struct model *model, const struct scoring *scoring, size_t first, unsigned bits)
{
	for (; bits; bits &= bits - 1) {
		size_t number = first + (size_t)__builtin_ctz(bits);

		row_add(model->scores, scoring->sums + number * scoring->stride, scoring->stride);
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
		row_add(model->scores, scoring->terms + model->drafts[i].code * scoring->stride,
			scoring->stride);
}

/* The largest sum of a code, of equal ones the first's, and the largest of the others. */
static void
leaders_find(const int64_t *sums, size_t count, struct address *address)
{
	int64_t most = NO_SUM, second = NO_SUM;

	for (size_t code = 0; code < count; code++) {
		if (sums[code] > most) {
			second = most;
			most = sums[code];
			address->first = code;
		} else if (sums[code] > second) {
			second = sums[code];
		}
	}
	address->most = most;
	address->second = second;
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
	int64_t barrier = round->statements[POLARITY_BARRIER];
	int64_t enabler = round->statements[POLARITY_ENABLER];
	int64_t part = scoring->stated * (barrier > enabler ? barrier : enabler) / 1000;
	struct address *address = &model->address;

	*address = (struct address){ .to_first = part, .to_others = part };
	leaders_find(model->scores, scoring->count, address);
	if (scoring->count > 0)
		address->to_others += rival_part(model, scoring, address->most);
	if (scoring->count > 1)
		address->to_first += rival_part(model, scoring, address->second);
}
