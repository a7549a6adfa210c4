/* rows.h: the statistics of one value at one level between codings, with intervals.
 *
 * Of one value ("costs barrier") each sentence has it or not: two categories, and decisions are
 * single ones. Of all values of a level at once (no value) the category of a sentence is the set
 * of its values, so that only equal sets agree, and decisions are summed over values.
 *
 * Two codings are compared over the sentences that both coded, all codings over those that any
 * coded. A value that a coding maybe has is neither agreement nor decision.
 *
 * Intervals are those of a bootstrap of documents, whose weights are drawn by their ids
 * (see resample.h). */
#ifndef TL_AGREE_ROWS_H
#define TL_AGREE_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fault.h"
#include "lexis.h"
#include "ratings.h"
#include "resample.h"
#include "units.h"
#include "values.h"

#define ROW_EVERYBODY SIZE_MAX	/* as second coding: all codings at once */
#define ROW_ALL_VALUES UINT32_MAX

enum statistic {
	STATISTIC_AGREEMENT, STATISTIC_KAPPA, STATISTIC_ALPHA, STATISTIC_AC1,
	STATISTIC_PRECISION, STATISTIC_RECALL, STATISTIC_F1, STATISTIC_PREVALENCE,
	STATISTICS
};

/* NAN: not defined. */
struct estimate {
	double value;
	struct interval interval;
};

struct row {
	double sentences;	/* compared; weighted ones by their weights */
	struct decisions decisions;	/* the first coding is the reference */
	struct estimate estimates[STATISTICS];
};

struct row_maker;

/* Borrows the units. `weighted`: sentences count by their weights. NULL and fault without
 * memory. */
struct row_maker *row_maker_new(const struct units *units, struct lexis *words, bool weighted,
	uint64_t replicates, uint64_t seed, struct fault *fault);
void row_maker_free(struct row_maker *maker);

/* Compares codings `first` and `second`; kappa and decisions of ROW_EVERYBODY mean nothing and
 * are NAN and 0. `value` is a name of the values or ROW_ALL_VALUES. False and fault without
 * memory. */
bool row_make(struct row_maker *maker, const struct values *values, uint32_t value, size_t first,
	size_t second, struct row *row, struct fault *fault);

#endif
