#include "stemmer.h"

#include <libstemmer.h>
#include <limits.h>
#include <stdlib.h>

#include "ascii.h"

struct stemmer {
	struct sb_stemmer *handle;	/* NULL: words stay as they are */
};

const char *const *
stemmer_languages(void)
{
	return sb_stemmer_list();
}

struct stemmer *
stemmer_new(const char *language)
{
	struct stemmer *stemmer = malloc(sizeof *stemmer);

	if (!stemmer) {
		errno = ENOMEM;	/* which C does not promise */
		return NULL;
	}
	stemmer->handle = NULL;
	if (strcmp(language, STEMMER_NONE) == 0)
		return stemmer;
	errno = 0;	/* libstemmer does not say why there is none */
	stemmer->handle = sb_stemmer_new(language, NULL);
	if (stemmer->handle)
		return stemmer;
	free(stemmer);
	return NULL;
}

void
stemmer_free(struct stemmer *stemmer)
{
	if (stemmer)
		sb_stemmer_delete(stemmer->handle);
	free(stemmer);
}

/* "12", "3.5", "1,200": libstemmer leaves them as they are in every language (tests/unit/test_stem.c). */
static bool
is_figure(struct slice word)
{
	for (size_t i = 0; i < word.size; i++)
		if (!ascii_is_digit(word.at[i]) && word.at[i] != '.' && word.at[i] != ',')
			return false;
	return word.size > 0;
}

struct slice
stemmer_stem(struct stemmer *stemmer, struct slice word)
{
	const sb_symbol *stem;

	if (!stemmer->handle || is_figure(word))
		return word;
	stem = word.size > INT_MAX ? NULL
		: sb_stemmer_stem(stemmer->handle, (const sb_symbol *)word.at, (int)word.size);
	if (!stem)
		return (struct slice){ NULL, 0 };
	return (struct slice){ (const char *)stem, (size_t)sb_stemmer_length(stemmer->handle) };
}
