#include "pooled.h"

#include <math.h>
#include <stdlib.h>

#define POOLED_COST 1.0

enum {
	DRAWN = 6,	/* hits by which an entry is drawn to its code */
	LONG_MOST = 2
};

void
pooled_free(struct pooled *pooled)
{
	free(pooled->sums);
	free(pooled->entries);
	free(pooled->codes);
	*pooled = (struct pooled){ 0 };
}

static bool
is_trained(const struct example *example, unsigned without)
{
	return !(without >> example->fold & 1);
}

static void
count_example(const struct examples *examples, const struct example *example,
	struct tally_of *entries)
{
	for (size_t i = 0; i < example->entries.count; i++) {
		uint32_t entry = example->entries.at[i];

		entries[entry].hits++;
		entries[entry].right += example->codes[examples->code_of[entry]].gold != 0;
	}
}

static void
count_all(struct pooled *pooled, const struct examples *examples, unsigned without)
{
	for (size_t i = 0; i < examples->seen; i++) {
		const struct example *example = &examples->at[examples->order[i]];

		if (is_trained(example, without))
			count_example(examples, example, pooled->entries);
	}
	for (size_t i = 0; i < examples->tagger.term_count; i++) {
		struct tally_of *code = &pooled->codes[examples->code_of[i]];

		code->hits += pooled->entries[i].hits;
		code->right += pooled->entries[i].right;
	}
}

static double
logit(double part)
{
	return log(part / (1 - part));
}

/* The lift of an entry, without what `own` says of it. */
static double
lift(const struct pooled *pooled, const struct examples *examples, size_t entry,
	struct tally_of own)
{
	const struct tally_of *all = &pooled->entries[entry];
	const struct tally_of *code = &pooled->codes[examples->code_of[entry]];
	double share = (code->right + 3.0) / (code->hits + 10.0);

	share = share < 0.99 ? share : 0.99;
	return logit((all->right - own.right + DRAWN * share) / (all->hits - own.hits + DRAWN))
		- logit(share);
}

static double
long_words(struct slice pattern)
{
	int words = 0;

	for (size_t i = 1; i < pattern.size && words < LONG_MOST; i++)
		words += pattern.at[i] != ' ' && pattern.at[i - 1] == ' ';
	return words;
}

static bool
says_itself(const struct entry *entry)
{
	return entry->term.kind == TERM_ENABLING || entry->term.kind == TERM_HINDERING;
}

/* The features of each code, by code. `own`: what the example's group says of entries. */
static void
find_features(const struct pooled *pooled, const struct examples *examples,
	const struct example *example, const struct tally_of *own, double *features)
{
	size_t codes = lexis_count(examples->codes);

	memset(features, 0, codes * POOLED_FEATURES * sizeof *features);
	for (size_t code = 0; code < codes; code++) {
		const struct code_view *view = &example->codes[code];
		double *at = features + code * POOLED_FEATURES;

		at[POOLED_ANY] = view->terms > 0;
		at[POOLED_NEAR] = (double)view->near / NEAR_MOST;
		for (int i = 0; i < SAID; i++)
			at[POOLED_SAID + i] = view->said >> i & 1;
	}
	for (size_t i = 0; i < example->entries.count; i++) {
		uint32_t entry = example->entries.at[i];
		double *at = features + (size_t)examples->code_of[entry] * POOLED_FEATURES;

		at[POOLED_COUNT]++;
		at[POOLED_LONG] += long_words(examples->tagger.entries[entry].pattern);
		at[POOLED_LIFT] += lift(pooled, examples, entry, own[entry]);
		at[POOLED_SELF] += says_itself(&examples->tagger.entries[entry]);
	}
}

/* A row for each code: what it has, and which code it is. */
static void
add_rows(struct fit *fit, const struct example *example, size_t codes, const double *features)
{
	for (size_t code = 0; code < codes; code++) {
		const double *at = features + code * POOLED_FEATURES;

		fit_row(fit, example->codes[code].gold);
		for (size_t i = 0; i < POOLED_FEATURES; i++)
			if (at[i] != 0)
				fit_add(fit, i, at[i]);
		fit_add(fit, POOLED_FEATURES + code, 1);
	}
}

static double
features_sum(const struct pooled *pooled, const double *features)
{
	double sum = 0;

	for (size_t i = 0; i < POOLED_FEATURES; i++)
		sum += pooled->shared[i] * features[i];
	return sum;
}

/* Goes over the trained examples, group by group: adds rows to the fit, or without one finds
 * sums. */
static void
visit_groups(struct pooled *pooled, const struct examples *examples, unsigned without,
	struct tally_of *own, double *features, struct fit *fit)
{
	size_t codes = lexis_count(examples->codes), end;
	size_t all = fit ? examples->seen : examples->seen + examples->tests;

	for (size_t from = 0; from < all; from = end) {
		uint32_t group = examples->at[examples->order[from]].group;

		memset(own, 0, examples->tagger.entry_count * sizeof *own);
		for (end = from; end < all
				&& examples->at[examples->order[end]].group == group
				&& (end < examples->seen) == (from < examples->seen); end++)
			if (end < examples->seen)
				count_example(examples, &examples->at[examples->order[end]],
					own);
		for (size_t i = from; i < end; i++) {
			size_t number = examples->order[i];
			const struct example *example = &examples->at[number];

			if (!is_trained(example, without))
				continue;
			find_features(pooled, examples, example, own, features);
			if (fit)
				add_rows(fit, example, codes, features);
			for (size_t code = 0; code < codes && !fit; code++)
				pooled->sums[number * codes + code] = features_sum(pooled,
					features + code * POOLED_FEATURES);
		}
	}
}

static bool
learn_shared(struct pooled *pooled, const struct examples *examples, unsigned without,
	struct fit *fit, struct tally_of *own)
{
	size_t codes = lexis_count(examples->codes);
	double *features = malloc(codes * POOLED_FEATURES * sizeof *features);
	double *found = malloc((POOLED_FEATURES + codes + 1) * sizeof *found);
	bool good = features && found;

	if (good) {
		fit_start(fit, POOLED_FEATURES + codes);
		visit_groups(pooled, examples, without, own, features, fit);
		good = fit_run(fit, POOLED_COST, found);
	}
	if (good) {
		memcpy(pooled->shared, found, sizeof pooled->shared);
		visit_groups(pooled, examples, without, own, features, NULL);
	}
	free(features);
	free(found);
	return good;
}

bool
pooled_learn(struct pooled *pooled, const struct examples *examples, unsigned without,
	struct fit *fit)
{
	size_t codes = lexis_count(examples->codes), entries = examples->tagger.entry_count;
	struct tally_of *own = calloc(entries + 1, sizeof *own);
	bool good;

	pooled->sums = calloc(examples->count + examples->tests, codes * sizeof *pooled->sums);
	pooled->entries = calloc(entries + 1, sizeof *pooled->entries);
	pooled->codes = calloc(codes, sizeof *pooled->codes);
	good = own && pooled->sums && pooled->entries && pooled->codes;
	if (good) {
		count_all(pooled, examples, without);
		good = learn_shared(pooled, examples, without, fit, own);
	}
	free(own);
	return good;
}

double
pooled_entry(const struct pooled *pooled, const struct examples *examples, size_t number)
{
	const struct entry *entry = &examples->tagger.entries[number];

	return pooled->shared[POOLED_COUNT]
		+ pooled->shared[POOLED_LONG] * long_words(entry->pattern)
		+ pooled->shared[POOLED_LIFT]
			* lift(pooled, examples, number, (struct tally_of){ 0, 0 })
		+ (says_itself(entry) ? pooled->shared[POOLED_SELF] : 0);
}
