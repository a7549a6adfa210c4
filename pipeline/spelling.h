/* spelling.h: one spelling for words that have several (organisation, organization).
 *
 * A spelling folder holds variants.tsv (see tsv.h) with the columns variant, canonical and
 * note. A row is about a whole word, or, with "*" at the end of both cells, about all words
 * with this beginning. For a word its own row decides, else the row with the longest beginning,
 * and only one: a canonical form must not be a variant of another. A row with the same word in
 * both cells keeps that word from the rows with beginnings. Read-only once loaded: shared by
 * workers. */
#ifndef TL_SPELLING_H
#define TL_SPELLING_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "buffer.h"
#include "fault.h"
#include "slice.h"

struct spelling;

struct spellings {
	struct slice *at;
	size_t count;
};

/* NULL and fault ("file:line:column: ...") for a folder whose table cannot be read or contradicts
 * itself. */
struct spelling *spelling_load(const char *folder, struct fault *fault);
void spelling_free(struct spelling *spelling);

/* Adds the canonical form of `word` (well-formed UTF-8 in lower case); what has no row stays as it
 * is. The parts of a hyphenated compound are folded each on its own, after
 * the rows for the whole. Memory: buffer_failed. */
void spelling_fold(const struct spelling *spelling, struct slice word, struct buffer *out);

/* False: `word` (in lower case) surely has one spelling, which is itself. */
bool spelling_varies(const struct spelling *spelling, struct slice word);

/* All spellings that have the canonical form of `word`, in lower case: this form first, then the others in the
 * order of their bytes; all in lower case, in the arena. The parts of a compound stay as
 * spelling_fold leaves them: ask for each part. False: no memory. */
bool spelling_variants(const struct spelling *spelling, struct slice word, struct arena *arena,
	struct spellings *out);

#endif
