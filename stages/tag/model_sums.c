/* model_sums.c: the sums of all codes of a round, side by side. */
#include "model_inside.h"

enum {
	NEAR_MOST = 3	/* terms elsewhere that count */
};

/* Numbers that are added at once where the machine can (gcc, clang: vector extensions), of rows,
 * which are aligned, and of other arrays. No sum overflows: see scoring_fits. */
typedef int32_t four __attribute__((vector_size(SCORING_ALIGN), may_alias));
typedef int32_t any_four __attribute__((vector_size(SCORING_ALIGN), aligned(sizeof(int32_t)),
	may_alias));

enum {
	FOUR = SCORING_ALIGN / sizeof(int32_t)
};

_Static_assert(SCORING_BLOCK == 6 * FOUR, "blocks are six vectors");

/* Block by block, so that the sums stay in registers. */
void
rows_sum(const struct sign *signs, const struct sign *end, size_t stride, int32_t *sums)
{
	for (size_t at = 0; at < stride; at += SCORING_BLOCK) {
		any_four *to = (any_four *)(sums + at);
		four a = { 0 }, b = { 0 }, c = { 0 }, d = { 0 }, e = { 0 }, f = { 0 };

		for (const struct sign *sign = signs; sign < end; sign++) {
			const four *block = (const four *)(sign->row + at);

			a += block[0];
			b += block[1];
			c += block[2];
			d += block[3];
			e += block[4];
			f += block[5];
		}
		to[0] = a;
		to[1] = b;
		to[2] = c;
		to[3] = d;
		to[4] = e;
		to[5] = f;
	}
}

static inline void
row_add(int32_t *numbers, const int32_t *row, size_t stride)
{
	for (size_t i = 0; i < stride; i += FOUR)
		*(any_four *)(numbers + i) += *(const four *)(row + i);
}

static inline void
row_take(int32_t *numbers, const int32_t *row, size_t stride)
{
	for (size_t i = 0; i < stride; i += FOUR)
		*(any_four *)(numbers + i) -= *(const four *)(row + i);
}

static uint32_t
near_counted(uint32_t terms)
{
	return terms < NEAR_MOST ? terms : NEAR_MOST;
}

static void
nears_divide(int32_t *nears, const int32_t *near, size_t count)
{
	for (size_t i = 0; i < count; i++)
		nears[i] = near[i] / NEAR_MOST;
}

void
near_find(struct model *model)
{
	memset(model->near, 0, model->codes * sizeof *model->near);
	for (size_t i = 0; i < lexicons_count(model->set); i++) {
		const struct scoring *scoring = model->views[i].scoring;
		int32_t *near = model->near + model->views[i].base;
		const uint32_t *totals = model->totals + model->views[i].base;

		for (size_t code = 0; scoring && code < scoring->count; code++)
			for (uint32_t n = near_counted(totals[code]); n > 0; n--)
				row_add(near, scoring->near + code * scoring->stride,
					scoring->stride);
	}
	nears_divide(model->near_all, model->near, model->codes);
}

/* The same as for the whole text, but for terms of the round that count there. */
const int32_t *
nears_find(struct model *model, const struct round *round)
{
	const struct scoring *scoring = round->scoring;
	size_t base = model->views[round->lexicon].base, stride = scoring->stride;
	bool differs = false;

	for (size_t i = round->first; i < round->first + round->count; i++) {
		const struct draft *draft = &model->drafts[i];
		uint32_t all = model->totals[base + draft->code];
		uint32_t less = near_counted(all) - near_counted(all - draft->terms);

		if (less == 0)
			continue;
		if (!differs)
			memcpy(model->near_here, model->near + base,
				stride * sizeof *model->near_here);
		differs = true;
		for (; less > 0; less--)
			row_take(model->near_here, scoring->near + draft->code * stride, stride);
	}
	if (!differs)
		return model->near_all + base;
	nears_divide(model->near_here, model->near_here, scoring->count);
	return model->near_here;
}

int32_t
scores_find(struct model *model, const struct round *round, const int32_t *nears)
{
	const int32_t *sums = model->sums + round->sums;
	any_four most = { SCORING_NOT, SCORING_NOT, SCORING_NOT, SCORING_NOT };
	int32_t largest = SCORING_NOT;

	for (size_t i = 0; i < round->scoring->stride; i += FOUR) {
		any_four scores = *(const any_four *)(sums + i) + *(const any_four *)(nears + i);
		any_four more = scores > most;

		*(any_four *)(model->scores + i) = scores;
		most = (scores & more) | (most & ~more);
	}
	for (size_t i = 0; i < FOUR; i++)
		largest = most[i] > largest ? most[i] : largest;
	return largest;
}

static int64_t
stated_part(const struct round *round)
{
	int64_t barrier = round->statements[POLARITY_BARRIER];
	int64_t enabler = round->statements[POLARITY_ENABLER];

	return round->scoring->stated * (barrier > enabler ? barrier : enabler) / 1000;
}

int64_t
address_most(const struct round *round)
{
	int32_t rival = round->scoring->rival;

	return stated_part(round) + (rival > 0 ? rival : 0);
}

static int64_t
rival_part(const struct model *model, const struct scoring *scoring, int64_t sum)
{
	return (int64_t)scoring->rival * logistic_by(&model->logistic, sum) / MILLION;
}

/* Takes a sum in. Of equal ones it does not matter which is the largest: the sentence says the same
 * to both. */
static inline void
leader_take(struct address *address, uint32_t code, int64_t sum)
{
	if (sum > address->most) {
		address->second = address->most;
		address->most = sum;
		address->first = code;
	} else if (sum > address->second) {
		address->second = sum;
	}
}

void
address_find(struct model *model, const struct round *round)
{
	const struct scoring *scoring = round->scoring;
	struct address address = { .most = SCORING_NOT, .second = SCORING_NOT };
	int64_t part = stated_part(round);

	for (uint32_t code = 0; code < scoring->count; code++)
		leader_take(&address, code, model->scores[code]);
	for (size_t i = round->first; i < round->first + round->count; i++)
		leader_take(&address, model->drafts[i].code, model->drafts[i].sum);
	address.to_first = address.to_others = part;
	if (scoring->count > 0)
		address.to_others += rival_part(model, scoring, address.most);
	if (scoring->count > 1)
		address.to_first += rival_part(model, scoring, address.second);
	model->address = address;
}
