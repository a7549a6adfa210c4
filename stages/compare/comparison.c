#include "comparison.h"

#include <math.h>
#include <stdlib.h>

#include "adjust.h"

static struct fourfold
table_of(const struct sums *sums, const struct group_pair *pair, uint32_t cell, size_t run)
{
	const struct group_sums *a = &sums->groups[pair->a], *b = &sums->groups[pair->b];

	return (struct fourfold){
		a->cells[cell].documents[run], a->documents[run],
		b->cells[cell].documents[run], b->documents[run]
	};
}

static struct contrast
contrast_of(const struct sums *sums, const struct group_pair *pair, uint32_t cell, size_t run)
{
	const struct group_sums *a = &sums->groups[pair->a], *b = &sums->groups[pair->b];

	return (struct contrast){
		a->cells[cell].references[run], a->words[run],
		b->cells[cell].references[run], b->words[run]
	};
}

/* Whether rates can be compared. */
static bool
is_telling(const struct contrast *contrast)
{
	return contrast->all_here && contrast->all_there && contrast->here + contrast->there;
}

static void
estimate(const struct sums *sums, const struct group_pair *pair, uint32_t cell, size_t run,
	double out[MEASURES])
{
	struct fourfold table = table_of(sums, pair, cell, run);
	struct contrast contrast = contrast_of(sums, pair, cell, run);

	out[MEASURE_RISK_DIFFERENCE] = fourfold_risk_difference(&table);
	out[MEASURE_ODDS_RATIO] = fourfold_odds_ratio(&table);
	out[MEASURE_CRAMERS_V] = fourfold_cramers_v(&table);
	out[MEASURE_LOG_RATIO] = is_telling(&contrast) ? log_ratio(&contrast) : NAN;
}

/* `samples` has room for the replicates of each measure. */
static void
fill_intervals(const struct comparison *comparison, const struct group_pair *pair,
	struct difference *difference, double *samples)
{
	double out[MEASURES];
	size_t replicates = comparison->replicates;

	for (size_t i = 0; i < replicates; i++) {
		estimate(&comparison->sums, pair, difference->cell, i + 1, out);
		for (size_t m = 0; m < MEASURES; m++)
			samples[m * replicates + i] = out[m];
	}
	for (size_t m = 0; m < MEASURES; m++)
		difference->intervals[m] = resample_interval(samples + m * replicates, replicates);
}

static void
fill_difference(const struct comparison *comparison, const struct group_pair *pair,
	struct difference *difference, double *samples)
{
	const struct sums *sums = &comparison->sums;

	difference->documents = table_of(sums, pair, difference->cell, 0);
	difference->references = contrast_of(sums, pair, difference->cell, 0);
	difference->log_likelihood = is_telling(&difference->references)
		? rate_keyness(&difference->references) : NAN;
	estimate(sums, pair, difference->cell, 0, difference->estimates);
	fill_intervals(comparison, pair, difference, samples);
	for (size_t q = 0; q < QUESTIONS; q++)
		difference->tests[q] = (struct test){ NAN, NAN, NAN, 0 };
	difference->tests[QUESTION_DOCUMENTS].p = fourfold_p(&difference->documents);
}

static bool
fill_pair(struct comparison *comparison, struct group_pair *pair, double *samples)
{
	size_t cells = comparison->sparse->cell_count;

	pair->at = calloc(cells + 1, sizeof *pair->at);
	if (!pair->at)
		return false;
	for (uint32_t cell = 0; cell < cells; cell++) {
		struct fourfold table = table_of(&comparison->sums, pair, cell, 0);

		if (table.with_a + table.with_b == 0)
			continue;
		pair->at[pair->count].cell = cell;
		fill_difference(comparison, pair, &pair->at[pair->count++], samples);
	}
	return comparison_permute(comparison, pair);
}

/* A test that waits to be adjusted, and what its family goes by. */
struct waiting {
	struct test *test;
	const struct sparse_cell *cell;
};

static int
compare_families(const struct sparse_cell *x, const struct sparse_cell *y)
{
	bool x_margin = x->polarity == CELL_EITHER, y_margin = y->polarity == CELL_EITHER;
	int order = slice_compare(x->lexicon, y->lexicon);

	order = order ? order : (x->depth > y->depth) - (x->depth < y->depth);
	return order ? order : x_margin - y_margin;
}

static int
compare_waiting(const void *a, const void *b)
{
	const struct waiting *x = a, *y = b;

	return compare_families(x->cell, y->cell);
}

/* `numbers` has room for three times as many. */
static bool
adjust_family(const struct waiting *waiting, size_t count, double *numbers)
{
	double *p = numbers, *holm = p + count, *bh = holm + count;

	for (size_t i = 0; i < count; i++)
		p[i] = waiting[i].test->p;
	if (!adjust(p, count, holm, bh))
		return false;
	for (size_t i = 0; i < count; i++) {
		waiting[i].test->holm = holm[i];
		waiting[i].test->bh = bh[i];
		waiting[i].test->family = count;
	}
	return true;
}

static bool
adjust_families(struct waiting *waiting, size_t count)
{
	double *numbers = calloc(count + 1, 3 * sizeof *numbers);
	bool fine = numbers != NULL;

	qsort(waiting, count, sizeof *waiting, compare_waiting);
	for (size_t from = 0, to; fine && from < count; from = to) {
		for (to = from + 1; to < count; to++)
			if (compare_waiting(&waiting[from], &waiting[to]))
				break;
		fine = adjust_family(waiting + from, to - from, numbers);
	}
	free(numbers);
	return fine;
}

static bool
adjust_question(struct comparison *comparison, enum question question)
{
	struct waiting *waiting;
	size_t count = 0;
	bool fine;

	for (size_t i = 0; i < comparison->pair_count; i++)
		count += comparison->pairs[i].count;
	waiting = calloc(count + 1, sizeof *waiting);
	if (!waiting)
		return false;
	count = 0;
	for (size_t i = 0; i < comparison->pair_count; i++)
		for (size_t j = 0; j < comparison->pairs[i].count; j++) {
			struct difference *difference = &comparison->pairs[i].at[j];

			if (!isnan(difference->tests[question].p))
				waiting[count++] = (struct waiting){ &difference->tests[question],
					&comparison->sparse->cell_at[difference->cell] };
		}
	fine = adjust_families(waiting, count);
	free(waiting);
	return fine;
}

bool
comparison_make(struct comparison *comparison, struct fault *fault)
{
	double *samples = calloc(comparison->replicates + 1, MEASURES * sizeof *samples);
	bool fine = samples && sums_make(&comparison->sums, comparison->sparse,
		comparison->replicates, comparison->seed);

	for (size_t i = 0; fine && i < comparison->pair_count; i++)
		fine = fill_pair(comparison, &comparison->pairs[i], samples);
	for (enum question question = 0; fine && question < QUESTIONS; question++)
		fine = adjust_question(comparison, question);
	free(samples);
	return fine || fault_memory(fault);
}

void
comparison_free(struct comparison *comparison)
{
	for (size_t i = 0; i < comparison->pair_count; i++)
		free(comparison->pairs[i].at);
	sums_free(&comparison->sums);
}
