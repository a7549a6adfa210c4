#include "rows.h"

enum {
	INDENT = 8, INDENTS = 3,	/* deeper codes stand no farther in */
	NAME_LINES = 2,
	ABOVE = 5	/* each head, and what follows deeper codes */
};

static unsigned
depth_of(const struct outline *outline, uint32_t node)
{
	unsigned depth = 0;

	while ((node = outline->nodes[node].parent) != OUTLINE_NONE)
		depth++;
	return depth;
}

static const struct lettering *
lettering_of(const struct row *row)
{
	return row->head ? &drawing_strong : &drawing_plain;
}

static void
add_row(struct rows *rows, struct row row, unsigned depth)
{
	row.indent = INDENT * (depth < INDENTS ? depth : INDENTS);
	row.name = row.rest ? SLICE("in general")
		: rows->chapter->outline.nodes[row.node].label;
	rows->at[rows->count++] = row;
}

static struct sums
node_sums(const struct chapter *chapter, uint32_t node, const struct ledger *ledger,
	struct range groups)
{
	struct sums sum = { 0 };

	for (size_t i = groups.first; i < groups.end; i++)
		sums_add(&sum, sums_of(ledger, i, chapter->lexicon,
			chapter->outline.nodes[node].code));
	return sum;
}

/* Lines made by hand may say that there is more below than above. */
static void
take_away(uint64_t *from, uint64_t part)
{
	*from -= part < *from ? part : *from;
}

struct sums
row_sums(const struct rows *rows, const struct row *row, const struct ledger *ledger,
	struct range groups)
{
	const struct outline_node *nodes = rows->chapter->outline.nodes;
	struct sums sum = node_sums(rows->chapter, row->node, ledger, groups), below;
	uint32_t child = nodes[row->node].first;

	if (!row->rest)
		return sum;
	sum.documents = 0;
	for (; child != OUTLINE_NONE; child = nodes[child].next) {
		below = node_sums(rows->chapter, child, ledger, groups);
		take_away(&sum.barriers, below.barriers);
		take_away(&sum.enablers, below.enablers);
	}
	return sum;
}

static void
add_node(struct rows *rows, const struct ledger *ledger, uint32_t node)
{
	const struct outline *outline = &rows->chapter->outline;
	bool head = outline->nodes[node].first != OUTLINE_NONE;
	unsigned depth = depth_of(outline, node);
	struct row rest = { .node = node, .rest = true };
	struct sums own = row_sums(rows, &rest, ledger, (struct range){ 0, ledger->group_count });

	add_row(rows, (struct row){ .node = node, .head = head }, depth);
	if (head && (own.barriers || own.enablers))
		add_row(rows, rest, depth + 1);
}

static void
add_rows(struct rows *rows, const struct ledger *ledger, bool subthemes)
{
	const struct outline *outline = &rows->chapter->outline;
	uint32_t i = OUTLINE_NONE;

	while ((i = outline_next(outline, i)) != OUTLINE_NONE) {
		if (cell_is_uncoded(outline->nodes[i].code))
			continue;
		if (subthemes)
			add_node(rows, ledger, i);
		else if (outline->nodes[i].parent == OUTLINE_NONE)
			add_row(rows, (struct row){ .node = i }, 0);
	}
}

static void
lay_out(struct rows *rows, double width, double least)
{
	for (size_t i = 0; i < rows->count; i++) {
		struct row *row = &rows->at[i];
		struct lettering lettering = *lettering_of(row);
		double used, height;

		row->label = lettering_break(lettering, row->name, width - row->indent,
			NAME_LINES);
		used = row->indent + lettering_lines_width(lettering, &row->label);
		height = (double)row->label.count * lettering_leading(lettering);
		row->height = height > least || row->head ? height : least;
		row->above = i > 0 && (row->head || row->indent < row[-1].indent) ? ABOVE : 0;
		rows->width = used > rows->width ? used : rows->width;
		rows->height += row->above + row->height;
	}
}

bool
rows_make(struct rows *rows, struct view *view, const struct chapter *chapter, bool subthemes,
	double width, double least)
{
	*rows = (struct rows){ .chapter = chapter };
	rows->at = arena_array(&view->arena, 2 * chapter->outline.count + 1, sizeof *rows->at);
	if (!rows->at)
		return false;
	add_rows(rows, view->ledger, subthemes);
	lay_out(rows, width, least);
	return true;
}

void
rows_draw(const struct rows *rows, struct drawing *drawing, double y)
{
	for (size_t i = 0; i < rows->count; i++) {
		const struct row *row = &rows->at[i];
		struct lettering lettering = *lettering_of(row);
		double lines = (double)row->label.count * lettering_leading(lettering);

		y += row->above;
		svg_lines(&drawing->svg, row->indent,
			y + (row->height - lines) / 2 + lettering.size, lettering, &row->label,
			row->name, "");
		y += row->height;
	}
}
