/* comparison.h: pairs of groups, compared cell by cell.
 *
 * Two questions are asked of a cell. Do more documents of one group have it? That is a table of two
 * by two (see fourfold.h). Is more said of it in the words of one group? That is references
 * against words (see keyness.h).
 *
 * Documents are what is independent of each other, words and references of a document are not. So
 * intervals come from resampling documents (resample.h), and p-values from permuting the labels of
 * the documents of the two groups: in full for the first question (fourfold_p), by all or by random
 * ways (permutation.h) for the second, whose statistic is the log-likelihood ratio; its
 * chi-squared distribution, which takes words for independent, is not used.
 *
 * The p-values of one question are adjusted (adjust.h) over the family of all cells of one lexicon
 * and depth, in all pairs of groups; margins are a family of their own. */
#ifndef TL_COMPARE_COMPARISON_H
#define TL_COMPARE_COMPARISON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fault.h"
#include "fourfold.h"
#include "keyness.h"
#include "resample.h"
#include "sparse.h"
#include "sums.h"

enum measure {
	MEASURE_RISK_DIFFERENCE, MEASURE_ODDS_RATIO, MEASURE_CRAMERS_V, MEASURE_LOG_RATIO,
	MEASURES
};

enum question {
	QUESTION_DOCUMENTS, QUESTION_REFERENCES,
	QUESTIONS
};

/* All NAN where there is nothing to test. */
struct test {
	double p, holm, bh;
	size_t family;		/* tests that p was adjusted for */
};

/* A cell that at least one of the two groups has. NAN: not defined. */
struct difference {
	uint32_t cell;
	struct fourfold documents;
	struct contrast references;	/* here: a */
	double estimates[MEASURES];
	struct interval intervals[MEASURES];
	double log_likelihood;
	struct test tests[QUESTIONS];
};

struct group_pair {
	uint32_t a, b;
	struct difference *at;		/* by cell */
	size_t count;
	uint64_t ways;			/* of permuting, for the second question */
	bool exact;			/* all there are */
};

struct comparison {
	const struct sparse *sparse;	/* sealed */
	size_t replicates;
	uint64_t permutations, seed;
	struct group_pair *pairs;	/* .a and .b filled in */
	size_t pair_count;
	struct sums sums;
};

/* Fills the rest; comparison_free also after a failure. False and fault: no memory. */
bool comparison_make(struct comparison *comparison, struct fault *fault);
void comparison_free(struct comparison *comparison);

/* permute.c: the p of the second question of each difference of the pair. False: no memory. */
bool comparison_permute(const struct comparison *comparison, struct group_pair *pair);

#endif
