/* model.h: how a lexicon that was learnt (scoring.h) chooses what a sentence gets.
 *
 * A code c has two sums, whose parts the record shows:
 *   code(c)       bias
 *                 + evidence: the rows of evidence.tsv for c that are there, each once
 *                 + term: the entries of c that left a term, each once
 *                 + codes: term:d for each code d with a term
 *                 + rules: own=, what the rules say of the terms of c; tag=, of any terms
 *                 + cues: cue=, the classes of cues
 *                 + near: near:d * n / 3, n terms of d in other sentences, 3 at most
 *                 + section: where few findings are held
 *                 + sentence: rival * L(the largest sum of another code, all but this part of it)
 *                             + stated * the larger statement
 *   direction(c)  bias + slope * (statement(enabler) - statement(barrier)) + that of c + own=
 *   statement(p)  bias + evidence for p + what the cues that are there say, each once + tag= +
 *                 cue=
 * What the rules say is the polarity that polarity.h gives; of a mention neutral. With L the
 * logistic function, the score of (c, enabler) is L(code) * L(direction), of (c, barrier)
 * L(code) * L(-direction). A pair is kept from the threshold on, the cap best in a sentence, of
 * equal ones those of codes with terms, then the first in scores.tsv; its tags are the terms of c,
 * or without any the evidence that weighs most.
 *
 * Since codes near a sentence count, nothing is chosen before the end of the text. */
#ifndef TL_MODEL_H
#define TL_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "judge.h"
#include "tag_list.h"

/* One thread's space for all lexicons. */
struct model;

/* The set is borrowed; the limits, by lexicon, are not kept. NULL: no memory. */
struct model *model_new(const struct lexicons *set, const struct lexicon_limits *limits);
void model_free(struct model *model);

/* At the start of a record. `bare`: as of a tag_list. */
void model_start(struct model *model, bool bare);

/* Takes a piece in for a lexicon with a scoring. False: no memory. */
bool model_take(struct model *model, const struct judged *judged);

/* At the end of the record: adds the tags. False: no memory. */
bool model_finish(struct model *model, struct arena *arena, bool polar, struct tag_list *tags);

#endif
