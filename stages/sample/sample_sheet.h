/* sample_sheet.h: what was drawn, as a coding sheet (pipeline/coding_sheet.h). */
#ifndef TL_SAMPLE_SHEET_H
#define TL_SAMPLE_SHEET_H

#include <stdbool.h>
#include <stdint.h>

#include "fault.h"
#include "stage.h"
#include "strata.h"

struct sample_sheet {
	struct strata *strata;	/* closed; keys: code, line feed, values as of group.h */
	uint64_t seed;
	uint64_t total;		/* 0: no limit to all */
	bool show;		/* tags, and the strata by name */
};

/* A row for each sentence, by document and place. The weight is the number of sentences in its
 * stratum for each that was drawn (W. G. Cochran, "Sampling Techniques", 3rd ed. 1977, chapter
 * 5). Where the coder is not to see names, strata have numbers in an order that the seed
 * draws. */
bool sample_sheet_emit(const struct sample_sheet *sheet, struct emitter *emitter,
	struct fault *fault);

#endif
