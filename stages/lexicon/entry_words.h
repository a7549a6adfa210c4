/* entry_words.h: what an entry is, in words for tables. */
#ifndef TL_LEXICON_ENTRY_WORDS_H
#define TL_LEXICON_ENTRY_WORDS_H

#include "lexicon.h"

/* A term's code, a cue's class, what evidence speaks for. */
struct slice entry_code(const struct entry *entry);

/* A term's kind, "cue" or "evidence". */
const char *entry_kind(const struct entry *entry);

#endif
