/* permutation.h: ways to choose some of many things, for tests that permute labels: all ways where
 * they are few, else random ones.
 *
 * Random ways are drawn with replacement from all of them, each as likely as the other, so that the
 * observed one has to be counted in: p = (1 + b) / (1 + N) (B. Phipson, G. Smyth 2010,
 * "Permutation p-values should never be zero", Statistical Applications in Genetics and Molecular
 * Biology 9, article 39). Among all ways the observed one is. */
#ifndef TL_PERMUTATION_H
#define TL_PERMUTATION_H

#include <stdbool.h>
#include <stdint.h>

struct permutation {
	uint32_t *chosen;	/* [0, count): the indexes of this way */
	uint32_t all, count;
	bool exact;		/* all ways, in the order of their sorted indexes */
	uint64_t ways;		/* how many will come */
	uint64_t done;
	uint64_t key, draws;
};

/* Chooses `count` of `all`; count <= all. In all ways if these are at most `most`, else in `most`
 * random ones drawn by a key (see draw.h). permutation_end also after a failure: no memory. */
bool permutation_begin(struct permutation *permutation, uint32_t all, uint32_t count,
	uint64_t most, uint64_t key);
void permutation_end(struct permutation *permutation);

/* Goes to the next way, first to the first. False after the last. */
bool permutation_next(struct permutation *permutation);

/* The p of a test in which so many of the ways were at least as extreme as what was observed. */
double permutation_p(const struct permutation *permutation, uint64_t extreme);

#endif
