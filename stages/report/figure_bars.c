/* figure_bars.c: shares of barriers and enablers by theme or subtheme as bars, a panel a group. */
#include "figures.h"
#include "grid.h"

enum {
	BAR = 9,
	ROW = 13, GROUPED_ROW = 29,
	BETWEEN = 3	/* a bar and its number */
};

static const struct slice sides[GRID_SIDES] = { { "barriers", 8 }, { "enablers", 8 } };

struct bars {
	struct grid grid;	/* first, so that what draws in a grid finds the bars */
	bool grouped;
	bool counts;		/* the numbers at the bars have the references behind the percentage */
	bool keys;		/* some are of key cells */
};

/* What stands beside a bar, and how. Valid until the next text. */
static struct slice
number(struct bars *bars, size_t panel, size_t row, size_t side, struct lettering *lettering)
{
	struct grid *grid = &bars->grid;
	const struct ledger_cell *cell = grid_cell(grid, panel, row, side);
	struct buffer *text = drawing_text(grid->drawing);

	*lettering = drawing_small;
	lettering->bold = cell && cell->cell.findings.key == CELL_KEY;
	bars->keys |= lettering->bold;
	panel_add_share(&grid->panels.at[panel], grid_part(grid_sums(grid, panel, row), side),
		bars->counts, text);
	return buffer_slice(text);
}

/* The width of the widest number; finds the longest bars on the way. */
static double
measure(struct bars *bars)
{
	struct grid *grid = &bars->grid;
	double widest = 0;

	for (size_t i = 0; i < grid->panels.count * grid->rows.count * GRID_SIDES; i++) {
		size_t side = i % GRID_SIDES, row = i / GRID_SIDES % grid->rows.count;
		size_t panel = i / GRID_SIDES / grid->rows.count;
		double *reach = &grid->reach[bars->grouped || side];
		double length = grid_share(grid, panel, row, side), width;
		struct lettering lettering;
		struct slice text;

		if (grid->rows.at[row].head)
			continue;
		text = number(bars, panel, row, side, &lettering);
		width = lettering_width(lettering, text);
		*reach = length > *reach ? length : *reach;
		widest = width > widest ? width : widest;
	}
	return widest;
}

/* One scale for all panels that leaves room for the numbers beside the longest bars and, if
 * bars go to both sides, for the words above them. */
static void
scale(struct bars *bars)
{
	double numbers = measure(bars) + BETWEEN;
	double words = bars->grouped ? 0 : lettering_width(drawing_small, sides[1]) + BETWEEN;
	double left = bars->grouped ? 0 : numbers, right = numbers;
	double whole = bars->grid.reach[0] + bars->grid.reach[1];

	if (whole > 0)
		bars->grid.unit = (bars->grid.width - left - right) / whole;
	left += bars->grid.reach[0] * bars->grid.unit;
	right += bars->grid.reach[1] * bars->grid.unit;
	if (left < words && whole > 0)
		bars->grid.unit *= (bars->grid.width - words - numbers) / (right - numbers);
	else if (right < words && whole > 0)
		bars->grid.unit *= (bars->grid.width - words - numbers) / (left - numbers);
	bars->grid.zero = left < words ? words : right < words ? bars->grid.width - words : left;
}

static void
draw_bar(struct bars *bars, size_t panel, size_t row, size_t side, double x, double y)
{
	struct drawing *drawing = bars->grid.drawing;
	bool leftwards = side == 0 && !bars->grouped;
	double length = grid_share(&bars->grid, panel, row, side) * bars->grid.unit;
	struct lettering lettering;
	struct slice text;

	if (length > 0)
		drawing_bar(drawing, grid_polarities[side], leftwards ? x - length : x, y, length,
			BAR);
	length += BETWEEN;
	text = number(bars, panel, row, side, &lettering);
	svg_text(&drawing->svg, leftwards ? x - length : x + length, y + BAR - 1, lettering, text,
		leftwards ? END : "");
}

static void
draw_row(struct grid *grid, size_t panel, size_t row, double x, double y)
{
	struct bars *bars = (struct bars *)grid;
	double step = bars->grouped ? lettering_leading(drawing_small) : 0;

	y += (grid->rows.at[row].height - BAR - step) / 2;
	for (size_t side = 0; side < GRID_SIDES; side++)
		draw_bar(bars, panel, row, side, x, y + (double)side * step);
}

/* Over the bars, which of them go where. */
static void
draw_sides(struct grid *grid, double x, double y)
{
	svg_text(&grid->drawing->svg, x - BETWEEN, y + drawing_small.size, drawing_small, sides[0],
		END);
	svg_text(&grid->drawing->svg, x + BETWEEN, y + drawing_small.size, drawing_small, sides[1],
		"");
}

static void
describe(struct bars *bars, bool subthemes)
{
	struct buffer *out = &bars->grid.drawing->description;

	buffer_add_string(out, bars->grouped ? "Grouped bars" : "Diverging bars");
	buffer_add_string(out, subthemes ? ": for each subtheme" : ": for each theme");
	buffer_add_string(out, bars->grouped ? " barriers above enablers"
		: " barriers to the left and enablers to the right");
	buffer_add_string(out, ", in % of all barrier and enabler references of a panel.");
	grid_describe(&bars->grid);
}

static void
draw(struct bars *bars)
{
	struct drawing *drawing = bars->grid.drawing;

	drawing_begin(drawing);
	drawing_stripes(drawing);
	if (bars->grouped)
		drawing_key(drawing, 1);
	grid_draw(&bars->grid);
	if (bars->counts)
		drawing_note(drawing, SLICE("In parentheses: references."));
	if (bars->keys)
		drawing_note(drawing, SLICE("Bold: key barriers and key enablers, as tl-count "
			"found them."));
	drawing_note_panels(drawing);
}

static bool
figure_bars(struct drawing *drawing, const struct figure_request *request, bool subthemes,
	struct fault *fault)
{
	struct bars bars = { .grouped = request->grouped };
	struct grid *grid = &bars.grid;

	buffer_add_string(&drawing->title, "Barriers and enablers by theme");
	buffer_add_string(&drawing->title, subthemes ? " and subtheme" : "");
	drawing_name_lexicon(drawing, request->chapter->lexicon);
	if (!grid_make(grid, drawing, request->chapter, subthemes,
			bars.grouped ? GROUPED_ROW : ROW))
		return fault_memory(fault);
	bars.counts = bars.grouped || grid->panels.abreast < PANELS_ABREAST;
	scale(&bars);
	grid->draw_row = draw_row;
	if (!bars.grouped) {
		grid->draw_above = draw_sides;
		grid->above = lettering_leading(drawing_small) + 2;
	}
	describe(&bars, subthemes);
	draw(&bars);
	return true;
}

bool
figure_themes(struct drawing *drawing, const struct figure_request *request, struct fault *fault)
{
	return figure_bars(drawing, request, false, fault);
}

bool
figure_subthemes(struct drawing *drawing, const struct figure_request *request,
	struct fault *fault)
{
	return figure_bars(drawing, request, true, fault);
}
