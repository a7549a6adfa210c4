/* ratings.h: coefficients of agreement between coders on a nominal scale.
 *
 * What coders said of a unit (a sentence) is a row of categories, one for each coder; equal
 * rows are one pattern with the number of times it occurs, which need not be whole (sampling
 * weights). All results are NAN where the quotient is 0/0 or there is nothing to compare: a
 * coefficient that corrects for chance says nothing where chance alone makes all agree, as when
 * only one category ever occurs.
 *
 * `room` is scratch for 2 * categories numbers. */
#ifndef TL_RATINGS_H
#define TL_RATINGS_H

#include <stddef.h>
#include <stdint.h>

enum {
	RATING_NONE = UINT32_MAX	/* this coder did not code the unit */
};

struct ratings {
	size_t coders;
	size_t categories;		/* that could have been given: 0 to categories - 1 */
	const uint32_t *patterns;	/* coder c in pattern p: patterns[p * coders + c] */
	const double *times;
	size_t count;			/* of patterns */
};

/* Share of pairs of ratings of one unit that are the same, averaged over units with two ratings
 * or more (K. L. Gwet, "Handbook of Inter-Rater Reliability", 4th ed. 2014, chapter 2). */
double ratings_agreement(const struct ratings *ratings);

/* Cohen's kappa of the first two coders, over units that both coded (J. Cohen, "A coefficient of
 * agreement for nominal scales", Educational and Psychological Measurement 20, 1960, 37-46). */
double ratings_kappa(const struct ratings *ratings, double *room);

/* Krippendorff's alpha, nominal, any number of coders, missing ratings (K. Krippendorff, "Computing
 * Krippendorff's Alpha-Reliability", University of Pennsylvania 2011, section C). */
double ratings_alpha(const struct ratings *ratings, double *room);

/* Gwet's AC1, any number of coders, missing ratings (K. L. Gwet, "Computing inter-rater
 * reliability and its variance in the presence of high agreement", British Journal of
 * Mathematical and Statistical Psychology 61, 2008, 29-48; missing ratings as in the Handbook,
 * 2014, chapter 2). */
double ratings_ac1(const struct ratings *ratings, double *room);

/* Share of the ratings of coders [0, coders) that are not category 0. */
double ratings_prevalence(const struct ratings *ratings, size_t coders);

/* Of decisions against a reference: hit / (hit + wrong), hit / (hit + missed), and their harmonic
 * mean 2 hit / (2 hit + wrong + missed) (C. J. van Rijsbergen, "Information Retrieval", 2nd ed.
 * 1979, chapter 7, with equal weights). */
struct decisions {
	double hit, wrong, missed;
};

double decisions_precision(const struct decisions *decisions);
double decisions_recall(const struct decisions *decisions);
double decisions_f1(const struct decisions *decisions);

#endif
