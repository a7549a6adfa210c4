/* flow.h: the flow of records through a review, with the boxes of PRISMA 2020 (M. J. Page and
 * others, "The PRISMA 2020 statement: an updated guideline for reporting systematic reviews", BMJ
 * 372, 2021, n71, figure 1).
 *
 * It has two arms: databases and registers, and other methods (websites, organisations,
 * citations). Of each the leaves are counted; its boxes follow from them, and must come out:
 *
 *   screened = identified - duplicates - automation - removed
 *   sought   = screened - excluded
 *   assessed = sought - not retrieved = excluded with reasons + included
 *
 * Other methods have no box for records screened: what is removed or excluded there was not
 * sought. */
#ifndef TL_PRISMA_FLOW_H
#define TL_PRISMA_FLOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "counts.h"
#include "fault.h"

enum flow_arm {
	ARM_DATABASES, ARM_OTHER,
	ARMS
};

enum flow_leaf {
	LEAF_DUPLICATES, LEAF_AUTOMATION, LEAF_REMOVED,	/* before screening */
	LEAF_EXCLUDED,					/* on title and abstract */
	LEAF_NOT_RETRIEVED,
	LEAF_INCLUDED,					/* reports */
	LEAF_OPEN, LEAF_CONFLICT,			/* that must be none */
	LEAVES
};

enum flow_list {
	LIST_SOURCES,		/* records identified, by database or other method */
	LIST_REGISTERS,		/* the same by register */
	LIST_REASONS,		/* reports excluded, by reason */
	LISTS
};

enum flow_box {
	BOX_IDENTIFIED, BOX_SCREENED, BOX_SOUGHT, BOX_ASSESSED,
	BOXES
};

/* What somebody says that a box has. */
struct flow_claim {
	const char *path;	/* NULL: nobody does */
	size_t line;
	uint64_t count;
};

struct flow {
	struct {
		struct counts lists[LISTS];
		uint64_t leaves[LEAVES], boxes[BOXES];
		struct flow_claim claims[BOXES];
	} arms[ARMS];
	uint64_t studies;	/* included: of both arms */
};

extern const char *const flow_arm_names[ARMS];

/* Zero-initialise; flow_free in any case. False: no memory. */
bool flow_open(struct flow *flow);
void flow_free(struct flow *flow);

/* The sum of a list. */
uint64_t flow_list_sum(const struct counts *list);

/* The list with the largest first, equal ones by name; to be freed. NULL: no memory. */
struct counted *flow_list_sorted(const struct counts *list);

/* Reports of both arms. */
uint64_t flow_reports(const struct flow *flow);

/* Fills the boxes. False and fault, with both numbers, where they do not come out. */
bool flow_close(struct flow *flow, struct fault *fault);

#endif
