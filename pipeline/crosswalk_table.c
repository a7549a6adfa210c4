#include "crosswalk_table.h"

#include <stdlib.h>

#include "array.h"
#include "cell.h"

struct columns {
	size_t code, to, relation;
};

bool
crosswalk_is_relation(struct slice relation)
{
	return slice_is(relation, "same") || slice_is(relation, "narrower")
		|| slice_is(relation, "broader") || slice_is(relation, "related");
}

static bool
is_wanted(struct slice relation, const struct strings *relations)
{
	for (size_t i = 0; i < relations->count; i++)
		if (slice_is(relation, relations->at[i]))
			return true;
	return relations->count == 0;
}

static bool
bad_cell(const struct tsv *tsv, struct slice cell, const char *what, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	fault_set(fault, "\"%s\" is no %s", quoted(shown, cell), what);
	return tsv_place(tsv, cell.at, fault);
}

static bool
row_add(struct crosswalk_table *table, struct crosswalk_row row, struct fault *fault)
{
	struct crosswalk_row *rows = array_reserve(table->at, &table->room, table->count, 1,
		sizeof row);

	if (!rows)
		return fault_memory(fault);
	table->at = rows;
	rows[table->count++] = row;
	return true;
}

static bool
row_read(struct crosswalk_table *table, const struct columns *columns,
	const struct strings *relations, struct fault *fault)
{
	const struct tsv *tsv = table->tsv;
	struct crosswalk_row row = {
		tsv_cell(tsv, columns->code), tsv_cell(tsv, columns->to), tsv_line(tsv)
	};
	struct slice relation = tsv_cell(tsv, columns->relation);

	if (!cell_is_path(row.code))
		return bad_cell(tsv, row.code, "path of names divided by slashes", fault);
	if (slice_is(row.to, "-")) {
		row.to.size = 0;
		return row_add(table, row, fault);
	}
	if (!cell_is_path(row.to))
		return bad_cell(tsv, row.to, "path of names divided by slashes; "
			"put - where there is no counterpart", fault);
	if (relation.size == 0)
		relation = SLICE("related");
	else if (!crosswalk_is_relation(relation))
		return bad_cell(tsv, relation, "relation; use same, narrower, broader or related",
			fault);
	if (!is_wanted(relation, relations))
		row.to.size = 0;
	return row_add(table, row, fault);
}

static int
row_order(const void *left, const void *right)
{
	const struct crosswalk_row *a = left, *b = right;
	int order = slice_compare(a->code, b->code);

	return order ? order : (a->line > b->line) - (a->line < b->line);
}

bool
crosswalk_table_open(struct crosswalk_table *table, const char *path,
	const struct strings *relations, struct fault *fault)
{
	struct columns columns;

	table->tsv = tsv_open(path, fault);
	if (!table->tsv || !tsv_need_column(table->tsv, "code", &columns.code, fault)
			|| !tsv_need_column(table->tsv, "to", &columns.to, fault))
		return false;
	columns.relation = tsv_column(table->tsv, "relation");
	while (tsv_next(table->tsv))
		if (!row_read(table, &columns, relations, fault))
			return false;
	if (table->count)
		qsort(table->at, table->count, sizeof *table->at, row_order);
	return true;
}

void
crosswalk_table_close(struct crosswalk_table *table)
{
	tsv_close(table->tsv);
	free(table->at);
	*table = (struct crosswalk_table){ 0 };
}

const struct crosswalk_row *
crosswalk_table_find(const struct crosswalk_table *table, struct slice code, size_t *count)
{
	size_t from = 0, to = table->count;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (slice_compare(table->at[middle].code, code) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	for (to = from; to < table->count && slice_equal(table->at[to].code, code); to++)
		;
	*count = to - from;
	return *count ? &table->at[from] : NULL;
}
