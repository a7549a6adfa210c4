#include "rows.h"

#include <math.h>
#include <stdlib.h>

#include "array.h"
#include "draw.h"

/* A pattern of ratings with the decisions that it brings is one word of `patterns`: an array of
 * the coders' categories and these behind them. */
enum {
	HIT, WRONG, MISSED,
	DECISIONS
};

/* How often a pattern occurs in a document; those of one document follow each other. */
struct entry {
	uint32_t group, pattern;
	double times;
};

struct row_maker {
	const struct units *units;
	struct lexis *words;
	bool weighted;
	uint64_t replicates;
	uint64_t *keys;			/* of the documents, to draw their weights */
	double *samples;		/* STATISTICS for each replicate */

	/* of the row being made */
	const struct values *values;
	uint32_t value;
	size_t first, coders;
	bool everybody;
	struct lexis *patterns, *sets;
	struct entry *entries;
	size_t entry_count, entry_room;
	struct buffer set, pattern;
	uint32_t *ratings;		/* the patterns' categories alone */
	double *times, *room;
	size_t pattern_count, categories;
};

static bool
draw_keys(struct row_maker *maker, uint64_t seed)
{
	const struct units *units = maker->units;

	maker->keys = calloc(units->groups + 1, sizeof *maker->keys);
	maker->samples = calloc(maker->replicates + 1, STATISTICS * sizeof *maker->samples);
	for (size_t i = 0; maker->keys && i < units->count; i++)
		maker->keys[units->at[i].group] = draw_key(seed,
			lexis_word(maker->words, units->at[i].document));
	return maker->keys && maker->samples;
}

struct row_maker *
row_maker_new(const struct units *units, struct lexis *words, bool weighted,
	uint64_t replicates, uint64_t seed, struct fault *fault)
{
	struct row_maker *maker = calloc(1, sizeof *maker);

	if (maker) {
		maker->units = units;
		maker->words = words;
		maker->weighted = weighted;
		maker->replicates = replicates;
		if (draw_keys(maker, seed))
			return maker;
	}
	fault_memory(fault);
	row_maker_free(maker);
	return NULL;
}

static void
end_row(struct row_maker *maker)
{
	lexis_free(maker->patterns);
	lexis_free(maker->sets);
	maker->patterns = maker->sets = NULL;
	free(maker->ratings);
	free(maker->times);
	free(maker->room);
	maker->ratings = NULL;
	maker->times = maker->room = NULL;
}

void
row_maker_free(struct row_maker *maker)
{
	if (!maker)
		return;
	end_row(maker);
	free(maker->keys);
	free(maker->samples);
	free(maker->entries);
	buffer_free(&maker->set);
	buffer_free(&maker->pattern);
	free(maker);
}

static int
compare_numbers(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* The category of the set of values in a cell, numbered as they come; no value is 0, where one is
 * only maybe there the set is not known. False: no memory. */
static bool
rate_set(struct row_maker *maker, size_t cell, uint32_t *rating)
{
	const struct values *values = maker->values;
	struct buffer *set = &maker->set;

	buffer_reset(set, SIZE_MAX);
	*rating = RATING_NONE;
	for (size_t i = values->from[cell]; i < values->from[cell + 1]; i++) {
		if (values->at[i].maybe)
			return true;
		buffer_add(set, &values->at[i].name, sizeof values->at[i].name);
	}
	if (buffer_failed(set))
		return false;
	if (set->size)
		qsort(set->at, set->size / sizeof(uint32_t), sizeof(uint32_t), compare_numbers);
	*rating = lexis_intern(maker->sets, set->size ? buffer_slice(set) : SLICE(""));
	return *rating != LEXIS_NONE;
}

static bool
rate(struct row_maker *maker, size_t cell, uint32_t *rating)
{
	*rating = RATING_NONE;
	if (!maker->units->coded[cell])
		return true;
	if (maker->value == ROW_ALL_VALUES)
		return rate_set(maker, cell, rating);
	switch (values_given(maker->values, cell, maker->value)) {
	case GIVEN_NOT:
		*rating = 0;
		break;
	case GIVEN_SURELY:
		*rating = 1;
		break;
	case GIVEN_MAYBE:
		break;
	}
	return true;
}

static void
decide(enum given reference, enum given given, uint32_t decisions[DECISIONS])
{
	decisions[HIT] += reference == GIVEN_SURELY && given == GIVEN_SURELY;
	decisions[WRONG] += reference == GIVEN_NOT && given == GIVEN_SURELY;
	decisions[MISSED] += reference == GIVEN_SURELY && given == GIVEN_NOT;
}

/* The decisions in one sentence that both codings coded. */
static void
decide_cells(const struct row_maker *maker, size_t reference, size_t given,
	uint32_t decisions[DECISIONS])
{
	const struct values *values = maker->values;

	if (maker->value != ROW_ALL_VALUES) {
		decide(values_given(values, reference, maker->value),
			values_given(values, given, maker->value), decisions);
		return;
	}
	for (size_t i = values->from[reference]; i < values->from[reference + 1]; i++)
		decide(values->at[i].maybe ? GIVEN_MAYBE : GIVEN_SURELY,
			values_given(values, given, values->at[i].name), decisions);
	for (size_t i = values->from[given]; i < values->from[given + 1]; i++)
		if (values_given(values, reference, values->at[i].name) == GIVEN_NOT)
			decide(GIVEN_NOT, values->at[i].maybe ? GIVEN_MAYBE : GIVEN_SURELY,
				decisions);
}

static bool
add_entry(struct row_maker *maker, uint32_t group, uint32_t pattern, double times)
{
	struct entry *entries;

	for (size_t i = maker->entry_count; i-- > 0 && maker->entries[i].group == group;)
		if (maker->entries[i].pattern == pattern) {
			maker->entries[i].times += times;
			return true;
		}
	entries = array_reserve(maker->entries, &maker->entry_room, maker->entry_count, 1,
		sizeof *entries);
	if (!entries)
		return false;
	maker->entries = entries;
	entries[maker->entry_count++] = (struct entry){ group, pattern, times };
	return true;
}

static bool
add_unit(struct row_maker *maker, size_t i, size_t second)
{
	const struct unit *unit = &maker->units->at[i];
	size_t cell = i * maker->units->coding_count;
	const bool *coded = maker->units->coded + cell;
	uint32_t rating, decisions[DECISIONS] = { 0 };

	if (!maker->everybody && !(coded[maker->first] && coded[second]))
		return true;
	buffer_reset(&maker->pattern, SIZE_MAX);
	for (size_t c = 0; c < maker->coders; c++) {
		size_t coder = maker->everybody ? c : c ? second : maker->first;

		if (!rate(maker, cell + coder, &rating))
			return false;
		buffer_add(&maker->pattern, &rating, sizeof rating);
	}
	if (!maker->everybody)
		decide_cells(maker, cell + maker->first, cell + second, decisions);
	buffer_add(&maker->pattern, decisions, sizeof decisions);
	if (buffer_failed(&maker->pattern))
		return false;
	rating = lexis_intern(maker->patterns, buffer_slice(&maker->pattern));
	return rating != LEXIS_NONE
		&& add_entry(maker, unit->group, rating, maker->weighted ? unit->weight : 1);
}

/* Takes the patterns' categories out of the lexis, where they stand beside decisions. */
static bool
lay_out(struct row_maker *maker)
{
	size_t size = maker->coders * sizeof(uint32_t);

	maker->pattern_count = lexis_count(maker->patterns);
	maker->categories = maker->value == ROW_ALL_VALUES ? lexis_count(maker->sets) : 2;
	maker->ratings = malloc(maker->pattern_count * size + 1);
	maker->times = calloc(maker->pattern_count + 1, sizeof *maker->times);
	maker->room = calloc(2 * maker->categories, sizeof *maker->room);
	if (!maker->ratings || !maker->times || !maker->room)
		return false;
	for (size_t i = 0; i < maker->pattern_count; i++)
		memcpy(maker->ratings + i * maker->coders,
			lexis_word(maker->patterns, (uint32_t)i).at, size);
	return true;
}

static bool
begin_row(struct row_maker *maker, size_t second)
{
	maker->entry_count = 0;
	maker->patterns = lexis_new(SIZE_MAX);
	maker->sets = lexis_new(SIZE_MAX);
	if (!maker->patterns || !maker->sets
			|| lexis_intern(maker->sets, SLICE("")) == LEXIS_NONE)
		return false;
	for (size_t i = 0; i < maker->units->count; i++)
		if (!add_unit(maker, i, second))
			return false;
	return lay_out(maker);
}

/* How often each pattern occurs: in replicate `replicate`, or as it was. */
static void
weigh(struct row_maker *maker, bool drawn, uint64_t replicate)
{
	uint32_t group = UINT32_MAX;
	double weight = 1;

	for (size_t i = 0; i < maker->pattern_count; i++)
		maker->times[i] = 0;
	for (size_t i = 0; i < maker->entry_count; i++) {
		const struct entry *entry = &maker->entries[i];

		if (drawn && entry->group != group)
			weight = draw_poisson(draw_at(maker->keys[entry->group], replicate));
		group = entry->group;
		maker->times[entry->pattern] += weight * entry->times;
	}
}

static struct decisions
sum_decisions(const struct row_maker *maker)
{
	struct decisions sum = { 0 };

	for (size_t i = 0; i < maker->pattern_count; i++) {
		uint32_t made[DECISIONS];

		memcpy(made, lexis_word(maker->patterns, (uint32_t)i).at
			+ maker->coders * sizeof(uint32_t), sizeof made);
		sum.hit += made[HIT] * maker->times[i];
		sum.wrong += made[WRONG] * maker->times[i];
		sum.missed += made[MISSED] * maker->times[i];
	}
	return sum;
}

static void
estimate(struct row_maker *maker, struct decisions decisions, double out[STATISTICS])
{
	const struct ratings ratings = {
		maker->coders, maker->categories, maker->ratings, maker->times, maker->pattern_count
	};

	out[STATISTIC_AGREEMENT] = ratings_agreement(&ratings);
	out[STATISTIC_KAPPA] = maker->everybody ? NAN : ratings_kappa(&ratings, maker->room);
	out[STATISTIC_ALPHA] = ratings_alpha(&ratings, maker->room);
	out[STATISTIC_AC1] = ratings_ac1(&ratings, maker->room);
	out[STATISTIC_PRECISION] = decisions_precision(&decisions);
	out[STATISTIC_RECALL] = decisions_recall(&decisions);
	out[STATISTIC_F1] = decisions_f1(&decisions);
	out[STATISTIC_PREVALENCE] = ratings_prevalence(&ratings,
		maker->everybody ? maker->coders : 1);
}

static void
fill_row(struct row_maker *maker, struct row *row)
{
	double values[STATISTICS];

	weigh(maker, false, 0);
	*row = (struct row){ .decisions = sum_decisions(maker) };
	for (size_t i = 0; i < maker->entry_count; i++)
		row->sentences += maker->entries[i].times;
	estimate(maker, row->decisions, values);
	for (size_t s = 0; s < STATISTICS; s++)
		row->estimates[s].value = values[s];
	for (uint64_t i = 0; i < maker->replicates; i++) {
		weigh(maker, true, i);
		estimate(maker, sum_decisions(maker), values);
		for (size_t s = 0; s < STATISTICS; s++)
			maker->samples[s * maker->replicates + i] = values[s];
	}
	for (size_t s = 0; s < STATISTICS; s++)
		row->estimates[s].interval = resample_interval(
			maker->samples + s * maker->replicates, maker->replicates);
}

bool
row_make(struct row_maker *maker, const struct values *values, uint32_t value, size_t first,
	size_t second, struct row *row, struct fault *fault)
{
	bool fine;

	maker->values = values;
	maker->value = value;
	maker->first = first;
	maker->everybody = second == ROW_EVERYBODY;
	maker->coders = maker->everybody ? maker->units->coding_count : 2;
	fine = begin_row(maker, second);
	if (fine)
		fill_row(maker, row);
	end_row(maker);
	return fine || fault_memory(fault);
}
