/* check.h: what the parts of tl-lexicon check share. */
#ifndef TL_LEXICON_CHECK_H
#define TL_LEXICON_CHECK_H

#include "complaints.h"
#include "confine.h"
#include "pattern.h"
#include "tagger.h"
#include "within.h"

/* A lexicon that is being checked. */
struct check {
	struct tagger tagger;		/* its set is there if there are no mistakes in it */
	struct complaints complaints;
	struct word_stems stems;
	struct pattern *patterns;	/* by entry; .first is NULL for what is no plain pattern */
	struct arena arena;		/* of patterns */
	const char *word_list;		/* a file, or NULL */
};

/* Whether a row stands in the folder itself, not in one that it names. */
bool check_owns(const struct check *check, const struct entry *entry);

/* Duplicate, unreachable, shadowed and overlapping rows. */
bool check_rows(struct check *check, struct fault *fault);

/* Stems that collide and globs that match too much. */
bool check_words(struct check *check, struct fault *fault);

/* Codes without terms or tests, and tests.tsv. */
bool check_codes(struct check *check, struct fault *fault);

/* Crosswalks onto other lexicons: mistakes, and codes that a codebook does not have. */
bool check_crosswalks(struct check *check, struct fault *fault);

/* Allows to read those codebooks. */
void check_allow_crosswalks(struct confinement *confinement, const char *folder);

#endif
