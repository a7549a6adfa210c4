/* stemmer.h: libstemmer's stemmers, which do not say why there is none. */
#ifndef TL_STEMMER_H
#define TL_STEMMER_H

#include <errno.h>
#include <libstemmer.h>

/* For sb_stemmer_delete. NULL: there is none of that name or, with errno ENOMEM, no memory for it. */
static inline struct sb_stemmer *
stemmer_new(const char *language)
{
	errno = 0;
	return sb_stemmer_new(language, NULL);
}

#endif
