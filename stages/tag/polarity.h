/* polarity.h: whether a sentence says that a term hinders or helps: the algebra of cues.
 *
 * A pure function of one term and the cues of its sentence. A cue "holds" a term or another cue that
 * its scope (scope.h) overlaps; never one whose span it lies inside: what is part of a term says
 * nothing about it. The nearest cue is the one with the fewest words between; of two as near the one
 * with the higher weight, then the first. The rules, in this order:
 *
 *   1. Governing. A deficit (lack of) that holds a resource, a neutral or an enabling term makes it a
 *      barrier. A deficit or removal (overcome) that holds a problem or hindering term makes it an
 *      enabler. Of several the nearest.
 *   2. Else the nearest barrier or enabler cue that holds the term decides.
 *   3. Else the kind: problem and hindering are barriers, enabling enablers, and a resource that
 *      a recommendation holds is an enabler. What is left is neutral: a mention.
 *   4. Turning. A removal before the barrier cue or the deficit that decided, and holding it, makes an
 *      enabler of the barrier; a deficit that so holds an enabler cue makes a barrier of the enabler.
 *   5. Denial. A negator that holds the deciding cue (by rule 3: the term) makes a barrier of an
 *      enabler ("did not improve") and of a barrier "denied" ("was not a barrier").
 *   6. Mere mention. In a sentence with an aim, method, background or gap cue that holds the
 *      term, what only rule 2 decided by a cue that opens no list, or rule 3 for a resource or
 *      problem, is neutral. Enabling and hindering terms are findings and stay.
 *
 * A topic cue ("barriers and facilitators to") silences the barrier and enabler cues that it overlaps
 * before all this: see cues_silence.
 *
 * The status beside it is the first that applies: gap, if a gap cue holds the term; recommended;
 * hedged; else reported. */
#ifndef TL_POLARITY_H
#define TL_POLARITY_H

#include <stddef.h>

#include "lexicon.h"
#include "place.h"

struct placed_term {
	struct place at;
	enum term_kind kind;
};

struct placed_cue {
	struct place at, scope;
	enum cue_class class;
	bool list;	/* opens a list: "barriers included" */
	bool silent;	/* does not count: cues_silence */
	double weight;
};

enum polarity {
	POLARITY_NEUTRAL, POLARITY_BARRIER, POLARITY_ENABLER, POLARITY_DENIED
};

enum status {
	STATUS_REPORTED, STATUS_HEDGED, STATUS_RECOMMENDED, STATUS_GAP
};

enum {
	JUDGEMENT_CUES = 5	/* deciding, turning, denying, mentioning, giving the status */
};

struct judgement {
	enum polarity polarity;
	enum status status;
	const struct placed_cue *cues[JUDGEMENT_CUES];	/* of those given; in the order of the text */
	size_t cue_count;
};

/* How records have them. */
const char *polarity_name(enum polarity polarity);
const char *status_name(enum status status);

/* Marks the cues that topic cues silence. */
void cues_silence(struct placed_cue *cues, size_t count);

/* `cues` are by place, as in the text. */
void polarity_judge(const struct placed_term *term, const struct placed_cue *cues, size_t count,
	struct judgement *out);

#endif
