/* learnt.h: what was learnt, as a folder that people read and tl-tag reads: the lexicon's own
 * with other weights in terms.tsv, and with evidence.tsv, scores.tsv and, for people,
 * changes.tsv. */
#ifndef TL_LEXICON_LEARNT_H
#define TL_LEXICON_LEARNT_H

#include "measure.h"

/* What people said of the examples in which an entry or a run of words is. */
struct record_of_hits {
	uint32_t hits, right, groups;
};

/* All is borrowed. */
struct learnt {
	const struct examples *examples;
	const struct weights *weights;
	const struct forecast *across;	/* its gains are those on examples not learnt from */
	const struct thresholds *thresholds;
};

/* Makes the folder, there only when whole; what else is in the lexicon's comes along. False and
 * fault. */
bool learnt_write(const struct learnt *learnt, const char *folder, struct fault *fault);

/* For its parts: the bytes of one table each. */
bool learnt_terms(const struct learnt *learnt, struct buffer *out, struct fault *fault);
void learnt_scores(const struct learnt *learnt, struct buffer *out);
bool learnt_evidence(const struct learnt *learnt, struct buffer *out, struct fault *fault);
bool learnt_changes(const struct learnt *learnt, struct buffer *out, struct fault *fault);

/* What lexicon.json says, with folders as they are meant from the new one. `parent` is the
 * folder that it is made in. */
bool learnt_settings(const struct examples *examples, const char *parent, struct buffer *out,
	struct fault *fault);

/* Weights are written to hundredths. */
int32_t learnt_weight(double weight);

/* Whether an entry is left out: where it is, its code is rarer than where there is no term of
 * it. */
bool learnt_drops(const struct learnt *learnt, size_t entry);

/* An entry's, and those of a row of evidence. */
struct record_of_hits learnt_entry_hits(const struct learnt *learnt, size_t entry);
struct record_of_hits learnt_evidence_hits(const struct learnt *learnt,
	const struct evidence_weight *evidence);

/* What people wrote in the note, "; ", and "learnt: 5 of 8 hits right, in 4 groups", which replaces
 * what stood behind an earlier "learnt: ". */
void learnt_note(struct slice note, struct record_of_hits hits, struct buffer *out);

/* The name of a target: a code, barrier or enabler. */
struct slice learnt_target(const struct examples *examples, size_t target);

#endif
