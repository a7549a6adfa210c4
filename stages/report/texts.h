/* texts.h: what a paper says of a count in words, as Markdown. */
#ifndef TL_REPORT_TEXTS_H
#define TL_REPORT_TEXTS_H

#include <stdbool.h>
#include <stdint.h>

#include "fault.h"
#include "slice.h"
#include "sums.h"
#include "view.h"

/* Each is false with a fault without memory, and false alone if the emitter takes no more.
 * What the view has no manifest or no labels for is said to be unknown. */

/* How the documents became numbers, paragraph by paragraph; with a manifest also tables of the
 * commands and of the files with their hashes. */
bool text_methods(struct view *view, struct fault *fault);

/* What the numbers do not show, in one paragraph. */
bool text_limitations(struct view *view, struct fault *fault);

/* For the methods: the tables of the manifest, which must be there. */
bool text_provenance(struct view *view, struct fault *fault);

/* For the texts: all groups of documents together. */
struct text_corpus {
	uint64_t documents, sentences, words;
};

struct text_corpus text_corpus(const struct ledger *ledger);

/* The same of a lexicon's references, whole codes. */
struct text_references {
	uint64_t barriers, enablers, uncoded;
};

struct text_references text_references(const struct ledger *ledger, struct slice lexicon);

/* Codes of a chapter at the top and below, "uncoded" left out. */
struct text_codes {
	uint64_t themes, subthemes;
	uint64_t unmet;		/* of those below, or of the themes where there are none below,
				 * that have neither barrier nor enabler */
};

struct text_codes text_codes(const struct view *view, const struct chapter *chapter);

/* Adds what makes a cell key by a rule: "share ... is at or above the 0.75 quantile ...". */
void text_rule(struct buffer *out, const struct cell_rule *rule);

/* Adds what intervals are: "95% interval from 1,000 replicates ...". */
void text_bootstrap(struct buffer *out, const struct cell_bootstrap *bootstrap);

#endif
