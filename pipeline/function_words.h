/* function_words.h: English words that say nothing by themselves: articles, pronouns, prepositions,
 * conjunctions, auxiliaries, and adverbs of degree. No phrase begins or ends with one. */
#ifndef TL_FUNCTION_WORDS_H
#define TL_FUNCTION_WORDS_H

#include <stdbool.h>

#include "slice.h"

/* Whether a word in lower case is one. */
bool is_function_word(struct slice word);

#endif
