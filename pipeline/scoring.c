#include "scoring.h"

#include <stdlib.h>

#include "array.h"
#include "thousandths.h"
#include "tsv.h"

/* A row term:CODE or near:CODE. */
struct scoring_link {
	uint32_t code, other;
	bool near;
	int32_t weight;
};

enum {
	STATEMENTS = 2	/* barrier, enabler */
};

static const char *const sayings[] = { "neutral", "barrier", "enabler", "denied", NULL };

/* What is behind the prefix; .at NULL where it is not there. */
static struct slice
behind(struct slice feature, struct slice prefix)
{
	if (!slice_starts(feature, prefix))
		return (struct slice){ NULL, 0 };
	return (struct slice){ feature.at + prefix.size, feature.size - prefix.size };
}

/* The number for the name in an array by names; NULL if it is none of them. */
static int32_t *
number_at(int32_t *numbers, const char *const *names, struct slice name)
{
	for (size_t i = 0; name.at && names[i]; i++)
		if (slice_is(name, names[i]))
			return &numbers[i];
	return NULL;
}

static int32_t *
sum_number(struct sum_scores *scores, struct slice feature, const char *const *classes)
{
	int32_t *number = slice_is(feature, "bias") ? &scores->bias : NULL;

	if (!number)
		number = number_at(scores->tags, sayings, behind(feature, SLICE("tag=")));
	return number ? number
		: number_at(scores->classes, classes, behind(feature, SLICE("cue=")));
}

static int32_t *
emit_number(struct scoring *scoring, struct slice feature)
{
	return slice_is(feature, "threshold") ? &scoring->threshold
		: slice_is(feature, "statement") ? &scoring->statement
		: slice_is(feature, "cap") ? &scoring->cap : NULL;
}

static int32_t *
sentence_number(struct scoring *scoring, struct slice feature)
{
	return slice_is(feature, "rival") ? &scoring->rival
		: slice_is(feature, "stated") ? &scoring->stated : NULL;
}

uint32_t
scoring_code(struct scoring *scoring, struct slice code)
{
	uint32_t id = lexis_intern(scoring->codes, code);
	struct code_scores *scores;

	if (id == LEXIS_NONE || id < scoring->count)
		return id;
	scores = array_reserve(scoring->of_codes, &scoring->room, scoring->count, 1,
		sizeof *scores);
	if (!scores)
		return LEXIS_NONE;
	scoring->of_codes = scores;
	scores[scoring->count++] = (struct code_scores){ 0 };
	return id;
}

/* A row being read. */
struct row {
	struct scoring *scoring;
	const char *const *classes;
	struct slice code, feature;
	bool no_memory;
};

static struct code_scores *
row_code(struct row *row, struct slice code)
{
	uint32_t id = scoring_code(row->scoring, code);

	row->no_memory |= id == LEXIS_NONE;
	return row->no_memory ? NULL : &row->scoring->of_codes[id];
}

static int32_t *
direction_number(struct row *row)
{
	struct scoring *scoring = row->scoring;
	struct slice own = behind(row->feature, SLICE("own="));
	struct code_scores *scores;

	if (slice_is(row->feature, "bias"))
		return &scoring->bias;
	if (slice_is(row->feature, "slope"))
		return &scoring->slope;
	if (own.at)
		return number_at(scoring->own, sayings, own);
	scores = row->feature.size ? row_code(row, row->feature) : NULL;
	return scores ? &scores->direction : NULL;
}

static int32_t *
link_number(struct row *row, struct slice other, bool near)
{
	struct scoring *scoring = row->scoring;
	uint32_t code = scoring_code(scoring, row->code), to = scoring_code(scoring, other);
	struct scoring_link *links = array_reserve(scoring->links, &scoring->link_room,
		scoring->link_count, 1, sizeof *links);

	if (links)
		scoring->links = links;
	row->no_memory |= !links || code == LEXIS_NONE || to == LEXIS_NONE;
	if (row->no_memory)
		return NULL;
	links[scoring->link_count] = (struct scoring_link){ code, to, near, 0 };
	return &links[scoring->link_count++].weight;
}

static int32_t *
code_number(struct row *row)
{
	struct slice term = behind(row->feature, SLICE("term:"));
	struct slice near = behind(row->feature, SLICE("near:"));
	struct code_scores *scores;
	int32_t *number;

	if (term.size || near.size)
		return link_number(row, term.size ? term : near, near.size > 0);
	scores = row_code(row, row->code);
	if (!scores)
		return NULL;
	number = number_at(scores->own, sayings, behind(row->feature, SLICE("own=")));
	return number ? number : sum_number(&scores->sum, row->feature, row->classes);
}

/* Where the weight of a row goes; NULL if the code has no such feature. */
static int32_t *
row_number(struct row *row)
{
	struct scoring *scoring = row->scoring;

	if (slice_is(row->code, "barrier"))
		return sum_number(&scoring->barrier, row->feature, row->classes);
	if (slice_is(row->code, "enabler"))
		return sum_number(&scoring->enabler, row->feature, row->classes);
	if (slice_is(row->code, "emit"))
		return emit_number(scoring, row->feature);
	if (slice_is(row->code, "sentence"))
		return sentence_number(scoring, row->feature);
	return slice_is(row->code, "direction") ? direction_number(row) : code_number(row);
}

static bool
row_read(struct row *row, const struct tsv *tsv, struct slice weight, struct fault *fault)
{
	int32_t *number = row_number(row);
	char word[QUOTED_BYTES];

	if (row->no_memory)
		return fault_memory(fault);
	if (!number) {
		fault_set(fault, "\"%s\" is no feature of this code; see tl-lexicon(5)",
			quoted(word, row->feature));
		return tsv_place(tsv, row->feature.at, fault);
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
	size_t code, feature, weight;
	bool good = tsv && tsv_need_column(tsv, "code", &code, fault)
		&& tsv_need_column(tsv, "feature", &feature, fault)
		&& tsv_need_column(tsv, "weight", &weight, fault);

	if (good) {
		scoring->codes = lexis_new(SIZE_MAX);
		good = scoring->codes || fault_memory(fault);
	}
	while (good && tsv_next(tsv)) {
		struct row row = { scoring, classes, tsv_cell(tsv, code), tsv_cell(tsv, feature),
			false };

		good = row_read(&row, tsv, tsv_cell(tsv, weight), fault);
	}
	tsv_close(tsv);
	return good;
}

/* Rows of zeros. NULL: no memory. */
static int32_t *
rows_new(size_t count, size_t stride)
{
	size_t row = stride * sizeof(int32_t), size = count * row;
	int32_t *rows = row && count > SIZE_MAX / row ? NULL : aligned_alloc(SCORING_ALIGN,
		size + SCORING_ALIGN);

	if (rows)
		memset(rows, 0, size);
	return rows;
}

/* Writes numbers of one target, which stand in a column. */
static void
column_fill(struct scoring *scoring, size_t target, const struct sum_scores *scores)
{
	size_t stride = scoring->stride;
	int32_t *column = scoring->sums + target;

	column[SUM_BIAS * stride] = scores->bias;
	for (size_t i = 0; i < SAYINGS; i++)
		column[(SUM_TAGS + i) * stride] = scores->tags[i];
	for (size_t i = 0; i < SCORING_CLASSES; i++)
		column[(SUM_CLASSES + i) * stride] = scores->classes[i];
}

static void
sums_fill(struct scoring *scoring)
{
	size_t count = scoring->count;

	for (size_t code = 0; code < count; code++) {
		column_fill(scoring, code, &scoring->of_codes[code].sum);
		scoring->sums[SUM_FEW * scoring->stride + code] = SCORING_FEW;
	}
	column_fill(scoring, count, &scoring->barrier);
	column_fill(scoring, count + 1, &scoring->enabler);
	for (size_t i = count + STATEMENTS; i < scoring->stride; i++)
		scoring->sums[SUM_BIAS * scoring->stride + i] = SCORING_NOT;
}

bool
scoring_seal(struct scoring *scoring, struct fault *fault)
{
	size_t count = scoring->count;
	size_t stride = (count + STATEMENTS + SCORING_BLOCK - 1) / SCORING_BLOCK * SCORING_BLOCK;

	if (count > SCORING_CODES)
		return fault_set(fault, "scores.tsv cannot be used with more than %d codes",
			SCORING_CODES);
	scoring->stride = stride;
	scoring->sums = rows_new(SUM_ROWS, stride);
	scoring->terms = rows_new(count, stride);
	scoring->near = rows_new(count, stride);
	if (!scoring->sums || !scoring->terms || !scoring->near)
		return fault_memory(fault);
	sums_fill(scoring);
	for (size_t i = 0; i < scoring->link_count; i++) {
		const struct scoring_link *link = &scoring->links[i];

		(link->near ? scoring->near : scoring->terms)[link->other * stride + link->code] =
			link->weight;
	}
	return true;
}

bool
scoring_open_patterns(struct scoring *scoring)
{
	scoring->patterns = rows_new(scoring->pattern_count, scoring->stride);
	return scoring->patterns;
}

/* What the numbers of a column come to, signs aside. */
static int64_t
column_size(const int32_t *column, size_t rows, size_t stride)
{
	int64_t size = 0;

	for (size_t i = 0; i < rows; i++)
		size += llabs(column[i * stride]);
	return size;
}

bool
scoring_fits(const struct scoring *scoring, struct fault *fault)
{
	size_t stride = scoring->stride;
	char word[QUOTED_BYTES];

	for (size_t i = 0; i < scoring->count + STATEMENTS; i++) {
		struct slice target = i < scoring->count
			? lexis_word(scoring->codes, (uint32_t)i)
			: i == scoring->count ? SLICE("barrier") : SLICE("enabler");

		if (column_size(scoring->sums + i, SUM_ROWS, stride)
				+ column_size(scoring->terms + i, scoring->count, stride)
				+ 3 * column_size(scoring->near + i, scoring->count, stride)
				+ column_size(scoring->patterns + i, scoring->pattern_count, stride)
				> SCORING_SUM)
			return fault_set(fault, "the weights for \"%s\" in scores.tsv and "
				"evidence.tsv come to more than %d; make them smaller",
				quoted(word, target), SCORING_SUM / 1000);
	}
	return true;
}

void
scoring_free(struct scoring *scoring)
{
	lexis_free(scoring->codes);
	free(scoring->of_codes);
	free(scoring->links);
	free(scoring->sums);
	free(scoring->terms);
	free(scoring->near);
	free(scoring->patterns);
	*scoring = (struct scoring){ 0 };
}
