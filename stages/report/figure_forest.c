/* figure_forest.c: shares of barriers and enablers by subtheme as points on lines, which are their
 * intervals where tl-count has drawn bootstrap samples. */
#include "figures.h"
#include "grid.h"

enum {
	ROW = 22, NUMBERED_ROW = 31,
	APART = 8,	/* the lines of a row, where no numbers ask for more */
	POINT = 3,	/* half a point */
	CAP = 3,	/* half the end of a line */
	BETWEEN = 4
};

static const char *const looks[GRID_SIDES] = {
	"stroke=\"" DRAWING_BARRIER "\" stroke-width=\"1.4\"",
	"stroke=\"" DRAWING_ENABLER "\" stroke-width=\"1.4\""
};

struct forest {
	struct grid grid;	/* first, so that what draws in a grid finds the forest */
	bool numbers;		/* stand beside the lines of a single panel */
	size_t missing;		/* panels without any interval */
	struct cell_bootstrap bootstrap;	/* of the others */
};

/* In per cent. */
struct interval {
	double low, high;
};

/* Of a code's share; false where there is none. */
static bool
find_interval(const struct grid *grid, size_t panel, size_t row, size_t side,
	struct interval *interval)
{
	const struct cell_group *group = grid_group(grid, panel);
	const struct ledger_cell *cell = grid_cell(grid, panel, row, side);
	const struct cell_findings *findings;

	if (!cell || group->unit != CELL_REFERENCE)
		return false;
	findings = &cell->cell.findings;
	*interval = (struct interval){
		100 * (double)findings->intervals[CELL_SHARE].low / (double)CELL_ONE,
		100 * (double)findings->intervals[CELL_SHARE].high / (double)CELL_ONE
	};
	return findings->resampled && findings->known & 1u << CELL_SHARE;
}

/* "8.8 [5.2, 12.9]". Valid until the next text. */
static struct slice
number(const struct grid *grid, size_t panel, size_t row, size_t side)
{
	struct buffer *text = drawing_text(grid->drawing);
	struct interval interval;

	panel_add_share(&grid->panels.at[panel], grid_part(grid_sums(grid, panel, row), side),
		false, text);
	if (find_interval(grid, panel, row, side, &interval))
		buffer_add_format(text, " [%.1f, %.1f]", interval.low, interval.high);
	return buffer_slice(text);
}

/* Finds how far points and lines go, the widest number, and whether there are intervals. */
static double
measure(struct forest *forest)
{
	struct grid *grid = &forest->grid;
	double *reach = &grid->reach[1], widest = 0;

	for (size_t panel = 0; panel < grid->panels.count; panel++) {
		bool any = false;

		for (size_t i = 0; i < grid->rows.count * GRID_SIDES; i++) {
			size_t row = i / GRID_SIDES, side = i % GRID_SIDES;
			struct interval interval = { 0 };
			double width = lettering_width(drawing_small,
				number(grid, panel, row, side));

			if (grid->rows.at[row].head)
				continue;
			any |= find_interval(grid, panel, row, side, &interval);
			*reach = interval.high > *reach ? interval.high : *reach;
			*reach = grid_share(grid, panel, row, side) > *reach
				? grid_share(grid, panel, row, side) : *reach;
			widest = width > widest ? width : widest;
		}
		forest->missing += !any;
		if (any)
			forest->bootstrap = grid_group(grid, panel)->bootstrap;
	}
	return widest;
}

static void
draw_point(struct grid *grid, size_t side, double x, double y)
{
	struct svg *svg = &grid->drawing->svg;

	if (side == 0)
		svg_rect(svg, x - POINT, y - POINT, 2 * POINT, 2 * POINT,
			"fill=\"" DRAWING_BARRIER "\"");
	else
		svg_circle(svg, x, y, POINT, "fill=\"#fff\" stroke=\"" DRAWING_ENABLER
			"\" stroke-width=\"1.4\"");
}

static void
draw_interval(struct grid *grid, size_t side, struct interval interval, double x, double y)
{
	struct svg *svg = &grid->drawing->svg;
	double from = x + interval.low * grid->unit, to = x + interval.high * grid->unit;

	svg_line(svg, from, y, to, y, looks[side]);
	svg_line(svg, from, y - CAP, from, y + CAP, looks[side]);
	svg_line(svg, to, y - CAP, to, y + CAP, looks[side]);
}

static void
draw_row(struct grid *grid, size_t panel, size_t row, double x, double y)
{
	const struct forest *forest = (const struct forest *)grid;
	double apart = forest->numbers ? lettering_leading(drawing_small) : APART;

	if (!grid->panels.at[panel].references)
		return;
	y += (grid->rows.at[row].height - apart) / 2;
	for (size_t side = 0; side < GRID_SIDES; side++, y += apart) {
		struct interval interval;

		if (find_interval(grid, panel, row, side, &interval))
			draw_interval(grid, side, interval, x, y);
		draw_point(grid, side, x + grid_share(grid, panel, row, side) * grid->unit, y);
		if (forest->numbers)
			svg_text(&grid->drawing->svg, DRAWING_WIDTH, y + POINT, drawing_small,
				number(grid, panel, row, side), END);
	}
}

static void
scale(struct forest *forest)
{
	struct grid *grid = &forest->grid;
	double numbers = measure(forest) + BETWEEN;

	grid->zero = POINT + 1;
	if (grid->reach[1] > 0)
		grid->unit = (grid->width - 2 * grid->zero - (forest->numbers ? numbers : 0))
			/ grid->reach[1];
}

static void
draw_key(struct grid *grid)
{
	static const struct slice names[GRID_SIDES] = { { "barriers", 8 }, { "enablers", 8 } };
	double x = POINT, y = grid->drawing->y + POINT + 1;

	for (size_t side = 0; side < GRID_SIDES; side++) {
		draw_point(grid, side, x, y);
		svg_text(&grid->drawing->svg, x + POINT + BETWEEN, y + POINT, drawing_plain,
			names[side], "");
		x += POINT + BETWEEN + DRAWING_GAP + lettering_width(drawing_plain, names[side]);
	}
	grid->drawing->y += lettering_leading(drawing_plain) + DRAWING_GAP / 2;
}

static void
note(const struct forest *forest)
{
	struct drawing *drawing = forest->grid.drawing;
	struct buffer *text = drawing_text(drawing);
	bool none = forest->missing == forest->grid.panels.count;

	if (none) {
		buffer_add_string(text, "No intervals: they are drawn of a count that tl-count made "
			"with --bootstrap, such as --bootstrap 1000.");
	} else {
		buffer_add_string(text, "Lines: ");
		svg_add_number(text, (double)forest->bootstrap.level / 10);
		buffer_add_string(text, " % intervals from ");
		buffer_add_number(text, forest->bootstrap.replicates);
		buffer_add_string(text, " bootstrap samples of documents.");
	}
	if (!none && forest->missing)
		buffer_add_string(text, " Panels without lines: nothing was counted, or tl-count was "
			"run without --totals, which sums up all documents.");
	drawing_note(drawing, buffer_slice(text));
	drawing_note_panels(drawing);
}

bool
figure_forest(struct drawing *drawing, const struct figure_request *request, struct fault *fault)
{
	struct forest forest = { .numbers = drawing->view->ledger->group_count < 2 };
	struct grid *grid = &forest.grid;

	buffer_add_string(&drawing->title, "Shares of barriers and enablers with their intervals");
	drawing_name_lexicon(drawing, request->chapter->lexicon);
	if (!grid_make(grid, drawing, request->chapter, true,
			forest.numbers ? NUMBERED_ROW : ROW))
		return fault_memory(fault);
	scale(&forest);
	grid->draw_row = draw_row;
	buffer_add_string(&drawing->description, "Forest plot: for each subtheme the shares of "
		"barriers and enablers, in % of all barrier and enabler references of a panel, with "
		"intervals.");
	grid_describe(grid);
	drawing_begin(drawing);
	draw_key(grid);
	grid_draw(grid);
	note(&forest);
	return true;
}
