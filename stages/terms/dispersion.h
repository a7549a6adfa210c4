/* dispersion.h: how evenly terms are spread over the documents of their group.
 *
 * DP, the deviation of proportions: half the sum, over documents, of the differences between a
 * document's share of the group and its share of the term's occurrences (S. Gries, "Dispersions and
 * adjusted frequencies in corpora", International Journal of Corpus Linguistics 13, 2008, 403-437).
 * 0 is as even as can be, towards 1 all is in few documents. Normalised it is divided by what it is
 * at most, 1 less the share of the smallest document (J. Lijffijt, S. Gries, "Correction to ...",
 * the same 17, 2012, 147-149).
 *
 * The size of a document is the number of places in it where a term of so many words may stand; one
 * without such places is no part of the group. Numerators are whole numbers, so that nothing hangs
 * on the order of documents. */
#ifndef TL_TERMS_DISPERSION_H
#define TL_TERMS_DISPERSION_H

#include "book.h"

struct dispersion {
	double dp;
	double normalised;	/* NAN where the group is one document */
};

/* By cell of a book that is scattered; the caller's to free. `sizes` as book_sizes gives them.
 * NULL: no memory. */
struct dispersion *dispersion_find(const struct book *book, const unsigned char *sizes);

#endif
