/* labels.h: what the headings and labels of sections say about the section.
 *
 *   abstract          Abstract, Summary, Executive summary
 *   background        Background, Introduction, Context, Rationale, Literature review
 *   aims              Aim, Objectives, Purpose, Research question, Hypothesis, Scope
 *   methods           Methods, Design, Setting, Participants, Data sources, Main outcome measures
 *   results           Results, Findings, Outcomes
 *   discussion        Discussion, Interpretation
 *   conclusions       Conclusions, Key messages, Significance
 *   recommendations   Recommendations, Implications for practice, Future research, Next steps
 *   limitations       Limitations, Strengths and limitations, Caveats
 *   barriers          Barriers, Key challenges, Obstacles to integration, What got in the way
 *   enablers          Enablers, Facilitators of change, Success factors, What helped
 *   references        References, Bibliography
 *   acknowledgements  Acknowledgements, Funding, Competing interests, Author contributions
 *   keywords          Keywords, Index terms
 *   other             every other heading
 *
 * labels.c holds the whole list. Labels that are joined by "and", "/" or a comma have the kind of
 * the first; barriers together with enablers are other. */
#ifndef TL_SEGMENT_LABELS_H
#define TL_SEGMENT_LABELS_H

#include "slice.h"

enum {
	LABEL_BYTES = 64	/* a longer text is no known label */
};

#define KIND_OTHER SLICE("other")

/* The kind of a label without number; case, asterisks and a colon or stop behind it do not matter.
 * Its size is 0 if the label is not known. It lives for ever. */
struct slice label_kind(struct slice label);

/* A quick no for most texts. Zero-initialise; made on first use. */
struct label_filter {
	uint32_t bits[128];	/* hashes of the first bytes of all labels in the list */
	bool ready;
};

/* False if no label of the list stands at the start of `text`. */
bool label_may_begin(struct label_filter *filter, struct slice text);

#endif
