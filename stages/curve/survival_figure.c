/* survival_figure.c: a specification curve: a row for each item and a column for each
 * specification, filled where the item is key; below, what was chosen in each. After U. Simonsohn, J. P. Simmons
 * and L. D. Nelson, "Specification curve analysis", Nature Human Behaviour 4, 2020. */
#include "lettering.h"
#include "survival.h"
#include "svg.h"

enum {
	WIDTH = 640,		/* as the figures of tl-report */
	LABEL = 205,		/* the widest label */
	NUMBERS = 44,		/* right of the matrix */
	GAP = 14,
	ROW = 13,		/* from row to row */
	MARK = 9,		/* the height of a mark */
	COLUMN_MOST = 16,
	NOTE_LINES = 3
};

#define BARRIER "fill=\"#d55e00\""
#define ENABLER "fill=\"#0072b2\""
#define CHOSEN "fill=\"#555\""
#define GROUND "fill=\"#f0f0f0\""
#define GREY "fill=\"#555\""
#define END "text-anchor=\"end\""

static const struct lettering head_lettering = { 13, true };
static const struct lettering strong = { 10, true };
static const struct lettering small = { 9, false };

struct figure {
	const struct survival *survival;
	struct svg svg;
	struct buffer text;	/* of the line at hand */
	double left, column;	/* of the matrix, and of one of its columns */
	double y;
};

static void
add_line(struct figure *figure, struct lettering lettering, struct slice text, size_t most,
	const char *attributes)
{
	struct lettering_lines lines = lettering_break(lettering, text, WIDTH, most);

	svg_lines(&figure->svg, 0, figure->y + lettering.size, lettering, &lines, text,
		attributes);
	figure->y += (double)lines.count * lettering_leading(lettering);
}

/* The name of a row, at its right end, in one line. */
static void
add_name(struct figure *figure, struct slice name, const char *attributes)
{
	struct lettering_lines lines = lettering_break(small, name, LABEL, 1);

	svg_lines(&figure->svg, figure->left - 6, figure->y + MARK - 1, small, &lines, name,
		attributes);
}

/* Whether a specification has a mark in the row at hand. */
typedef bool mark(const struct figure *figure, const void *row, size_t specification);

/* The marks of a row on their ground, those beside each other in one piece. */
static void
add_marks(struct figure *figure, mark *is_marked, const void *row, const char *attributes)
{
	size_t count = figure->survival->grid->count, from = 0;
	double width = figure->column;

	svg_rect(&figure->svg, figure->left, figure->y, (double)count * width, MARK, GROUND);
	while (from < count) {
		double left = figure->left + (double)from * width;
		size_t to = from;

		while (to < count && is_marked(figure, row, to))
			to++;
		if (to > from)
			svg_rect(&figure->svg, left, figure->y, (double)(to - from) * width, MARK,
				attributes);
		from = to + 1;
	}
}

static bool
is_key(const struct figure *figure, const void *row, size_t specification)
{
	const struct item *item = row;

	(void)figure;
	return item->key[specification];
}

static void
add_item(struct figure *figure, const struct item *item)
{
	size_t count = figure->survival->grid->count;

	buffer_reset(&figure->text, SIZE_MAX);
	buffer_add_slice(&figure->text, item->code);
	buffer_add_format(&figure->text, ": key in %zu of %zu specifications", item->total, count);
	svg_open(&figure->svg, "", buffer_slice(&figure->text));
	add_name(figure, item->label, END);
	add_marks(figure, is_key, item, item->polarity == CELL_BARRIER ? BARRIER : ENABLER);
	buffer_reset(&figure->text, SIZE_MAX);
	cell_add_ratio(&figure->text, 100 * item->total, count, 0);
	buffer_add_string(&figure->text, " %");
	svg_text(&figure->svg, WIDTH, figure->y + MARK - 1, small, buffer_slice(&figure->text),
		END);
	svg_close(&figure->svg);
	figure->y += ROW;
}

/* What stands over the items of a lexicon and polarity. */
static void
add_head(struct figure *figure, const struct item *item)
{
	figure->y += GAP / 2;
	buffer_reset(&figure->text, SIZE_MAX);
	buffer_add_string(&figure->text, item->polarity == CELL_BARRIER ? "Barriers" : "Enablers");
	buffer_add_string(&figure->text, ": ");
	buffer_add_slice(&figure->text, item->lexicon);
	add_line(figure, strong, buffer_slice(&figure->text), 1, "");
	figure->y += 3;
}

static void
add_items(struct figure *figure)
{
	const struct survival *survival = figure->survival;

	for (size_t i = 0; i < survival->count; i++) {
		const struct item *item = &survival->items[i];

		if (i == 0 || item->polarity != item[-1].polarity
				|| !slice_equal(item->lexicon, item[-1].lexicon))
			add_head(figure, item);
		add_item(figure, item);
	}
	if (survival->count == 0)
		add_line(figure, small, SLICE("Nothing is key in any specification."), 1, GREY);
}

struct chosen {
	size_t choice, value;
};

static bool
is_chosen(const struct figure *figure, const void *row, size_t specification)
{
	const struct chosen *chosen = row;

	return figure->survival->grid->at[specification].values[chosen->choice] == chosen->value;
}

/* A choice: its name before the first of its values, a row for each of these. */
static void
add_choice(struct figure *figure, size_t choice)
{
	const struct choice *at = &figure->survival->grid->choices[choice];

	figure->y += 5;
	for (size_t i = 0; i < at->value_count; i++) {
		struct chosen chosen = { choice, i };

		if (i == 0)
			svg_text(&figure->svg, 0, figure->y + MARK - 1, small, at->name,
				"font-weight=\"bold\"");
		add_name(figure, at->values[i], END);
		add_marks(figure, is_chosen, &chosen, CHOSEN);
		figure->y += ROW;
	}
}

static void
add_choices(struct figure *figure)
{
	figure->y += GAP / 2;
	add_line(figure, strong, SLICE("What was chosen"), 1, "");
	for (size_t i = 0; i < figure->survival->grid->choice_count; i++)
		add_choice(figure, i);
}

static void
add_notes(struct figure *figure)
{
	size_t count = figure->survival->grid->count;

	figure->y += GAP / 2;
	buffer_reset(&figure->text, SIZE_MAX);
	buffer_add_format(&figure->text, "%zu specifications, one in each column; the first is how "
		"it was counted in earnest. Filled: key there. Right: the share of the specifications "
		"in which it is. What is key in none has no row.", count);
	add_line(figure, small, buffer_slice(&figure->text), NOTE_LINES, GREY);
}

bool
survival_draw(const struct survival *survival, struct buffer *out)
{
	struct slice title = SLICE("Key barriers and enablers under other specifications");
	struct figure figure = { .survival = survival, .left = LABEL + 6 };
	double room = WIDTH - NUMBERS - figure.left;
	bool fine;

	figure.column = room / (double)survival->grid->count;
	if (figure.column > COLUMN_MOST)
		figure.column = COLUMN_MOST;
	add_line(&figure, head_lettering, title, 1, "");
	add_items(&figure);
	add_choices(&figure);
	add_notes(&figure);
	svg_end(&figure.svg, out, WIDTH, figure.y + GAP / 2, title,
		SLICE("A specification curve: for each barrier and enabler the ways to count in which "
			"it is key, and what was chosen in each."));
	fine = !buffer_failed(&figure.text) && !buffer_failed(out);
	svg_free(&figure.svg);
	buffer_free(&figure.text);
	return fine;
}
