/* fourfold.h: two groups of documents, and how many in each have something: a table of two by
 * two.
 *
 * NAN is what is not defined. A table in which nobody has it, or everybody, says nothing of how the
 * groups differ in odds, and has no odds ratio and no Cramer's V. */
#ifndef TL_FOURFOLD_H
#define TL_FOURFOLD_H

#include <stdint.h>

/* with_a <= of_a, with_b <= of_b; the documents of both at most 2^31. */
struct fourfold {
	uint64_t with_a, of_a;
	uint64_t with_b, of_b;
};

/* The share in a less the share in b; NAN where a group is empty. */
double fourfold_risk_difference(const struct fourfold *table);

/* The odds in a over the odds in b. Where one of the four numbers is 0, 0.5 is added to each of
 * them (J. Haldane 1956, "The estimation and significance of the logarithm of a ratio of
 * frequencies", Annals of Human Genetics 20, 309-311; F. Anscombe 1956, "On estimating binomial
 * response relations", Biometrika 43, 461-464). NAN also where a group is empty. */
double fourfold_odds_ratio(const struct fourfold *table);

/* The square root of chi-squared over the number of documents: 0 to 1, of a table of two by two the
 * size of its phi coefficient (H. Cramer 1946, "Mathematical Methods of Statistics", chapter 21).
 * NAN also where a group is empty. */
double fourfold_cramers_v(const struct fourfold *table);

/* How likely a difference at least as large in size is if the labels of the documents mean nothing:
 * the share of all ways to give of_a documents the label a in which the risk difference is as far
 * from 0 as in the table. That is the permutation test over documents in full, since all that
 * counts of a way is how many documents with it are labelled a, which has the hypergeometric
 * distribution (R. Fisher 1935, "The logic of inductive inference", Journal of the Royal
 * Statistical Society 98, 39-82). 1 where a group is empty. */
double fourfold_p(const struct fourfold *table);

#endif
