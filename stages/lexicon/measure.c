#include "measure.h"

#include <math.h>
#include <stdlib.h>

enum {
	ALL_FOLDS = (1 << FOLDS) - 1,
	LEAST_PERCENT = 5, MOST_PERCENT = 60	/* thresholds that are tried */
};

/* What is said of an example, by people or by a forecast: bits of enum polarity. */
struct said {
	uint8_t *codes, *themes;
	uint8_t polarities;
};

static bool
find_themes(struct forecast *forecast, const struct examples *examples)
{
	struct lexis *themes = lexis_new(SIZE_MAX);
	bool good = themes;

	for (uint32_t code = 0; good && code < lexis_count(examples->codes); code++) {
		struct slice name = lexis_word(examples->codes, code);
		const char *end = memchr(name.at, '/', name.size);

		if (end)
			name.size = (size_t)(end - name.at);
		forecast->themes[code] = lexis_intern(themes, name);
		good = forecast->themes[code] != LEXIS_NONE;
	}
	forecast->theme_count = good ? lexis_count(themes) : 0;
	lexis_free(themes);
	return good;
}

bool
forecast_open(struct forecast *forecast, const struct examples *examples)
{
	size_t codes = lexis_count(examples->codes);
	size_t ngrams = lexis_count(examples->ngrams.runs) + 1;

	forecast->sums = calloc(examples->count, codes * sizeof *forecast->sums);
	forecast->pairs = calloc(examples->count, codes * STATEMENTS * sizeof *forecast->pairs);
	forecast->statements = calloc(examples->count, STATEMENTS * sizeof *forecast->statements);
	forecast->themes = calloc(codes, sizeof *forecast->themes);
	forecast->said = calloc(codes, 3 * STATEMENTS);
	forecast->entry_gains = calloc(examples->tagger.entry_count + 1,
		sizeof *forecast->entry_gains);
	forecast->evidence_gains = calloc(examples_targets(examples),
		ngrams * sizeof *forecast->evidence_gains);
	return forecast->sums && forecast->pairs && forecast->statements && forecast->themes
		&& forecast->said && forecast->entry_gains && forecast->evidence_gains
		&& find_themes(forecast, examples);
}

void
forecast_free(struct forecast *forecast)
{
	free(forecast->sums);
	free(forecast->pairs);
	free(forecast->statements);
	free(forecast->themes);
	free(forecast->said);
	free(forecast->entry_gains);
	free(forecast->evidence_gains);
	*forecast = (struct forecast){ 0 };
}

static double
probability(double score)
{
	return 1 / (1 + exp(-score));
}

/* -log of the probability of what people said. */
static double
loss(double score, bool said)
{
	return log1p(exp(said ? -score : score));
}

static void
add_gains(struct forecast *forecast, const struct examples *examples, const struct weights *weights,
	size_t number, size_t target, double score, const double *by_ngram)
{
	const struct example *example = &examples->at[number];
	size_t ngrams = lexis_count(examples->ngrams.runs) + 1;
	bool said = example_is(examples, number, target);
	double now = loss(score, said);

	for (size_t i = 0; i < example->ngrams.count; i++) {
		uint32_t ngram = example->ngrams.at[i];

		if (by_ngram[ngram] != 0)
			forecast->evidence_gains[target * ngrams + ngram] +=
				loss(score - by_ngram[ngram], said) - now;
	}
	for (size_t i = 0; i < example->entries.count; i++) {
		uint32_t entry = example->entries.at[i];

		if (examples->code_of[entry] == target)
			forecast->entry_gains[entry] += loss(score - weights->entries[entry], said)
				- now;
	}
}

/* Whether there is a place to tag: a term, or evidence that speaks for the code. */
static bool
has_place(const struct example *example, size_t code, const double *by_ngram)
{
	bool place = example->codes[code].terms > 0;

	for (size_t i = 0; i < example->ngrams.count && !place; i++)
		place = by_ngram[example->ngrams.at[i]] > 0;
	return place;
}

/* Fills the scores of a target; those of a code once the statements are known. */
static void
score_target(struct forecast *forecast, const struct examples *examples,
	const struct weights *weights, size_t target, unsigned folds, const double *by_ngram)
{
	size_t codes = lexis_count(examples->codes);

	for (size_t i = 0; i < examples->count; i++) {
		const struct example *example = &examples->at[i];
		double score, *pair = &forecast->pairs[(i * codes + target) * STATEMENTS];
		const double *said = &forecast->statements[i * STATEMENTS];

		if (!example->seen || !(folds >> example->fold & 1))
			continue;
		score = weights_score(weights, examples, i, target, by_ngram);
		add_gains(forecast, examples, weights, i, target, score, by_ngram);
		if (target < codes) {
			double direction = weights_direction(weights, &example->codes[target],
				target, said[1] - said[0]);
			double place = has_place(example, target, by_ngram);

			forecast->sums[i * codes + target] = score;
			pair[0] = place * probability(-direction);
			pair[1] = place * probability(direction);
		} else {
			forecast->statements[i * STATEMENTS + target - codes] = score;
		}
	}
}

bool
forecast_add(struct forecast *forecast, const struct examples *examples,
	const struct weights *weights, unsigned folds)
{
	double *by_ngram = calloc(lexis_count(examples->ngrams.runs) + 1, sizeof *by_ngram);

	if (!by_ngram)
		return false;
	/* the statements are behind the codes, which need them */
	for (size_t target = examples_targets(examples); target-- > 0;) {
		weights_spread(weights, target, true, by_ngram);
		score_target(forecast, examples, weights, target, folds, by_ngram);
		weights_spread(weights, target, false, by_ngram);
	}
	free(by_ngram);
	return true;
}

struct sentence_view
forecast_sentence(const struct forecast *forecast, const struct examples *examples, size_t example,
	size_t code)
{
	const double *said = &forecast->statements[example * STATEMENTS];
	size_t codes = lexis_count(examples->codes);
	double rival = -HUGE_VAL;

	for (size_t i = 0; i < codes; i++)
		if (i != code)
			rival = fmax(rival, forecast->sums[example * codes + i]);
	return (struct sentence_view){ probability(rival), fmax(said[0], said[1]) };
}

void
forecast_finish(struct forecast *forecast, const struct examples *examples,
	const struct weights *weights)
{
	size_t codes = lexis_count(examples->codes);

	for (size_t i = 0; i < examples->count; i++)
		for (size_t code = 0; code < codes; code++) {
			struct sentence_view view = forecast_sentence(forecast, examples, i, code);
			double sum = forecast->sums[i * codes + code] + weights->rival * view.rival
				+ weights->stated * view.stated;
			double *pair = &forecast->pairs[(i * codes + code) * STATEMENTS];

			pair[0] *= probability(sum);
			pair[1] *= probability(sum);
		}
}

static void
say(struct said *said, const struct forecast *forecast, size_t code, unsigned polarities)
{
	said->codes[code] |= (uint8_t)polarities;
	said->themes[forecast->themes[code]] |= polarities != 0;
	said->polarities |= (uint8_t)polarities;
}

static void
say_nothing(struct said *said, const struct forecast *forecast, size_t codes)
{
	memset(said->codes, 0, codes);
	memset(said->themes, 0, forecast->theme_count);
	said->polarities = 0;
}

/* What tl-tag would keep of the forecast. */
static void
say_forecast(struct said *said, const struct forecast *forecast, size_t codes, size_t number,
	const struct thresholds *thresholds)
{
	const double *pairs = &forecast->pairs[number * codes * STATEMENTS];

	for (uint32_t i = 0; i < thresholds->cap; i++) {
		size_t best = codes * STATEMENTS;

		for (size_t j = 0; j < codes * STATEMENTS; j++)
			if (pairs[j] >= thresholds->pair
					&& !(said->codes[j / STATEMENTS]
						>> (1 + j % STATEMENTS) & 1)
					&& (best == codes * STATEMENTS || pairs[j] > pairs[best]))
				best = j;
		if (best == codes * STATEMENTS)
			break;
		say(said, forecast, best / STATEMENTS, 1u << (1 + best % STATEMENTS));
	}
	for (size_t i = 0; i < STATEMENTS; i++)
		if (probability(forecast->statements[number * STATEMENTS + i])
				>= thresholds->statement)
			said->polarities |= (uint8_t)(1u << (1 + i));
}

static void
count_bits(struct measure *measure, enum level level, unsigned found, unsigned gold, unsigned maybe)
{
	measure->hit[level] += (uint32_t)__builtin_popcount(found & gold);
	measure->wrong[level] += (uint32_t)__builtin_popcount(found & ~gold & ~maybe);
	measure->missed[level] += (uint32_t)__builtin_popcount(gold & ~found);
}

static void
compare(struct measure *measure, const struct forecast *forecast, size_t codes,
	const struct said said[3])
{
	for (size_t i = 0; i < codes; i++)
		count_bits(measure, LEVEL_PAIR, said[0].codes[i], said[1].codes[i],
			said[2].codes[i]);
	for (size_t i = 0; i < forecast->theme_count; i++)
		count_bits(measure, LEVEL_THEME, said[0].themes[i], said[1].themes[i],
			said[2].themes[i]);
	count_bits(measure, LEVEL_POLARITY, said[0].polarities, said[1].polarities,
		said[2].polarities);
}

struct measure
measure_folds(const struct forecast *forecast, const struct examples *examples,
	const struct thresholds *thresholds, unsigned folds)
{
	size_t codes = lexis_count(examples->codes);
	struct measure measure = { 0 };
	struct said said[3];	/* the forecast, people, people maybe */
	uint8_t *space = forecast->said;

	for (size_t i = 0; i < 3; i++, space += codes * STATEMENTS)
		said[i] = (struct said){ space, space + codes, 0 };
	for (size_t i = 0; i < examples->count; i++) {
		const struct example *example = &examples->at[i];

		if (!example->seen || !(folds >> example->fold & 1))
			continue;
		for (size_t j = 0; j < 3; j++)
			say_nothing(&said[j], forecast, codes);
		for (size_t code = 0; code < codes; code++) {
			say(&said[1], forecast, code, example->codes[code].gold);
			say(&said[2], forecast, code, example->codes[code].maybe);
		}
		said[1].polarities |= example->uncoded;
		said[2].polarities |= example->maybe_uncoded;
		say_forecast(&said[0], forecast, codes, i, thresholds);
		compare(&measure, forecast, codes, said);
	}
	return measure;
}

static double
share(uint32_t part, uint32_t rest)
{
	return part ? (double)part / ((double)part + rest) : 0;
}

double
measure_precision(const struct measure *measure, enum level level)
{
	return share(measure->hit[level], measure->wrong[level]);
}

double
measure_recall(const struct measure *measure, enum level level)
{
	return share(measure->hit[level], measure->missed[level]);
}

double
measure_f1(const struct measure *measure, enum level level)
{
	return share(2 * measure->hit[level], measure->wrong[level] + measure->missed[level]);
}

/* Tries one threshold after the other, for the sum of what the levels `first` to `last` get. */
static double
best_of(const struct forecast *forecast, const struct examples *examples,
	struct thresholds *thresholds, double *threshold, enum level first, enum level last)
{
	double best = -1, at = 0;

	for (int percent = LEAST_PERCENT; percent <= MOST_PERCENT; percent++) {
		struct measure measure;
		double f1 = 0;

		*threshold = percent / 100.0;
		measure = measure_folds(forecast, examples, thresholds, ALL_FOLDS);
		for (enum level level = first; level <= last; level++)
			f1 += measure_f1(&measure, level);
		if (f1 > best) {
			best = f1;
			at = *threshold;
		}
	}
	return at;
}

void
choose_thresholds(const struct forecast *forecast, const struct examples *examples,
	struct thresholds *thresholds)
{
	thresholds->statement = 2;	/* none is made: pairs alone */
	thresholds->pair = best_of(forecast, examples, thresholds, &thresholds->pair, LEVEL_PAIR,
		LEVEL_THEME);
	thresholds->statement = best_of(forecast, examples, thresholds, &thresholds->statement,
		LEVEL_POLARITY, LEVEL_POLARITY);
}
