/* figure_crosswalk.c: how often codes of one lexicon come with codes of another, or with each
 * other, as a matrix with a number in each cell and a shade that goes with it. */
#include <stdio.h>

#include "axis.h"
#include "figures.h"

enum {
	ROW_NAMES = 180, COLUMN_NAMES = 130,	/* at most */
	LEAST_CELL = 26, MOST_CELL = 60,	/* widths */
	ROW = 16,
	NAME_LINES = 2
};

struct matrix {
	struct drawing *drawing;
	struct pairing_panel panel;
	struct axis rows, columns;
	const struct pairing **cells;	/* by row and column; NULL: never together */
	const struct pairing *most;	/* the pair that comes together most often */
	double left, width;		/* where cells begin, and of one */
	size_t abreast;			/* columns beside each other */
};

static const struct pairing **
cell_at(const struct matrix *matrix, size_t row, size_t column)
{
	return &matrix->cells[row * matrix->columns.count + column];
}

static bool
is_within(struct pairing_panel panel)
{
	return slice_equal(panel.at->items[0].lexicon, panel.at->items[1].lexicon);
}

static bool
fill(struct matrix *matrix)
{
	struct view *view = matrix->drawing->view;
	bool symmetric = is_within(matrix->panel);
	unsigned all = AXIS_A | AXIS_B;

	if (!axis_make(&matrix->rows, view, matrix->panel, symmetric ? all : AXIS_A)
			|| !axis_make(&matrix->columns, view, matrix->panel, symmetric ? all : AXIS_B))
		return false;
	matrix->cells = arena_array(&view->arena, matrix->rows.count * matrix->columns.count,
		sizeof *matrix->cells);
	if (!matrix->cells)
		return false;
	for (size_t i = 0; i < matrix->rows.count * matrix->columns.count; i++)
		matrix->cells[i] = NULL;
	for (size_t i = 0; i < matrix->panel.count; i++) {
		const struct pairing *pairing = &matrix->panel.at[i];
		size_t a = axis_find(&matrix->rows, &pairing->items[0]);
		size_t b = axis_find(&matrix->columns, &pairing->items[1]);

		*cell_at(matrix, a, b) = pairing;
		if (symmetric)
			*cell_at(matrix, b, a) = pairing;
		if (!matrix->most || pairing->both > matrix->most->both)
			matrix->most = pairing;
	}
	return true;
}

static struct lettering_lines
row_lines(const struct axis_item *item)
{
	return lettering_break(drawing_plain, item->name, ROW_NAMES, NAME_LINES);
}

/* As many lines beside each other as a cell is wide. */
static struct lettering_lines
column_lines(const struct matrix *matrix, const struct axis_item *item)
{
	size_t most = (size_t)(matrix->width / lettering_leading(drawing_small));

	return lettering_break(drawing_small, item->name, COLUMN_NAMES,
		most < LETTERING_LINES ? most : LETTERING_LINES);
}

static struct slice
number(const struct matrix *matrix, uint64_t count)
{
	struct buffer *text = drawing_text(matrix->drawing);

	buffer_add_number(text, count);
	return buffer_slice(text);
}

/* Columns are parted into as few matrices as the sheet needs, and those are alike. */
static void
lay_out(struct matrix *matrix)
{
	double widest = 0, least = lettering_width(drawing_small, number(matrix, matrix->most->both)) + 6;
	size_t most, blocks;

	for (size_t i = 0; i < matrix->rows.count; i++) {
		struct lettering_lines lines = row_lines(&matrix->rows.at[i]);
		double width = lettering_lines_width(drawing_plain, &lines);
		double head = lettering_width(drawing_strong, matrix->rows.at[i].above);

		widest = width > widest ? width : widest;
		widest = head > widest ? head : widest;
	}
	matrix->left = (widest < ROW_NAMES ? widest : ROW_NAMES) + DRAWING_GAP / 2;
	least = least < LEAST_CELL ? LEAST_CELL : least;
	most = (size_t)((DRAWING_WIDTH - matrix->left) / least);
	blocks = (matrix->columns.count + most - 1) / most;
	matrix->abreast = (matrix->columns.count + blocks - 1) / blocks;
	matrix->width = (DRAWING_WIDTH - matrix->left) / (double)matrix->abreast;
	if (matrix->width > MOST_CELL)
		matrix->width = MOST_CELL;
}

/* The names of columns, upwards from the top of the matrix; gives that. */
static double
draw_columns(struct matrix *matrix, size_t first, size_t end)
{
	double highest = 0, leading = lettering_leading(drawing_small), y;

	for (size_t i = first; i < end; i++) {
		struct lettering_lines lines = column_lines(matrix, &matrix->columns.at[i]);
		double height = lettering_lines_width(drawing_small, &lines);

		highest = height > highest ? height : highest;
	}
	y = matrix->drawing->y + highest;
	for (size_t i = first; i < end; i++) {
		struct lettering_lines lines = column_lines(matrix, &matrix->columns.at[i]);
		double middle = matrix->left + ((double)(i - first) + .5) * matrix->width;

		svg_lines_upwards(&matrix->drawing->svg, middle - (double)lines.count * leading / 2
			+ drawing_small.size, y, drawing_small, &lines, matrix->columns.at[i].name, "");
	}
	return y + 4;
}

/* From white to the blue of enablers, so that either black or white stands out from it by 4.5 :
 * 1. */
static void
draw_cell(struct matrix *matrix, const struct pairing *pairing, double x, double y, double height)
{
	struct svg *svg = &matrix->drawing->svg;
	double depth = .08 + .92 * (double)pairing->both / (double)matrix->most->both;
	char fill[32];

	snprintf(fill, sizeof fill, "fill=\"#%02x%02x%02x\"", (unsigned)(255 - depth * 255),
		(unsigned)(255 - depth * (255 - 0x72)), (unsigned)(255 - depth * (255 - 0xb2)));
	svg_rect(svg, x, y, matrix->width - 1, height - 1, fill);
	svg_text(svg, x + matrix->width / 2, y + (height + drawing_small.size) / 2 - 1.5,
		drawing_small, number(matrix, pairing->both),
		depth > .93 ? MIDDLE " fill=\"#fff\"" : MIDDLE);
}

/* "funding (4) and law (5): 3" */
static void
add_pairing(struct matrix *matrix, const struct pairing *pairing, struct buffer *out)
{
	const struct axis *rows = &matrix->rows, *columns = &matrix->columns;

	buffer_add_slice(out, rows->at[axis_find(rows, &pairing->items[0])].name);
	buffer_add_string(out, " and ");
	buffer_add_slice(out, columns->at[axis_find(columns, &pairing->items[1])].name);
	buffer_add_string(out, ": ");
	buffer_add_number(out, pairing->both);
}

/* What pointing at a cell tells. */
static void
open_cell(struct matrix *matrix, const struct pairing *pairing)
{
	struct buffer *tip = drawing_text(matrix->drawing);

	add_pairing(matrix, pairing, tip);
	svg_open(&matrix->drawing->svg, "", buffer_slice(tip));
}

static void
draw_row(struct matrix *matrix, size_t row, size_t first, size_t end, double y, double height)
{
	struct svg *svg = &matrix->drawing->svg;
	const struct axis_item *item = &matrix->rows.at[row];
	struct lettering_lines lines = row_lines(item);
	double used = (double)lines.count * lettering_leading(drawing_plain);

	svg_lines(svg, 0, y + (height - used) / 2 + drawing_plain.size, drawing_plain, &lines,
		item->name, "");
	for (size_t i = first; i < end; i++) {
		const struct pairing *pairing = *cell_at(matrix, row, i);
		double x = matrix->left + (double)(i - first) * matrix->width;

		if (!pairing) {
			svg_rect(svg, x, y, matrix->width - 1, height - 1, "fill=\"#f4f4f4\"");
			continue;
		}
		open_cell(matrix, pairing);
		draw_cell(matrix, pairing, x, y, height);
		svg_close(svg);
	}
}

static double
row_height(const struct axis_item *item)
{
	double height = (double)row_lines(item).count * lettering_leading(drawing_plain);

	return height > ROW ? height : ROW;
}

/* The name above a row where that begins another theme. */
static double
draw_head(struct matrix *matrix, size_t row, double y)
{
	const struct axis_item *item = &matrix->rows.at[row];
	struct lettering_lines lines;

	if (!item->above.size || (row && slice_equal(item->above, item[-1].above)))
		return y;
	lines = lettering_break(drawing_strong, item->above, matrix->left, 1);
	svg_lines(&matrix->drawing->svg, 0, y + 4 + drawing_strong.size, drawing_strong, &lines,
		item->above, "");
	return y + 4 + lettering_leading(drawing_strong);
}

static void
draw_block(struct matrix *matrix, size_t first)
{
	size_t end = first + matrix->abreast;
	double y;

	if (end > matrix->columns.count)
		end = matrix->columns.count;
	y = draw_columns(matrix, first, end);
	for (size_t i = 0; i < matrix->rows.count; i++) {
		double height = row_height(&matrix->rows.at[i]);

		y = draw_head(matrix, i, y);
		draw_row(matrix, i, first, end, y, height);
		y += height;
	}
	matrix->drawing->y = y + DRAWING_GAP;
}

/* The group, its units and the lexicons, in the title of the matrix and for who cannot see it. */
static void
name_panel(struct matrix *matrix)
{
	struct drawing *drawing = matrix->drawing;
	const struct pairing_item *items = matrix->panel.at->items;
	struct buffer *text = drawing_text(drawing);

	pairing_panel_add_name(matrix->panel, text);
	if (!is_within(matrix->panel)) {
		buffer_add_string(text, "; rows ");
		buffer_add_slice(text, items[0].lexicon);
		buffer_add_string(text, ", columns ");
		buffer_add_slice(text, items[1].lexicon);
	}
	buffer_add_slice(&drawing->description, buffer_slice(text));
	buffer_add_string(&drawing->description, "; most often ");
	add_pairing(matrix, matrix->most, &drawing->description);
	buffer_add_string(&drawing->description, ". ");
	drawing_head(drawing, buffer_slice(text));
}

static bool
draw_panel(struct drawing *drawing, struct pairing_panel panel)
{
	struct matrix matrix = { .drawing = drawing, .panel = panel };

	if (!fill(&matrix))
		return false;
	name_panel(&matrix);
	lay_out(&matrix);
	for (size_t i = 0; i < matrix.columns.count; i += matrix.abreast)
		draw_block(&matrix, i);
	return true;
}

static bool
has_panel(const struct view *view, struct slice lexicon, bool across)
{
	struct pairing_panel panel = { 0 };

	return pairing_panel_next(&panel, view->pairings, lexicon, across);
}

bool
figure_has_crosswalk(const struct view *view, struct slice lexicon)
{
	return has_panel(view, lexicon, true) || has_panel(view, lexicon, false);
}

bool
figure_crosswalk(struct drawing *drawing, const struct figure_request *request,
	struct fault *fault)
{
	struct slice lexicon = request->chapter->lexicon;
	bool across = has_panel(drawing->view, lexicon, true);
	struct pairing_panel panel = { 0 };

	buffer_add_string(&drawing->title, "Codes that come together");
	drawing_name_lexicon(drawing, lexicon);
	buffer_add_string(&drawing->title, across ? " with other lexicons" : "");
	buffer_add_string(&drawing->description, "Heat map: how often the code of a row comes "
		"together with the code of a column. ");
	drawing_begin(drawing);
	while (pairing_panel_next(&panel, drawing->view->pairings, lexicon, across))
		if (!draw_panel(drawing, panel))
			return fault_memory(fault);
	drawing_note(drawing, SLICE("Numbers: units (sentences or documents, as said above each "
		"matrix) that have both codes; in parentheses those that have the one. Darker is "
		"more, in the same matrix; grey is none."));
	return true;
}
