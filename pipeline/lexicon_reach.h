/* lexicon_reach.h: the folders that a lexicon leads to, for who reads it when confined. */
#ifndef TL_LEXICON_REACH_H
#define TL_LEXICON_REACH_H

#include "confine.h"

/* Allows to read the folder of a lexicon, and those of the cues and spellings that its settings
 * name. Says nothing of mistakes: whoever reads the lexicon does. */
void lexicon_allow(struct confinement *confinement, const char *folder);

#endif
