/* tagging.h: records tagged once more, by the lexicons at hand, with all that was seen on the way.
 *
 * It is tl-tag itself that does it, on the tokens and stems of the record; of its options polar is
 * left out, so that neutral tags are there. */
#ifndef TL_WHY_TAGGING_H
#define TL_WHY_TAGGING_H

#include <stdbool.h>

#include "chain.h"
#include "fault.h"
#include "hand.h"
#include "lexicon.h"
#include "options.h"
#include "sights.h"

/* What tl-tag was called with. */
struct tagging_options {
	struct strings lexicons, cues, sections;
	const char *threshold, *share, *cap;	/* NULL: as the lexicons say */
};

/* Zero-initialise; tagging_close in any case. */
struct tagging {
	const struct tagging_options *options;	/* borrowed */
	struct lexicons *set;			/* NULL: not open */
	struct chain chain;
	struct hand hand;
	struct sights sights;
	const struct tags *tags;	/* of the last record */
};

/* False and fault for what tl-tag refuses. */
bool tagging_open(struct tagging *tagging, const struct tagging_options *options,
	struct fault *fault);
void tagging_close(struct tagging *tagging);

/* Tags a record's line, which is borrowed until the next. False and fault for one without stems,
 * and for what tl-tag rejects. */
bool tagging_run(struct tagging *tagging, struct slice line, struct fault *fault);

/* What barriers and enablers of a lexicon need. False: the lexicon is not among them. */
bool tagging_limits(const struct tagging *tagging, struct slice lexicon,
	struct lexicon_limits *limits);

/* The row of a lexicon, or of cues, that a rule names; NULL: there is none. */
const struct entry *tagging_row(const struct tagging *tagging, struct slice lexicon,
	struct slice rule);

#endif
