/* figure_bars.c: shares of barriers and enablers by theme or subtheme as bars, a panel a group. */
#include "figures.h"
#include "panels.h"
#include "rows.h"

enum {
	NAMES = 190, NAMES_ALONE = 250,	/* the widest left column: of several panels, of one */
	BAR = 9,
	ROW = 13, GROUPED_ROW = 25,
	BETWEEN = 3,			/* a bar and its number */
	SPACING = 20,			/* marks of the axis, at least */
	SIDES = 2
};

static const enum cell_polarity polarities[SIDES] = { CELL_BARRIER, CELL_ENABLER };
static const struct slice sides[SIDES] = { { "barriers", 8 }, { "enablers", 8 } };

struct bars {
	struct drawing *drawing;
	bool grouped;
	struct rows rows;
	struct panels panels;
	uint64_t *references;	/* by panel, row and side */
	bool counts;		/* the numbers at the bars have the references behind the percentage */
	double left, width;	/* where panels begin, and how wide one is */
	double reach[SIDES];	/* how far bars go to the left and to the right, in per cent */
	double zero;		/* where they begin in a panel */
	double unit;		/* pixels for one per cent */
};

static uint64_t *
references(const struct bars *bars, size_t panel, size_t row)
{
	return &bars->references[(panel * bars->rows.count + row) * SIDES];
}

static bool
count_references(struct bars *bars)
{
	const struct rows *rows = &bars->rows;
	struct view *view = bars->drawing->view;

	bars->references = arena_array(&view->arena,
		bars->panels.count * rows->count * SIDES + 1, sizeof *bars->references);
	for (size_t i = 0; bars->references && i < bars->panels.count; i++)
		for (size_t j = 0; j < rows->count; j++) {
			struct sums sums = row_sums(rows, &rows->at[j], view->ledger,
				bars->panels.at[i].groups);

			references(bars, i, j)[0] = sums.barriers;
			references(bars, i, j)[1] = sums.enablers;
		}
	return bars->references != NULL;
}

static double
percent(const struct panel *panel, uint64_t part)
{
	return panel->references ? 100 * (double)part / (double)panel->references : 0;
}

/* "8.8 (10)", "0" or, where there is nothing to be a share of, a dash. Valid until the next text. */
static struct slice
number(const struct bars *bars, const struct panel *panel, uint64_t part)
{
	struct buffer *text = drawing_text(bars->drawing);

	if (!panel->references) {
		buffer_add_string(text, "\xe2\x80\x93");
	} else if (!part) {
		buffer_add_char(text, '0');
	} else {
		cell_add_ratio(text, 100 * part, panel->references, 1);
		buffer_add_string(text, bars->counts ? " (" : "");
		if (bars->counts)
			buffer_add_number(text, part);
		buffer_add_string(text, bars->counts ? ")" : "");
	}
	return buffer_slice(text);
}

/* The width of the widest number; finds the longest bars on the way. */
static double
measure(struct bars *bars)
{
	double widest = 0;

	for (size_t i = 0; i < bars->panels.count; i++)
		for (size_t j = 0; j < bars->rows.count * SIDES; j++) {
			const struct panel *panel = &bars->panels.at[i];
			uint64_t part = references(bars, i, 0)[j];
			double *reach = &bars->reach[bars->grouped || j % SIDES];
			double width = lettering_width(drawing_small, number(bars, panel, part));

			if (bars->rows.at[j / SIDES].head)
				continue;
			*reach = percent(panel, part) > *reach ? percent(panel, part) : *reach;
			widest = width > widest ? width : widest;
		}
	return widest;
}

/* One scale for all panels that leaves room for the numbers beside the longest bars and, if bars go
 * to both sides, for the words above them. */
static void
scale(struct bars *bars)
{
	double numbers = measure(bars) + BETWEEN;
	double words = bars->grouped ? 0 : lettering_width(drawing_small, sides[1]) + BETWEEN;
	double left = bars->grouped ? 0 : numbers, right = numbers;
	double whole = bars->reach[0] + bars->reach[1];

	if (whole > 0)
		bars->unit = (bars->width - left - right) / whole;
	left += bars->reach[0] * bars->unit;
	right += bars->reach[1] * bars->unit;
	if (left < words && whole > 0)
		bars->unit *= (bars->width - words - numbers) / (right - numbers);
	else if (right < words && whole > 0)
		bars->unit *= (bars->width - words - numbers) / (left - numbers);
	bars->zero = left < words ? words : right < words ? bars->width - words : left;
}

static bool
lay_out(struct bars *bars, const struct figure_request *request, bool subthemes)
{
	struct view *view = bars->drawing->view;

	if (!panels_make(&bars->panels, view, request->chapter->lexicon)
			|| !rows_make(&bars->rows, view, request->chapter, subthemes,
				bars->panels.abreast > 1 ? NAMES : NAMES_ALONE,
				bars->grouped ? GROUPED_ROW : ROW)
			|| !count_references(bars))
		return false;
	bars->counts = bars->grouped || bars->panels.abreast < PANELS_ABREAST;
	bars->left = bars->rows.width + DRAWING_GAP;
	bars->width = (DRAWING_WIDTH + DRAWING_GAP - bars->left) / (double)bars->panels.abreast
		- DRAWING_GAP;
	scale(bars);
	return true;
}

static void
draw_bar(struct bars *bars, const struct panel *panel, size_t side, uint64_t part, double x, double y)
{
	bool leftwards = side == 0 && !bars->grouped;
	double length = percent(panel, part) * bars->unit;

	if (part)
		drawing_bar(bars->drawing, polarities[side], leftwards ? x - length : x, y,
			length, BAR);
	length += BETWEEN;
	svg_text(&bars->drawing->svg, leftwards ? x - length : x + length, y + BAR - 1,
		drawing_small, number(bars, panel, part), leftwards ? END : "");
}

/* What pointing at a row in a panel tells. */
static void
open_row(struct bars *bars, const struct panel *panel, const struct row *row, const uint64_t *parts)
{
	struct buffer *tip = drawing_text(bars->drawing);

	buffer_add_slice(tip, row->name);
	buffer_add_string(tip, ", ");
	buffer_add_slice(tip, panel->name);
	buffer_add_string(tip, ": barriers ");
	buffer_add_number(tip, parts[0]);
	buffer_add_string(tip, ", enablers ");
	buffer_add_number(tip, parts[1]);
	svg_open(&bars->drawing->svg, "", buffer_slice(tip));
}

static void
draw_rows(struct bars *bars, size_t panel, double x, double y)
{
	for (size_t i = 0; i < bars->rows.count; i++) {
		const struct row *row = &bars->rows.at[i];
		const uint64_t *parts = references(bars, panel, i);
		double step = bars->grouped ? lettering_leading(drawing_small) : 0;
		double top = y + row->above + (row->height - BAR - step) / 2;

		y += row->above + row->height;
		if (row->head)
			continue;
		open_row(bars, &bars->panels.at[panel], row, parts);
		for (size_t side = 0; side < SIDES; side++)
			draw_bar(bars, &bars->panels.at[panel], side, parts[side], x,
				top + (double)side * step);
		svg_close(&bars->drawing->svg);
	}
}

static void
draw_mark(struct bars *bars, double x, double top, double bottom, double share)
{
	struct svg *svg = &bars->drawing->svg;
	struct buffer *text = drawing_text(bars->drawing);

	svg_add_number(text, share);
	svg_line(svg, x, top, x, bottom, share > 0 ? "stroke=\"" DRAWING_GRID "\""
		: "stroke=\"" DRAWING_INK "\"");
	svg_text(svg, x, bottom + drawing_small.size + 1, drawing_small, buffer_slice(text),
		MIDDLE " " GREY);
}

static void
draw_axis(struct bars *bars, double x, double top, double bottom)
{
	double step = drawing_step(SPACING, bars->unit);

	draw_mark(bars, x, top, bottom, 0);
	for (int i = 1; step > 0 && i * step <= bars->reach[0]; i++)
		draw_mark(bars, x - i * step * bars->unit, top, bottom, i * step);
	for (int i = 1; step > 0 && i * step <= bars->reach[1]; i++)
		draw_mark(bars, x + i * step * bars->unit, top, bottom, i * step);
}

/* Over the bars, which of them go where. */
static void
draw_sides(struct bars *bars, double x, double y)
{
	svg_text(&bars->drawing->svg, x - BETWEEN, y + drawing_small.size, drawing_small,
		sides[0], END);
	svg_text(&bars->drawing->svg, x + BETWEEN, y + drawing_small.size, drawing_small,
		sides[1], "");
}

/* The panels from `first` on that stand beside each other. */
static void
draw_abreast(struct bars *bars, size_t first)
{
	struct drawing *drawing = bars->drawing;
	size_t left = bars->panels.count - first;
	size_t count = left < bars->panels.abreast ? left : bars->panels.abreast;
	double words = bars->grouped ? 0 : lettering_leading(drawing_small) + 2;
	double head = panels_head_height(&bars->panels.at[first], count, bars->width) + BETWEEN;
	double top = drawing->y + head + words, bottom = top + bars->rows.height;

	for (size_t i = 0; i < count; i++) {
		double x = bars->left + (double)i * (bars->width + DRAWING_GAP);

		panel_draw_head(&bars->panels.at[first + i], drawing, x, drawing->y, bars->width);
		if (!bars->grouped)
			draw_sides(bars, x + bars->zero, drawing->y + head);
		draw_axis(bars, x + bars->zero, top, bottom + BETWEEN);
		draw_rows(bars, first + i, x + bars->zero, top);
	}
	rows_draw(&bars->rows, drawing, top);
	drawing->y = bottom + BETWEEN + lettering_leading(drawing_small) + DRAWING_GAP;
}

/* The row with the largest share of one side; NULL where all are 0. */
static const struct row *
largest(const struct bars *bars, size_t panel, size_t side, uint64_t *most)
{
	const struct row *found = NULL;

	*most = 0;
	for (size_t i = 0; i < bars->rows.count; i++)
		if (!bars->rows.at[i].head && references(bars, panel, i)[side] > *most) {
			found = &bars->rows.at[i];
			*most = references(bars, panel, i)[side];
		}
	return found;
}

static void
describe_panel(struct bars *bars, size_t panel)
{
	static const char *const heads[SIDES] = { ": largest barrier ", "; largest enabler " };
	struct buffer *out = &bars->drawing->description;

	buffer_add_char(out, ' ');
	buffer_add_slice(out, bars->panels.at[panel].name);
	buffer_add_string(out, ", ");
	buffer_add_slice(out, bars->panels.at[panel].base);
	for (size_t side = 0; side < SIDES; side++) {
		uint64_t part;
		const struct row *row = largest(bars, panel, side, &part);

		buffer_add_string(out, heads[side]);
		buffer_add_slice(out, row ? row->name : SLICE("none"));
		buffer_add_string(out, row ? " " : "");
		buffer_add_slice(out, row ? number(bars, &bars->panels.at[panel], part)
			: SLICE(""));
	}
	buffer_add_char(out, '.');
}

static void
describe(struct bars *bars, bool subthemes)
{
	struct buffer *out = &bars->drawing->description;

	buffer_add_string(out, bars->grouped ? "Grouped bars" : "Diverging bars");
	buffer_add_string(out, subthemes ? ": for each subtheme" : ": for each theme");
	buffer_add_string(out, bars->grouped ? " barriers above enablers"
		: " barriers to the left and enablers to the right");
	buffer_add_string(out, ", in % of all barrier and enabler references of a panel.");
	for (size_t i = 0; i < bars->panels.count; i++)
		describe_panel(bars, i);
}

static void
draw(struct bars *bars)
{
	struct drawing *drawing = bars->drawing;

	drawing_begin(drawing);
	svg_stripes(&drawing->svg, DRAWING_PALE, DRAWING_ENABLER);
	if (bars->grouped)
		drawing_key(drawing);
	for (size_t i = 0; i < bars->panels.count; i += bars->panels.abreast)
		draw_abreast(bars, i);
	drawing_axis_title(drawing, bars->left,
		SLICE("% of all barrier and enabler references of the panel (n)"));
	if (bars->counts)
		drawing_note(drawing, SLICE("In parentheses: references."));
	drawing_note_panels(drawing);
}

static bool
figure_bars(struct drawing *drawing, const struct figure_request *request, bool subthemes,
	struct fault *fault)
{
	struct bars bars = { .drawing = drawing, .grouped = request->grouped };

	buffer_add_string(&drawing->title, "Barriers and enablers by theme");
	buffer_add_string(&drawing->title, subthemes ? " and subtheme" : "");
	drawing_name_lexicon(drawing, request->chapter->lexicon);
	if (!lay_out(&bars, request, subthemes))
		return fault_memory(fault);
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
