/* judge.h: what tl-tag sees in a record: piece by piece of its sentences the terms and cues that
 * stay, and what the rules say of each term. Who visits the pieces chooses, or learns. */
#ifndef TL_JUDGE_H
#define TL_JUDGE_H

#include <stdbool.h>
#include <stddef.h>

#include "findings.h"
#include "lexicon.h"
#include "lexis.h"
#include "piece.h"
#include "stage.h"
#include "weigh.h"

/* One thread's way of seeing records. */
struct judge;

/* All are borrowed. NULL: no memory. */
struct judge *judge_new(const struct lexicons *set, const struct findings_map *map,
	struct lexis *lexis);
void judge_free(struct judge *judge);

/* A piece for one lexicon. */
struct judged {
	struct arena *arena;		/* the record's */
	const struct piece *piece;
	struct candidate *candidates;	/* the lexicon's, in the order of the text */
	size_t count;
	const struct statement *statement;
	size_t lexicon;
	enum findings findings;
	bool leads;			/* to what is behind it: no statement */
};

/* False: no memory. What it is given is valid until it returns. */
typedef bool judge_visitor(void *data, const struct judged *judged);

/* Calls the visitor for each piece in which something was found, and each lexicon, in their order.
 * VERDICT_REJECT: the record lacks a layer, or an expression cost too much. */
enum verdict judge_record(struct judge *judge, struct record *record, judge_visitor *visitor,
	void *data, struct fault *fault);

#endif
