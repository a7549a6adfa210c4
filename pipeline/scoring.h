/* scoring.h: scores.tsv: how a lexicon that was learnt from coded sentences weighs what it sees.
 *
 * Columns code, feature and weight. Of a code of the lexicon: bias; any, for a term of it;
 * neutral, barrier, enabler and denied, for what the rules say of its terms; near, for terms of
 * it elsewhere in the text; lean, towards enabler. Of barrier and enabler, which stand for what
 * the whole sentence says: bias; class:NAME, for a cue of this class; tag:NAME, for a term of this
 * polarity. Without a code: slope, rule:NAME, threshold and statement. stages/tag/model.h has the
 * sums. All numbers are thousandths. */
#ifndef TL_SCORING_H
#define TL_SCORING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fault.h"
#include "lexis.h"
#include "slice.h"

enum {
	SAYINGS = 4,		/* neutral, barrier, enabler, denied, in this order */
	SCORING_CLASSES = 32,	/* of cues, at most */
	SCORING_MOST = 1000	/* the largest weight */
};

enum code_feature {
	FEATURE_BIAS, FEATURE_ANY, FEATURE_SAYING, FEATURE_NEAR = FEATURE_SAYING + SAYINGS,
	FEATURE_LEAN,
	CODE_FEATURES
};

struct code_scores {
	int32_t of[CODE_FEATURES];
};

struct statement_scores {
	int32_t bias, classes[SCORING_CLASSES], tags[SAYINGS];
};

struct scoring {
	int32_t threshold, statement;	/* probabilities */
	int32_t slope, rules[SAYINGS];
	struct statement_scores barrier, enabler;
	struct lexis *codes;
	struct code_scores *of_codes;	/* by their ids */
	size_t count, room;
};

/* Zero-initialise; scoring_free. `classes` are the names of cue classes, NULL behind the last.
 * False and fault ("path:line:column: ...") for a mistake. */
bool scoring_read(struct scoring *scoring, const char *path, const char *const *classes,
	struct fault *fault);
void scoring_free(struct scoring *scoring);

/* Zeros for a code that the table does not name. */
struct code_scores scoring_of(const struct scoring *scoring, struct slice code);

#endif
