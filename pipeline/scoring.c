#include "scoring.h"

#include <stdlib.h>

#include "array.h"
#include "thousandths.h"
#include "tsv.h"

static const char *const sayings[] = { "neutral", "barrier", "enabler", "denied", NULL };

static const char *const code_features[] = {
	[FEATURE_BIAS] = "bias", [FEATURE_ANY] = "any",
	[FEATURE_SAYING] = "neutral", [FEATURE_SAYING + 1] = "barrier",
	[FEATURE_SAYING + 2] = "enabler", [FEATURE_SAYING + 3] = "denied",
	[FEATURE_NEAR] = "near", [FEATURE_LEAN] = "lean", [CODE_FEATURES] = NULL,
};

/* The number that stands for prefix + name in an array by names; NULL if there is no such name. */
static int32_t *
number_at(int32_t *numbers, const char *const *names, struct slice feature, const char *prefix)
{
	const struct slice start = slice_of(prefix);
	struct slice name;

	if (!slice_starts(feature, start))
		return NULL;
	name = (struct slice){ feature.at + start.size, feature.size - start.size };
	for (size_t i = 0; names[i]; i++)
		if (slice_is(name, names[i]))
			return &numbers[i];
	return NULL;
}

static int32_t *
statement_number(struct statement_scores *scores, struct slice feature, const char *const *classes)
{
	int32_t *number = slice_is(feature, "bias") ? &scores->bias : NULL;

	if (!number)
		number = number_at(scores->classes, classes, feature, "class:");
	return number ? number : number_at(scores->tags, sayings, feature, "tag:");
}

static int32_t *
common_number(struct scoring *scoring, struct slice feature)
{
	if (slice_is(feature, "slope"))
		return &scoring->slope;
	if (slice_is(feature, "threshold"))
		return &scoring->threshold;
	if (slice_is(feature, "statement"))
		return &scoring->statement;
	return number_at(scoring->rules, sayings, feature, "rule:");
}

/* The scores of a code, new ones if need be; NULL: no memory. */
static struct code_scores *
code_add(struct scoring *scoring, struct slice code)
{
	uint32_t id = lexis_intern(scoring->codes, code);
	struct code_scores *scores;

	if (id == LEXIS_NONE || id < scoring->count)
		return id == LEXIS_NONE ? NULL : &scoring->of_codes[id];
	scores = array_reserve(scoring->of_codes, &scoring->room, scoring->count, 1,
		sizeof *scores);
	if (!scores)
		return NULL;
	scoring->of_codes = scores;
	scores[scoring->count] = (struct code_scores){ 0 };
	return &scores[scoring->count++];
}

/* Where the weight of a row goes; *memory is false if there is none for it. */
static int32_t *
row_number(struct scoring *scoring, struct slice code, struct slice feature,
	const char *const *classes, bool *memory)
{
	struct code_scores *scores;

	*memory = true;
	if (code.size == 0)
		return common_number(scoring, feature);
	if (slice_is(code, "barrier"))
		return statement_number(&scoring->barrier, feature, classes);
	if (slice_is(code, "enabler"))
		return statement_number(&scoring->enabler, feature, classes);
	scores = code_add(scoring, code);
	*memory = scores != NULL;
	return scores ? number_at(scores->of, code_features, feature, "") : NULL;
}

static bool
row_read(struct scoring *scoring, const struct tsv *tsv, const size_t columns[3],
	const char *const *classes, struct fault *fault)
{
	struct slice feature = tsv_cell(tsv, columns[1]), weight = tsv_cell(tsv, columns[2]);
	char word[QUOTED_BYTES];
	bool memory;
	int32_t *number = row_number(scoring, tsv_cell(tsv, columns[0]), feature, classes, &memory);

	if (!memory)
		return fault_memory(fault);
	if (!number) {
		fault_set(fault, "\"%s\" is no feature of this code; see tl-lexicon(5)",
			quoted(word, feature));
		return tsv_place(tsv, feature.at, fault);
	}
	if (thousandths_read(weight, number) && *number <= SCORING_MOST * 1000
			&& *number >= -SCORING_MOST * 1000)
		return true;
	fault_set(fault, "\"%s\" is no weight; write a number up to %d with at most three digits "
		"behind the point", quoted(word, weight), SCORING_MOST);
	return tsv_place(tsv, weight.at, fault);
}

bool
scoring_read(struct scoring *scoring, const char *path, const char *const *classes,
	struct fault *fault)
{
	struct tsv *tsv = tsv_open(path, fault);
	size_t columns[3];
	bool good = tsv && tsv_need_column(tsv, "code", &columns[0], fault)
		&& tsv_need_column(tsv, "feature", &columns[1], fault)
		&& tsv_need_column(tsv, "weight", &columns[2], fault);

	if (good) {
		scoring->codes = lexis_new(SIZE_MAX);
		good = scoring->codes || fault_memory(fault);
	}
	while (good && tsv_next(tsv))
		good = row_read(scoring, tsv, columns, classes, fault);
	tsv_close(tsv);
	return good;
}

void
scoring_free(struct scoring *scoring)
{
	lexis_free(scoring->codes);
	free(scoring->of_codes);
	*scoring = (struct scoring){ 0 };
}

struct code_scores
scoring_of(const struct scoring *scoring, struct slice code)
{
	uint32_t id = lexis_find(scoring->codes, code);

	return id == LEXIS_NONE ? (struct code_scores){ 0 } : scoring->of_codes[id];
}
