#include "grid.h"

enum {
	NAMES = 190, NAMES_ALONE = 250,	/* the widest left column: of several panels, of one */
	SPACING = 20,			/* marks of the axis, at least */
	BELOW_HEAD = 3
};

const enum cell_polarity grid_polarities[GRID_SIDES] = { CELL_BARRIER, CELL_ENABLER };

/* The ledger and the group in it that are a panel's; NULL: there are none. */
static const struct ledger *
find_ledger(const struct grid *grid, size_t panel, size_t *group)
{
	const struct ledger *ledger = grid->drawing->view->ledger;
	struct range groups = grid->panels.at[panel].groups;

	*group = groups.first;
	return groups.end - groups.first == 1 ? ledger
		: ledger_of(ledger, ledger->group_count, group);
}

const struct cell_group *
grid_group(const struct grid *grid, size_t panel)
{
	size_t group;
	const struct ledger *ledger = find_ledger(grid, panel, &group);

	return ledger ? &ledger->groups[group].group : NULL;
}

const struct ledger_cell *
grid_cell(const struct grid *grid, size_t panel, size_t row, size_t side)
{
	const struct row *place = &grid->rows.at[row];
	const struct chapter *chapter = grid->rows.chapter;
	size_t group;
	const struct ledger *ledger = find_ledger(grid, panel, &group);

	if (!ledger || place->head || place->rest)
		return NULL;
	return ledger_find(ledger, group, chapter->lexicon,
		chapter->outline.nodes[place->node].code, grid_polarities[side]);
}

const struct sums *
grid_sums(const struct grid *grid, size_t panel, size_t row)
{
	return &grid->sums[panel * grid->rows.count + row];
}

double
grid_share(const struct grid *grid, size_t panel, size_t row, size_t side)
{
	uint64_t whole = grid->panels.at[panel].references;
	uint64_t part = grid_part(grid_sums(grid, panel, row), side);

	return whole ? 100 * (double)part / (double)whole : 0;
}

static bool
sum_up(struct grid *grid)
{
	const struct rows *rows = &grid->rows;
	struct view *view = grid->drawing->view;
	size_t i = 0;

	grid->sums = arena_array(&view->arena, grid->panels.count * rows->count + 1,
		sizeof *grid->sums);
	if (!grid->sums)
		return false;
	for (size_t panel = 0; panel < grid->panels.count; panel++)
		for (size_t row = 0; row < rows->count; row++)
			grid->sums[i++] = row_sums(rows, &rows->at[row], view->ledger,
				grid->panels.at[panel].groups);
	return true;
}

bool
grid_make(struct grid *grid, struct drawing *drawing, const struct chapter *chapter,
	bool subthemes, double least)
{
	*grid = (struct grid){ .drawing = drawing };
	if (!panels_make(&grid->panels, drawing->view, chapter->lexicon)
			|| !rows_make(&grid->rows, drawing->view, chapter, subthemes,
				grid->panels.abreast > 1 ? NAMES : NAMES_ALONE, least)
			|| !sum_up(grid))
		return false;
	grid->left = grid->rows.width + DRAWING_GAP;
	grid->width = (DRAWING_WIDTH + DRAWING_GAP - grid->left) / (double)grid->panels.abreast
		- DRAWING_GAP;
	return true;
}

static void
draw_mark(struct grid *grid, double x, double top, double bottom, double share)
{
	struct svg *svg = &grid->drawing->svg;
	struct buffer *text = drawing_text(grid->drawing);

	svg_add_number(text, share);
	svg_line(svg, x, top, x, bottom, share > 0 ? "stroke=\"" DRAWING_GRID "\""
		: "stroke=\"" DRAWING_INK "\"");
	svg_text(svg, x, bottom + drawing_small.size + 1, drawing_small, buffer_slice(text),
		MIDDLE " " GREY);
}

static void
draw_axis(struct grid *grid, double x, double top, double bottom)
{
	double step = drawing_step(SPACING, grid->unit);

	draw_mark(grid, x, top, bottom, 0);
	for (int i = 1; step > 0 && i * step <= grid->reach[0]; i++)
		draw_mark(grid, x - i * step * grid->unit, top, bottom, i * step);
	for (int i = 1; step > 0 && i * step <= grid->reach[1]; i++)
		draw_mark(grid, x + i * step * grid->unit, top, bottom, i * step);
}

static void
draw_rows(struct grid *grid, size_t panel, double x, double y)
{
	for (size_t i = 0; i < grid->rows.count; i++) {
		const struct row *row = &grid->rows.at[i];

		y += row->above;
		if (!row->head) {
			drawing_open_tip(grid->drawing, row->name, grid->panels.at[panel].name,
				*grid_sums(grid, panel, i));
			grid->draw_row(grid, panel, i, x, y);
			svg_close(&grid->drawing->svg);
		}
		y += row->height;
	}
}

/* The panels from `first` on that stand beside each other. */
static void
draw_abreast(struct grid *grid, size_t first)
{
	struct drawing *drawing = grid->drawing;
	size_t left = grid->panels.count - first;
	size_t count = left < grid->panels.abreast ? left : grid->panels.abreast;
	double top = drawing->y + BELOW_HEAD + grid->above
		+ panels_head_height(&grid->panels.at[first], count, grid->width);
	double bottom = top + grid->rows.height + BELOW_HEAD;

	for (size_t i = 0; i < count; i++) {
		double x = grid->left + (double)i * (grid->width + DRAWING_GAP);

		panel_draw_head(&grid->panels.at[first + i], drawing, x, drawing->y, grid->width);
		draw_axis(grid, x + grid->zero, top, bottom);
		if (grid->draw_above)
			grid->draw_above(grid, x + grid->zero, top - grid->above);
		draw_rows(grid, first + i, x + grid->zero, top);
	}
	rows_draw(&grid->rows, drawing, top);
	drawing->y = bottom + lettering_leading(drawing_small) + DRAWING_GAP;
}

void
grid_draw(struct grid *grid)
{
	for (size_t i = 0; i < grid->panels.count; i += grid->panels.abreast)
		draw_abreast(grid, i);
	drawing_axis_title(grid->drawing, grid->left,
		SLICE("% of all barrier and enabler references of the panel (n)"));
}

/* The row with the largest share of one side; NULL where all are 0. */
static const struct row *
largest(const struct grid *grid, size_t panel, size_t side, uint64_t *most)
{
	const struct row *found = NULL;

	*most = 0;
	for (size_t i = 0; i < grid->rows.count; i++) {
		uint64_t part = grid_part(grid_sums(grid, panel, i), side);

		if (grid->rows.at[i].head || part <= *most)
			continue;
		found = &grid->rows.at[i];
		*most = part;
	}
	return found;
}

static void
describe_panel(struct grid *grid, size_t panel)
{
	static const char *const heads[GRID_SIDES] = { ": largest barrier ", "; largest enabler " };
	struct buffer *out = &grid->drawing->description;

	buffer_add_char(out, ' ');
	buffer_add_slice(out, grid->panels.at[panel].name);
	buffer_add_string(out, ", ");
	buffer_add_slice(out, grid->panels.at[panel].base);
	for (size_t side = 0; side < GRID_SIDES; side++) {
		uint64_t part;
		const struct row *row = largest(grid, panel, side, &part);

		buffer_add_string(out, heads[side]);
		buffer_add_slice(out, row ? row->name : SLICE("none"));
		buffer_add_string(out, row ? " " : "");
		if (row)
			panel_add_share(&grid->panels.at[panel], part, true, out);
	}
	buffer_add_char(out, '.');
}

void
grid_describe(struct grid *grid)
{
	for (size_t i = 0; i < grid->panels.count; i++)
		describe_panel(grid, i);
}
