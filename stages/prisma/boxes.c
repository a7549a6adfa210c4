#include "boxes.h"

#include <stdlib.h>

/* The box that is made now. */
static struct box *
open_box(struct boxes *boxes, enum flow_arm arm, enum box_row row, bool aside, const char *title)
{
	struct box *box = &boxes->at[boxes->count++];

	*box = (struct box){ .arm = arm, .row = row, .aside = aside, .title = slice_of(title) };
	return box;
}

static void
add_counted(struct boxes *boxes, enum flow_arm arm, enum box_row row, bool aside, const char *title,
	uint64_t count)
{
	struct box *box = open_box(boxes, arm, row, aside, title);

	box->counted = true;
	box->count = count;
}

static bool
add_line(struct box *box, unsigned depth, struct slice label, uint64_t count)
{
	struct box_line *lines = realloc(box->lines, (box->line_count + 1) * sizeof *lines);

	if (!lines)
		return false;
	box->lines = lines;
	lines[box->line_count++] = (struct box_line){ label, count, depth };
	return true;
}

static bool
add_list(struct box *box, unsigned depth, const struct counts *list)
{
	struct counted *sorted = flow_list_sorted(list);
	bool good = sorted != NULL;

	for (size_t i = 0; good && i < list->count; i++)
		good = add_line(box, depth, sorted[i].name, sorted[i].times);
	free(sorted);
	return good;
}

static bool
add_sources(struct boxes *boxes, const struct flow *flow, enum flow_arm arm)
{
	const struct counts *lists = flow->arms[arm].lists;
	uint64_t registers = flow_list_sum(&lists[LIST_REGISTERS]);
	struct box *box;

	add_counted(boxes, arm, ROW_IDENTIFICATION, false, "Records identified",
		flow->arms[arm].boxes[BOX_IDENTIFIED]);
	box = &boxes->at[boxes->count - 1];
	if (arm == ARM_OTHER)
		return add_list(box, 1, &lists[LIST_SOURCES]);
	return add_line(box, 1, SLICE("Databases"), box->count - registers)
		&& add_list(box, 2, &lists[LIST_SOURCES])
		&& add_line(box, 1, SLICE("Registers"), registers)
		&& add_list(box, 2, &lists[LIST_REGISTERS]);
}

static bool
add_removed(struct boxes *boxes, const struct flow *flow, enum flow_arm arm)
{
	const uint64_t *leaves = flow->arms[arm].leaves;
	struct box *box = open_box(boxes, arm, ROW_IDENTIFICATION, true,
		"Records removed before screening");

	return add_line(box, 1, SLICE("Duplicate records"), leaves[LEAF_DUPLICATES])
		&& add_line(box, 1, SLICE("Marked as ineligible by automation tools"),
			leaves[LEAF_AUTOMATION])
		&& add_line(box, 1, SLICE("Removed for other reasons"), leaves[LEAF_REMOVED]);
}

/* Of other methods, what was not sought. */
static bool
add_not_sought(struct boxes *boxes, const struct flow *flow)
{
	const uint64_t *leaves = flow->arms[ARM_OTHER].leaves;
	uint64_t removed = leaves[LEAF_AUTOMATION] + leaves[LEAF_REMOVED] + leaves[LEAF_EXCLUDED];
	struct box *box;

	if (removed + leaves[LEAF_DUPLICATES] == 0)
		return true;
	box = open_box(boxes, ARM_OTHER, ROW_IDENTIFICATION, true, "Records not sought");
	return add_line(box, 1, SLICE("Duplicate records"), leaves[LEAF_DUPLICATES])
		&& add_line(box, 1, SLICE("Removed or excluded"), removed);
}

static bool
add_reports(struct boxes *boxes, const struct flow *flow, enum flow_arm arm)
{
	const uint64_t *counts = flow->arms[arm].boxes;
	const struct counts *reasons = &flow->arms[arm].lists[LIST_REASONS];

	add_counted(boxes, arm, ROW_RETRIEVAL, false, "Reports sought for retrieval",
		counts[BOX_SOUGHT]);
	add_counted(boxes, arm, ROW_RETRIEVAL, true, "Reports not retrieved",
		flow->arms[arm].leaves[LEAF_NOT_RETRIEVED]);
	add_counted(boxes, arm, ROW_ELIGIBILITY, false, "Reports assessed for eligibility",
		counts[BOX_ASSESSED]);
	add_counted(boxes, arm, ROW_ELIGIBILITY, true, "Reports excluded",
		flow_list_sum(reasons));
	return add_list(&boxes->at[boxes->count - 1], 1, reasons);
}

static bool
add_databases(struct boxes *boxes, const struct flow *flow)
{
	if (!add_sources(boxes, flow, ARM_DATABASES) || !add_removed(boxes, flow, ARM_DATABASES))
		return false;
	add_counted(boxes, ARM_DATABASES, ROW_SCREENING, false, "Records screened",
		flow->arms[ARM_DATABASES].boxes[BOX_SCREENED]);
	add_counted(boxes, ARM_DATABASES, ROW_SCREENING, true, "Records excluded",
		flow->arms[ARM_DATABASES].leaves[LEAF_EXCLUDED]);
	return add_reports(boxes, flow, ARM_DATABASES);
}

bool
boxes_make(struct boxes *boxes, const struct flow *flow)
{
	*boxes = (struct boxes){ .other = flow->arms[ARM_OTHER].boxes[BOX_IDENTIFIED] > 0 };
	if (!add_databases(boxes, flow))
		return false;
	if (boxes->other && (!add_sources(boxes, flow, ARM_OTHER) || !add_not_sought(boxes, flow)
			|| !add_reports(boxes, flow, ARM_OTHER)))
		return false;
	add_counted(boxes, ARMS, ROW_INCLUDED, false, "Studies included in review", flow->studies);
	add_counted(boxes, ARMS, ROW_INCLUDED, false, "Reports of included studies",
		flow_reports(flow));
	return true;
}

void
boxes_free(struct boxes *boxes)
{
	for (size_t i = 0; i < boxes->count; i++)
		free(boxes->at[i].lines);
}
