/* minhash.h: short signatures of texts, from which one can tell how much two have in common.
 *
 * A text is the set of its shingles, runs of so many characters or words. For each of several hash
 * functions the signature has the least hash of them all: two texts agree in it as often as their
 * shingles do, |A and B| / |A or B| (Broder, "On the resemblance and containment of documents",
 * Compression and Complexity of Sequences, 1997). Hash function i is h + i * g modulo 2^32, h and g
 * being the halves of one hash of the shingle (Kirsch and Mitzenmacher, "Less hashing, same
 * performance", Random Structures and Algorithms 33, 2008). Of each least hash 16 bits are kept (Li
 * and Koenig, "b-Bit minwise hashing", WWW 2010): they agree by chance once in 65,536. Texts that
 * agree in all values of a band are candidates (Leskovec, Rajaraman and Ullman, "Mining of Massive
 * Datasets", 3.4): with b bands of r values, texts that have the share s in common are with
 * probability 1 - (1 - s^r)^b. */
#ifndef TL_DEDUPE_MINHASH_H
#define TL_DEDUPE_MINHASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slice.h"

enum {
	MINHASH_MOST = 32,	/* values of a signature */
	MINHASH_WORDS = 3	/* of a shingle of words */
};

/* A text on its way to its signature. */
struct minhash {
	bool any;		/* it has shingles */
	int32_t least[MINHASH_MOST];
};

/* Begins a text. */
void minhash_begin(struct minhash *minhash);

/* Adds the shingles of words divided by single spaces: each run of MINHASH_WORDS words, or all of
 * them where there are fewer; and each run of `width` bytes, likewise. */
void minhash_add_words(struct minhash *minhash, struct slice words);
void minhash_add_bytes(struct minhash *minhash, struct slice bytes, size_t width);

/* Writes the signature: `count` values, at most MINHASH_MOST. False: the text has no shingles, and
 * there is none. */
bool minhash_end(const struct minhash *minhash, uint16_t *signature, size_t count);

/* Band `number`, of `band` values (4 at most), of a signature as one number. */
uint64_t minhash_band(const uint16_t *signature, size_t band, size_t number);

/* In how many of `count` values two agree. */
size_t minhash_alike(const uint16_t *a, const uint16_t *b, size_t count);

#endif
