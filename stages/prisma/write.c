#include "write.h"

#include <stdlib.h>

#include "json.h"

static void
add_number(struct buffer *out, const char *name, uint64_t number)
{
	buffer_add_format(out, "\"%s\":%llu", name, (unsigned long long)number);
}

static void
add_list(struct buffer *out, const char *name, const struct counts *list)
{
	struct counted *sorted = flow_list_sorted(list);

	out->failed |= sorted == NULL;
	buffer_add_format(out, "\"%s\":[", name);
	for (size_t i = 0; sorted && i < list->count; i++) {
		buffer_add_string(out, i ? ",{\"name\":" : "{\"name\":");
		json_add_string(out, sorted[i].name);
		buffer_add_char(out, ',');
		add_number(out, "count", sorted[i].times);
		buffer_add_char(out, '}');
	}
	buffer_add_char(out, ']');
	free(sorted);
}

static void
add_arm(const struct flow *flow, enum flow_arm arm, struct buffer *out)
{
	static const struct {
		const char *name;
		enum flow_leaf leaf;
	} removed[] = {
		{ "duplicates", LEAF_DUPLICATES }, { "automation", LEAF_AUTOMATION },
		{ "removed", LEAF_REMOVED },
	};
	const uint64_t *leaves = flow->arms[arm].leaves, *boxes = flow->arms[arm].boxes;
	const struct counts *lists = flow->arms[arm].lists;

	buffer_add_char(out, '{');
	add_number(out, "identified", boxes[BOX_IDENTIFIED]);
	buffer_add_char(out, ',');
	add_list(out, "sources", &lists[LIST_SOURCES]);
	buffer_add_char(out, ',');
	add_list(out, "registers", &lists[LIST_REGISTERS]);
	for (size_t i = 0; i < sizeof removed / sizeof *removed; i++) {
		buffer_add_char(out, ',');
		add_number(out, removed[i].name, leaves[removed[i].leaf]);
	}
	buffer_add_format(out, ",\"screened\":%llu,\"excluded\":%llu,\"sought\":%llu,"
		"\"not_retrieved\":%llu,\"assessed\":%llu,",
		(unsigned long long)boxes[BOX_SCREENED], (unsigned long long)leaves[LEAF_EXCLUDED],
		(unsigned long long)boxes[BOX_SOUGHT],
		(unsigned long long)leaves[LEAF_NOT_RETRIEVED],
		(unsigned long long)boxes[BOX_ASSESSED]);
	add_list(out, "reasons", &lists[LIST_REASONS]);
	buffer_add_char(out, ',');
	add_number(out, "included", leaves[LEAF_INCLUDED]);
	buffer_add_char(out, '}');
}

void
write_json(const struct flow *flow, struct buffer *out)
{
	buffer_add_string(out, "{\"kind\":\"prisma\",\"databases\":");
	add_arm(flow, ARM_DATABASES, out);
	buffer_add_string(out, ",\"other\":");
	add_arm(flow, ARM_OTHER, out);
	buffer_add_char(out, ',');
	add_number(out, "studies", flow->studies);
	buffer_add_char(out, ',');
	add_number(out, "reports", flow_reports(flow));
	buffer_add_string(out, "}\n");
}

enum column {
	COLUMN_VIA, COLUMN_BOX, COLUMN_OF, COLUMN_COUNT,
	COLUMNS
};

static const struct sheet sheet = {
	.title = { "PRISMA 2020 flow", 16 },
	.columns = (struct sheet_column[]){
		{ { "via", 3 }, SHEET_TEXT, false }, { { "box", 3 }, SHEET_TEXT, false },
		{ { "of these", 8 }, SHEET_TEXT, false }, { { "count", 5 }, SHEET_COUNT, false },
	},
	.column_count = COLUMNS
};

static struct slice
via_of(const struct box *box)
{
	return box->arm == ARMS ? SLICE("all") : slice_of(flow_arm_names[box->arm]);
}

void
write_table(const struct boxes *boxes, const struct sheet_format *format, struct buffer *out)
{
	buffer_add_string(out, format->head ? format->head : "");
	format->begin(out, &sheet, true);
	for (size_t i = 0; i < boxes->count; i++) {
		const struct box *box = &boxes->at[i];
		struct sheet_cell cells[COLUMNS] = {
			sheet_text(via_of(box)), sheet_text(box->title)
		};

		cells[COLUMN_COUNT] = sheet_count(box->count);
		if (box->counted)
			format->row(out, &sheet, cells, !box->aside);
		for (size_t line = 0; line < box->line_count; line++) {
			cells[COLUMN_OF] = sheet_text(box->lines[line].label);
			cells[COLUMN_COUNT] = sheet_count(box->lines[line].count);
			cells[COLUMN_VIA].echo = cells[COLUMN_BOX].echo = box->counted || line > 0;
			format->row(out, &sheet, cells, false);
		}
	}
	format->end(out, &sheet);
	buffer_add_string(out, format->foot ? format->foot : "");
}
