/* quotations_inside.h: what reads the records of quotations.h. */
#ifndef TL_REPORT_QUOTATIONS_INSIDE_H
#define TL_REPORT_QUOTATIONS_INSIDE_H

#include "arena.h"
#include "group.h"
#include "hand.h"
#include "lexis.h"
#include "quotations.h"

struct reading {
	struct quotations *quotations;
	const struct ledger *ledger;
	const struct quotations_source *source;
	struct page_blocks documents, sentences;
	struct hand hand;	/* of no stages: it reads records */
	struct arena arena;	/* of the names of fields */
	struct strings by;
	struct group_fields fields;
	struct buffer names, values, row;
	struct lexis *rows;	/* "integrated-care/terms.tsv:12" */
};

/* Takes what is quoted of a record. False and fault for one that lacks a layer or was not
 * counted. */
bool quotations_take(struct reading *reading, struct record *record, struct fault *fault);

#endif
