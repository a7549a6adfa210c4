#include "flow.h"

#include <stdlib.h>

const char *const flow_arm_names[ARMS] = { "databases", "other methods" };

static const char *const box_names[BOXES] = {
	"records identified", "records screened", "reports sought", "reports assessed"
};

bool
flow_open(struct flow *flow)
{
	for (size_t arm = 0; arm < ARMS; arm++)
		for (size_t list = 0; list < LISTS; list++)
			if (!counts_begin(&flow->arms[arm].lists[list]))
				return false;
	return true;
}

void
flow_free(struct flow *flow)
{
	for (size_t arm = 0; arm < ARMS; arm++)
		for (size_t list = 0; list < LISTS; list++)
			counts_free(&flow->arms[arm].lists[list]);
}

uint64_t
flow_list_sum(const struct counts *list)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < list->count; i++)
		sum += list->at[i];
	return sum;
}

static int
counted_order(const void *left, const void *right)
{
	const struct counted *a = left, *b = right;

	if (a->times != b->times)
		return a->times > b->times ? -1 : 1;
	return slice_compare(a->name, b->name);
}

struct counted *
flow_list_sorted(const struct counts *list)
{
	struct counted *sorted = counts_sorted(list);

	if (sorted && list->count)
		qsort(sorted, list->count, sizeof *sorted, counted_order);
	return sorted;
}

uint64_t
flow_reports(const struct flow *flow)
{
	return flow->arms[ARM_DATABASES].leaves[LEAF_INCLUDED]
		+ flow->arms[ARM_OTHER].leaves[LEAF_INCLUDED];
}

/* Sets the next box to what is left of one; false and fault if more goes than there is. */
static bool
take_off(struct flow *flow, enum flow_arm arm, enum flow_box from, uint64_t gone,
	struct fault *fault)
{
	uint64_t *boxes = flow->arms[arm].boxes;

	if (gone > boxes[from])
		return fault_set(fault, "%s: %s: %llu, but %llu of them are said to go",
			flow_arm_names[arm], box_names[from], (unsigned long long)boxes[from],
			(unsigned long long)gone);
	boxes[from + 1] = boxes[from] - gone;
	return true;
}

/* Nothing waits for a decision. */
static bool
check_decided(const struct flow *flow, enum flow_arm arm, struct fault *fault)
{
	const uint64_t *leaves = flow->arms[arm].leaves;

	return (leaves[LEAF_OPEN] == 0 && leaves[LEAF_CONFLICT] == 0)
		|| fault_set(fault, "%s: %llu undecided and %llu in conflict; decide on them with "
			"tl-screen first", flow_arm_names[arm],
			(unsigned long long)leaves[LEAF_OPEN],
			(unsigned long long)leaves[LEAF_CONFLICT]);
}

static bool
check_claims(const struct flow *flow, enum flow_arm arm, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	for (size_t box = 0; box < BOXES; box++) {
		const struct flow_claim *claim = &flow->arms[arm].claims[box];
		uint64_t count = flow->arms[arm].boxes[box];

		if (claim->path && claim->count != count)
			return fault_set(fault, "%s:%zu: %s: %s: %llu, but the others make %llu",
				quoted(shown, slice_of(claim->path)), claim->line,
				flow_arm_names[arm], box_names[box],
				(unsigned long long)claim->count, (unsigned long long)count);
	}
	return true;
}

/* The end of an arm: what was assessed is excluded or included. */
static bool
check_end(const struct flow *flow, enum flow_arm arm, struct fault *fault)
{
	uint64_t excluded = flow_list_sum(&flow->arms[arm].lists[LIST_REASONS]);
	uint64_t included = flow->arms[arm].leaves[LEAF_INCLUDED];
	uint64_t assessed = flow->arms[arm].boxes[BOX_ASSESSED];

	return excluded + included == assessed
		|| fault_set(fault, "%s: %s: %llu, but %llu excluded and %llu included make %llu",
			flow_arm_names[arm], box_names[BOX_ASSESSED], (unsigned long long)assessed,
			(unsigned long long)excluded, (unsigned long long)included,
			(unsigned long long)(excluded + included));
}

static bool
close_arm(struct flow *flow, enum flow_arm arm, struct fault *fault)
{
	const uint64_t *leaves = flow->arms[arm].leaves;

	flow->arms[arm].boxes[BOX_IDENTIFIED] = flow_list_sum(&flow->arms[arm].lists[LIST_SOURCES])
		+ flow_list_sum(&flow->arms[arm].lists[LIST_REGISTERS]);
	return take_off(flow, arm, BOX_IDENTIFIED, leaves[LEAF_DUPLICATES]
			+ leaves[LEAF_AUTOMATION] + leaves[LEAF_REMOVED], fault)
		&& take_off(flow, arm, BOX_SCREENED, leaves[LEAF_EXCLUDED], fault)
		&& take_off(flow, arm, BOX_SOUGHT, leaves[LEAF_NOT_RETRIEVED], fault)
		&& check_decided(flow, arm, fault) && check_claims(flow, arm, fault)
		&& check_end(flow, arm, fault);
}

bool
flow_close(struct flow *flow, struct fault *fault)
{
	uint64_t reports = flow_reports(flow);

	if (flow->studies > reports)
		return fault_set(fault, "studies included: %llu, but reports of them: %llu",
			(unsigned long long)flow->studies, (unsigned long long)reports);
	return close_arm(flow, ARM_DATABASES, fault) && close_arm(flow, ARM_OTHER, fault);
}
