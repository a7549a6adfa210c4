/* reason.h: why a tag is there, before it is put into words: what is quoted, the row and the cues
 * that decided, what else was considered.
 *
 * Offsets are bytes of the text. What it points to lives as long as the record, what the tagging
 * has found, and the arena. */
#ifndef TL_WHY_REASON_H
#define TL_WHY_REASON_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "quote.h"
#include "record.h"
#include "tagging.h"

/* What became of a term or cue that matched. */
enum fate {
	FATE_KEPT,	/* a barrier or an enabler */
	FATE_DENIED,
	FATE_MENTION,	/* neutral: nothing was decided */
	FATE_LITTLE,	/* neutral, for a reason that only the lexicon could tell: */
	FATE_THRESHOLD,	/* its score is below .limit */
	FATE_SHARE,	/* its score is below the share .limit of .best */
	FATE_CAP,	/* .limit codes stand above it */
	FATE_PLACE,	/* its part of the text holds no findings */
	FATE_GAVE_WAY,	/* to .winner */
	FATE_IDLE,	/* a cue that did nothing to the tag */
	FATE_NO_TAG	/* of the term none was made */
};

struct outcome {
	enum fate fate;
	int32_t limit, best;	/* thousandths; a cap is whole */
	const struct entry *winner;
};

/* Something else in the quotation. */
struct rival {
	struct span span;
	const struct tag *tag;		/* that came of it; NULL: none */
	const struct entry *entry;	/* NULL: its row is not known */
	struct outcome outcome;
};

struct reason_cue {
	const struct tag_cue *cue;
	const struct entry *entry;	/* NULL: not known, or none: the label of a section */
	bool outside;			/* of the sentence: from above */
};

/* Whether the lexicon at hand gives the tag. */
enum standing {
	STANDING_UNKNOWN,	/* it is not at hand */
	STANDING_SAME,
	STANDING_OTHER,		/* the row matches, and gives .now */
	STANDING_UNMATCHED,	/* the row is .entry and does not match there */
	STANDING_GONE		/* there is no such row */
};

struct reason {
	const struct tag *tag;
	struct slice lexicon, rule;	/* whose row it is; of a crosswalk not the tag's */
	bool crossed;			/* tl-crosswalk has made the tag */
	struct slice text;
	struct quote quote;
	const struct section *section;	/* NULL: none */
	bool absent;			/* lexicons are at hand, but not this one */
	struct outcome outcome;
	enum standing standing;
	const struct entry *entry;	/* NULL: not known */
	const struct tag *now;		/* what the row gives there; NULL: nothing */
	struct reason_cue *cues;
	size_t cue_count;
	const struct sight **evidence;	/* of the code and of the statement, each row once */
	size_t evidence_count;
	struct rival *rivals;		/* in the order of the text */
	size_t rival_count;
};

/* A tag of the record, whose tags are in order. The tagging is open and has run over the record's
 * line, or is not open. False: no memory, or what the record lacks. */
bool reason_find(struct reason *reason, struct record *record, const struct tag *tag,
	const struct tagging *tagging, struct arena *arena, struct fault *fault);

#endif
