/* polarity.h: whether a sentence says that a term hinders or helps: the algebra of cues.
 *
 * A pure function of one term and the cues of its sentence. A cue "holds" a term, or another cue,
 * that its scope (scope.h) or itself overlaps; never one whose span it lies inside: what is part
 * of a term says nothing about it. A negator and an aim, method or background cue must stand
 * clear of it altogether: "is not" says nothing about the term "not well explored". The nearest
 * cue is the one with the fewest words between; of two as near the one with the higher weight,
 * then the first. The rules, in this order:
 *
 *   1. Governing. A deficit (lack of) that holds a resource, a neutral or an enabling term makes
 *      it a barrier. A removal (overcome) that holds a problem or a hindering term makes it an
 *      enabler.
 *   2. Else enabling terms are enablers and hindering terms barriers: they say so themselves.
 *   3. Else the nearest barrier or enabler cue that holds the term and opens a list ("barriers
 *      included"), in the sentence or above it, decides.
 *   4. Else the nearest other barrier or enabler cue that holds the term; for a problem only a
 *      barrier cue: what helps near it seldom helps it.
 *   5. Else a problem is a barrier, and a resource that a recommendation holds an enabler. What is
 *      left is neutral: a mention.
 *   6. Turning. A removal before the deficit or barrier cue that decided, and holding it, makes an
 *      enabler of the barrier ("overcome the lack of"); a deficit so before an enabler cue makes a
 *      barrier of the enabler ("little support for").
 *   7. Denial. A negator that holds the cue that decided, or, if the kind decided, the term, makes
 *      a barrier of an enabler ("did not improve") and "denied" of a barrier ("was not a
 *      barrier").
 *   8. Mention. An aim, method, background or gap cue that holds the term says that it may be a
 *      mere mention, unless an opener decided: the score is lower (score.h).
 *
 * Before all this a topic cue ("barriers and facilitators to") silences the barrier and enabler
 * cues that it overlaps, a pseudo cue ("no doubt") all that it overlaps: cues_silence.
 *
 * What stands above the sentence (context.h) holds all of it and is farther away than every cue
 * in it; of those above the nearer comes first.
 *
 * The status beside the polarity is the first that applies: gap if a gap cue holds the term,
 * recommended, hedged, else reported. */
#ifndef TL_POLARITY_H
#define TL_POLARITY_H

#include <stddef.h>

#include "lexicon.h"
#include "place.h"
#include "record.h"

struct placed_term {
	struct place at;
	enum term_kind kind;
};

/* Where a cue stands that is not in the sentence, the nearest first. */
enum above {
	ABOVE_NOT, ABOVE_BEFORE, ABOVE_LIST, ABOVE_HEADING, ABOVE_SECTION
};

struct placed_cue {
	struct place at, scope;
	struct span span;	/* for the tag */
	enum cue_class class;
	bool list;	/* opens a list */
	enum above above;	/* if it is, `at` and `scope` count for nothing */
	bool silent;	/* does not count: see cues_silence */
	double weight;
	const struct entry *entry;	/* NULL: it is in no sentence */
};

enum polarity {
	POLARITY_NEUTRAL, POLARITY_BARRIER, POLARITY_ENABLER, POLARITY_DENIED
};

enum tag_status {
	STATUS_REPORTED, STATUS_HEDGED, STATUS_RECOMMENDED, STATUS_GAP
};

enum {
	JUDGEMENT_CUES = 5	/* deciding, turning, denying, mentioning, giving the status */
};

struct judgement {
	enum polarity polarity;
	enum tag_status status;
	const struct placed_cue *decider;	/* NULL: the term's kind decided */
	const struct placed_cue *mention;	/* says that it may be a mere mention */
	const struct placed_cue *cues[JUDGEMENT_CUES];	/* of those given; in their order */
	size_t cue_count;
};

/* Whether it is barrier or enabler. */
bool polarity_is_said(enum polarity polarity);

/* How records have them. */
struct slice polarity_name(enum polarity polarity);
struct slice status_name(enum tag_status status);

/* Marks the cues that topic and pseudo cues silence. */
void cues_silence(struct placed_cue *cues, size_t count);

/* `cues` are in the order of the text. */
void polarity_judge(const struct placed_term *term, const struct placed_cue *cues, size_t count,
	struct judgement *out);

/* What a cue says where there is no term: rules 6 to 8. `cue` is one of `cues`. */
void polarity_judge_cue(const struct placed_cue *cue, const struct placed_cue *cues, size_t count,
	struct judgement *out);

#endif
