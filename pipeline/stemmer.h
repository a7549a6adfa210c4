/* stemmer.h: the stems of words: those of libstemmer, or the words themselves.
 *
 * A stemmer belongs to one thread. Words are well-formed UTF-8 in lower case, sizes are bytes. */
#ifndef TL_STEMMER_H
#define TL_STEMMER_H

#include <errno.h>

#include "slice.h"

/* The language for which every word is its own stem. */
#define STEMMER_NONE "none"

struct stemmer;

/* The languages that libstemmer knows; NULL behind the last. */
const char *const *stemmer_languages(void);

/* For stemmer_free. `language` as libstemmer calls it, or STEMMER_NONE. NULL: there is none of that
 * name or, with errno ENOMEM, no memory for it. */
struct stemmer *stemmer_new(const char *language);
void stemmer_free(struct stemmer *stemmer);

/* The stem of a word, valid until the next call and as long as the word; it may be empty. .at is
 * NULL when memory is out, also for words beyond INT_MAX. */
struct slice stemmer_stem(struct stemmer *stemmer, struct slice word);

#endif
