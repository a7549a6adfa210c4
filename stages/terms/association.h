/* association.h: how much two words are found together, by what was counted in pairs of places. */
#ifndef TL_TERMS_ASSOCIATION_H
#define TL_TERMS_ASSOCIATION_H

#include <stdint.h>

/* both >= 1; both <= first, second; first, second <= all. */
struct association {
	uint64_t both;		/* pairs with the two words in their places */
	uint64_t first, second;	/* pairs with the one, or the other, in its place */
	uint64_t all;		/* pairs */
};

/* The log-likelihood ratio (T. Dunning, "Accurate methods for the statistics of surprise and
 * coincidence", Computational Linguistics 19, 1993, 61-74), with a minus before it where the two
 * are found together less than by chance. */
double association_likelihood(const struct association *association);

/* The binary logarithm of how much more they are found together than by chance (K. Church,
 * P. Hanks, "Word association norms, mutual information, and lexicography", Computational
 * Linguistics 16, 1990, 22-29). Rare pairs have the highest. */
double association_information(const struct association *association);

/* 14 and the binary logarithm of Dice's coefficient: 14 at most, and not hanging on the size of the
 * corpus (P. Rychly, "A lexicographer-friendly association score", RASLAN 2008, 6-9). */
double association_dice(const struct association *association);

/* The difference from chance by its standard error (K. Church, W. Gale, P. Hanks, D. Hindle, "Using
 * statistics in lexical analysis", in U. Zernik (ed.), Lexical Acquisition, 1991, 115-164). */
double association_t(const struct association *association);

#endif
