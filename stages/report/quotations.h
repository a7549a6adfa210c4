/* quotations.h: the sentences behind the numbers of a count, from the records that were counted.
 *
 * Kept as the JSON that the page holds (page.js reads it), so that memory grows with the page:
 *   documents   [id, title, authors, year, source, language]
 *   sentences   [document, text, number, section]: what is quoted; one for all tags in it
 *   references  [sentence, start, end, row, status, score, cues]: a tag; start and end in UTF-16
 *               code units; the score null if there is none; a cue is [class, start, end], or
 *               [class, text] where it stands outside of what is quoted
 *   rows        [row, pattern]: the lexicon's rows that decided, "integrated-care/terms.tsv:12";
 *               the pattern empty if it is not known
 * Quoted are barriers, enablers and what was denied; not what is neutral. */
#ifndef TL_REPORT_QUOTATIONS_H
#define TL_REPORT_QUOTATIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"
#include "fault.h"
#include "ledger.h"
#include "options.h"
#include "page_blocks.h"
#include "term_rows.h"

/* Of a cell of the ledger. */
struct quotation_counts {
	uint64_t seen;	/* references, those of the codes below it too */
	uint64_t own;	/* references to this very code */
	uint64_t kept;	/* of these, how many are quoted */
};

struct quotation {
	size_t at, size;	/* in text */
	uint32_t cell;		/* the ledger's, of its very code */
};

struct quotations {
	struct buffer documents, sentences;	/* blocks, whole */
	struct quotation *at;			/* by cell, then as they were read */
	size_t count, room;
	struct buffer text;			/* of all of them */
	struct quotation_counts *cells;		/* parallel to the ledger's */
	uint64_t *group_documents;		/* the same for its groups */
	uint64_t document_count;		/* that are quoted */
	struct buffer rows;			/* the items of an array */
};

/* Where quotations come from. */
struct quotations_source {
	struct strings files;		/* the records */
	uint64_t limit;			/* of references that are quoted of each group, code and
					 * polarity, the first ones; 0: none */
	const struct term_rows *rows;	/* of the lexicons at hand */
	size_t row_count;
};

/* The ledger is closed. `quotations` is zero-initialised, quotations_free also after a false: a
 * file that cannot be read, or records that are not those that were counted. */
bool quotations_read(struct quotations *quotations, const struct ledger *ledger,
	const struct quotations_source *source, struct fault *fault);
void quotations_free(struct quotations *quotations);

/* Whether cells of this polarity are quoted. */
bool quotations_have(enum cell_polarity polarity);

#endif
