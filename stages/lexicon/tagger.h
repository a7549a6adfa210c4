/* tagger.h: records tagged by one lexicon in memory: exactly what
 *
 *   tl-segment | tl-tokenise | tl-stem | tl-tag -l DIR
 *
 * makes of them, with the entries behind their rules. */
#ifndef TL_LEXICON_TAGGER_H
#define TL_LEXICON_TAGGER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "folder.h"
#include "hand.h"
#include "lexicon.h"
#include "record.h"

struct tagger {
	struct folder_info folder;
	struct chain chain;
	struct hand hand;
	struct lexicons *set;		/* the lexicon again, to look entries up */
	const struct entry *entries;	/* terms, then evidence, then cues */
	size_t entry_count, term_count, evidence_end;
	struct buffer line;
};

/* Zero-initialise; tagger_close also after a fault, which is about the lexicon or the memory. The
 * path is borrowed. */
bool tagger_open(struct tagger *tagger, const char *folder, struct fault *fault);
void tagger_close(struct tagger *tagger);

/* The same without tags, for a lexicon that the caller reads himself, mistakes and all: the texts
 * are cut into words with their stems in its spelling, English ones if the lexicon's language has
 * none. The set, once sealed, can be handed over for sights to be found. */
bool tagger_open_words(struct tagger *tagger, const char *folder, struct fault *fault);
void tagger_take_set(struct tagger *tagger, struct lexicons *set);

/* Tags a line, which is borrowed until the next. NULL and fault for what is no record with text. */
struct record *tagger_line(struct tagger *tagger, struct slice line, struct fault *fault);

/* Tags a text. NULL and fault without memory, or for bytes that are not UTF-8. */
struct record *tagger_text(struct tagger *tagger, struct slice text, struct fault *fault);

/* The term, or the evidence, whose row gave the tag; NULL for the tag of a cue. */
const struct entry *tagger_entry(const struct tagger *tagger, const struct tag *tag);

/* Whether the tag says that something of the codebook hinders or helps. */
bool tag_is_finding(const struct tag *tag);

#endif
