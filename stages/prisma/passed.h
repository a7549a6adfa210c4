/* passed.h: what records say of the flow: where they come from, what they are duplicates of
 * (tl-dedupe), what was decided on them (tl-screen). */
#ifndef TL_PRISMA_PASSED_H
#define TL_PRISMA_PASSED_H

#include <stdbool.h>

#include "fault.h"
#include "flow.h"
#include "options.h"
#include "status.h"

struct passed_settings {
	struct strings registers, others;	/* sources that are such; all else are databases */
	const char *study;	/* member by which reports are of one study; NULL: none */
};

/* Adds the records of the files (none: standard input) to the flow. *abstracts is how many are
 * included without a decision on their full text. Memory is bounded by the duplicates and the
 * sources. */
enum status passed_read(struct flow *flow, const struct strings *operands,
	const struct passed_settings *settings, uint64_t *abstracts, struct fault *fault);

#endif
