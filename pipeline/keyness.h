/* keyness.h: whether a word is more frequent in one text than in another. */
#ifndef TL_KEYNESS_H
#define TL_KEYNESS_H

#include <stdint.h>

/* How often a word is among the words of two texts. */
struct contrast {
	uint64_t here, all_here;
	uint64_t there, all_there;
};

/* The log-likelihood ratio, -2 log lambda, of the table of two by two that the contrast is
 * (Dunning 1993, "Accurate methods for the statistics of surprise and coincidence", Computational
 * Linguistics 19, 61-74): 3.84 is the bound for p < 0.05 with one degree of freedom. 0 where
 * either text has no words. */
double keyness(const struct contrast *contrast);

/* The same for what is counted against words without being one of them, such as references, of
 * which a text may have more than words: -2 log lambda of two rates of Poisson processes, twice the
 * sum of O ln(O / E) over the two texts (P. Rayson, R. Garside 2000, "Comparing corpora using
 * frequency profiling", Proceedings of the workshop on Comparing Corpora, ACL, 1-6). 0 where
 * either text has no words. */
double rate_keyness(const struct contrast *contrast);

/* The binary logarithm of the ratio of the relative frequencies (Hardie 2014, "Log ratio: an
 * informal introduction"), with 0.5 for a word that one of them lacks: 1 is twice as frequent
 * here. */
double log_ratio(const struct contrast *contrast);

#endif
