/* figure_proportions.c: themes in proportion with their subthemes, as a Marimekko chart on its
 * side: the height of a block is its share of all references, the width of its halves are its
 * barriers and enablers, so that areas are in proportion to references. Names stand beside,
 * moved apart. */
#include "figures.h"
#include "panels.h"
#include "rows.h"
#include "spread.h"

enum {
	THEMES = 150,		/* names of themes, at the left */
	LEADER = 22,		/* from a name to its block */
	THEME_BAR = 26,
	BLOCKS = 170,		/* the whole width of barriers and enablers */
	NUMBERS = 62,		/* at the right edge */
	LEAST_HEIGHT = 300,
	NAME_LINES = 2,
	AFTER = 3		/* below a name that has others below it */
};

#define LEADER_LOOK "stroke=\"#888\" stroke-width=\"0.7\""

/* A block and its name. */
struct block {
	uint32_t theme;		/* the node at the top */
	struct slice name;
	struct sums sums;
	struct lettering_lines label;
};

struct blocks {
	struct block *at;
	struct spread_label *labels;
	size_t count;
};

struct proportions {
	struct drawing *drawing;
	struct rows rows;
	struct panel panel;
	struct blocks themes, subthemes;
	size_t missing;			/* codes without references */
	uint64_t shown;			/* references of all blocks */
	double top, height;
};

static const double blocks_left = THEMES + LEADER + THEME_BAR + 2;
static const double names_left = THEMES + LEADER + THEME_BAR + 2 + BLOCKS + LEADER;

static uint64_t
references(const struct block *block)
{
	return block->sums.barriers + block->sums.enablers;
}

static bool
reserve(struct blocks *blocks, struct arena *arena, size_t count)
{
	blocks->at = arena_array(arena, count + 1, sizeof *blocks->at);
	blocks->labels = arena_array(arena, count + 1, sizeof *blocks->labels);
	return blocks->at && blocks->labels;
}

static void
add_block(struct blocks *blocks, struct block block)
{
	blocks->at[blocks->count++] = block;
}

/* Adds a subtheme to the block of its theme, which is the last one or a new one. */
static void
add_to_theme(struct proportions *p, const struct block *subtheme)
{
	const struct outline_node *theme = &p->rows.chapter->outline.nodes[subtheme->theme];
	struct blocks *themes = &p->themes;

	if (!themes->count || themes->at[themes->count - 1].theme != subtheme->theme)
		add_block(themes, (struct block){ .theme = subtheme->theme, .name = theme->label });
	sums_add(&themes->at[themes->count - 1].sums, subtheme->sums);
}

static void
add_row(struct proportions *p, const struct row *row)
{
	const struct outline *outline = &p->rows.chapter->outline;
	const struct outline_node *theme = outline_top(outline, row->node);
	struct block block = {
		.theme = (uint32_t)(theme - outline->nodes), .name = row->name,
		.sums = row_sums(&p->rows, row, p->drawing->view->ledger, p->panel.groups)
	};

	if (references(&block)) {
		add_block(&p->subthemes, block);
		add_to_theme(p, &block);
		p->shown += references(&block);
	} else {
		p->missing++;
	}
}

static bool
fill(struct proportions *p, const struct figure_request *request)
{
	struct view *view = p->drawing->view;
	struct panels panels;

	if (!panels_make(&panels, view, request->chapter->lexicon)
			|| !rows_make(&p->rows, view, request->chapter, true, THEMES, 0)
			|| !reserve(&p->themes, &view->arena, p->rows.count)
			|| !reserve(&p->subthemes, &view->arena, p->rows.count))
		return false;
	p->panel = panels.at[panels.count - 1];
	for (size_t i = 0; i < p->rows.count; i++)
		if (!p->rows.at[i].head)
			add_row(p, &p->rows.at[i]);
	return true;
}

/* Breaks the names and makes the figure high enough for all of them. */
static void
break_names(struct proportions *p, struct blocks *blocks, struct lettering lettering, double width,
	size_t more_lines)
{
	double whole = 0;

	for (size_t i = 0; i < blocks->count; i++) {
		struct block *block = &blocks->at[i];

		block->label = lettering_break(lettering, block->name, width, NAME_LINES);
		blocks->labels[i].height = AFTER
			+ (double)(block->label.count + more_lines) * lettering_leading(lettering);
		whole += blocks->labels[i].height;
	}
	whole *= 1.15;	/* so that names need not go far */
	p->height = whole > p->height ? whole : p->height;
}

static double
block_height(const struct proportions *p, const struct block *block)
{
	return p->height * (double)references(block) / (double)p->shown;
}

static void
place_names(struct proportions *p, struct blocks *blocks)
{
	double y = p->top;

	for (size_t i = 0; i < blocks->count; i++) {
		double height = block_height(p, &blocks->at[i]);

		blocks->labels[i].place = y + height / 2;
		y += height;
	}
	spread_labels(blocks->labels, blocks->count, p->top, p->top + p->height);
}

static struct slice
number(const struct proportions *p, const struct block *block)
{
	struct buffer *text = drawing_text(p->drawing);

	panel_add_share(&p->panel, references(block), true, text);
	return buffer_slice(text);
}

/* The name at the left, its number below it, and the bar with a line to it. */
static void
draw_theme(struct proportions *p, size_t i, double top)
{
	struct svg *svg = &p->drawing->svg;
	const struct block *block = &p->themes.at[i];
	double height = block_height(p, block), middle = p->themes.labels[i].place;
	double leading = lettering_leading(drawing_strong);
	double y = middle - (p->themes.labels[i].height - AFTER) / 2 + drawing_strong.size;

	svg_lines(svg, THEMES, y, drawing_strong, &block->label, block->name, END);
	svg_text(svg, THEMES, y + (double)block->label.count * leading, drawing_small,
		number(p, block), END " " GREY);
	svg_bend(svg, THEMES + 3, middle, THEMES + LEADER - 8, middle, THEMES + LEADER,
		top + height / 2, LEADER_LOOK);
	svg_rect(svg, THEMES + LEADER, top, THEME_BAR, height,
		"fill=\"#bbb\" stroke=\"#fff\" stroke-width=\"3\"");
}

static void
draw_halves(struct proportions *p, const struct block *block, double top)
{
	struct svg *svg = &p->drawing->svg;
	double height = block_height(p, block);
	double barriers = BLOCKS * (double)block->sums.barriers / (double)references(block);

	if (block->sums.barriers)
		drawing_bar(p->drawing, CELL_BARRIER, blocks_left, top, barriers, height);
	if (block->sums.enablers)
		drawing_bar(p->drawing, CELL_ENABLER, blocks_left + barriers, top,
			BLOCKS - barriers, height);
	if (block == p->subthemes.at)
		return;
	svg_line(svg, blocks_left, top, blocks_left + BLOCKS, top, block[0].theme == block[-1].theme
		? "stroke=\"#fff\"" : "stroke=\"#fff\" stroke-width=\"3\"");
}

static void
draw_subtheme(struct proportions *p, size_t i, double top)
{
	struct svg *svg = &p->drawing->svg;
	const struct block *block = &p->subthemes.at[i];
	double middle = p->subthemes.labels[i].place, from = blocks_left + BLOCKS;
	double y = middle - (p->subthemes.labels[i].height - AFTER) / 2 + drawing_plain.size;

	drawing_open_tip(p->drawing, block->name, p->panel.name, block->sums);
	draw_halves(p, block, top);
	svg_bend(svg, from, top + block_height(p, block) / 2, from + 8, middle, names_left - 3,
		middle, LEADER_LOOK);
	svg_lines(svg, names_left, y, drawing_plain, &block->label, block->name, "");
	svg_text(svg, DRAWING_WIDTH, y, drawing_small, number(p, block), END);
	svg_close(svg);
}

static void
draw_blocks(struct proportions *p, const struct blocks *blocks,
	void (*draw)(struct proportions *p, size_t i, double top))
{
	double y = p->top;

	for (size_t i = 0; i < blocks->count; i++) {
		draw(p, i, y);
		y += block_height(p, &blocks->at[i]);
	}
}

/* How wide the halves are. */
static void
draw_axis(struct proportions *p)
{
	static const char *const marks[] = { "0", "50", "100" };
	struct svg *svg = &p->drawing->svg;
	double y = p->top + p->height;

	for (int i = 0; i < 3; i++) {
		double x = blocks_left + i * BLOCKS / 2.0;

		svg_line(svg, x, y, x, y + 4, "stroke=\"" DRAWING_INK "\"");
		svg_text(svg, x, y + 5 + drawing_small.size, drawing_small, slice_of(marks[i]),
			MIDDLE " " GREY);
	}
	svg_text(svg, blocks_left + BLOCKS / 2.0, y + 5 + drawing_small.size
		+ lettering_leading(drawing_small), drawing_small,
		SLICE("% of the subtheme's references"), MIDDLE);
	p->drawing->y = y + 5 + 2 * lettering_leading(drawing_small) + DRAWING_GAP;
}

static void
draw_heads(struct proportions *p)
{
	struct drawing *drawing = p->drawing;
	double head = panels_head_height(&p->panel, 1, DRAWING_WIDTH);

	panel_draw_head(&p->panel, drawing, 0, drawing->y, DRAWING_WIDTH);
	drawing->y += head + DRAWING_GAP / 2;
	svg_text(&drawing->svg, THEMES, drawing->y + drawing_small.size, drawing_small,
		SLICE("theme, % (n)"), END " " GREY);
	svg_text(&drawing->svg, names_left, drawing->y + drawing_small.size, drawing_small,
		SLICE("subtheme"), GREY);
	svg_text(&drawing->svg, DRAWING_WIDTH, drawing->y + drawing_small.size, drawing_small,
		SLICE("% (n)"), END " " GREY);
	drawing_key(drawing, blocks_left);
	p->top = drawing->y;
}

static void
describe(struct proportions *p)
{
	struct buffer *out = &p->drawing->description;

	buffer_add_string(out, "Blocks for subthemes, next to those of their themes: the height is the "
		"share of all barrier and enabler references, the width is divided into barriers and "
		"enablers. ");
	buffer_add_slice(out, p->panel.name);
	buffer_add_string(out, ", ");
	buffer_add_slice(out, p->panel.base);
	buffer_add_string(out, ". In %:");
	for (size_t i = 0; i < p->themes.count; i++) {
		buffer_add_string(out, i ? ", " : " ");
		buffer_add_slice(out, p->themes.at[i].name);
		buffer_add_char(out, ' ');
		buffer_add_slice(out, number(p, &p->themes.at[i]));
	}
	buffer_add_char(out, '.');
}

static void
note(struct proportions *p)
{
	struct buffer *text = drawing_text(p->drawing);

	buffer_add_string(text, "%: of all barrier and enabler references. Areas are in proportion "
		"to references (n).");
	if (p->missing) {
		buffer_add_string(text, " Not shown, since nothing was counted: ");
		buffer_add_number(text, p->missing);
		buffer_add_string(text, p->missing == 1 ? " code." : " codes.");
	}
	drawing_note(p->drawing, buffer_slice(text));
}

bool
figure_proportions(struct drawing *drawing, const struct figure_request *request,
	struct fault *fault)
{
	struct proportions p = { .drawing = drawing, .height = LEAST_HEIGHT };

	buffer_add_string(&drawing->title, "Themes in proportion with their subthemes");
	drawing_name_lexicon(drawing, request->chapter->lexicon);
	if (!fill(&p, request))
		return fault_memory(fault);
	break_names(&p, &p.themes, drawing_strong, THEMES, 1);
	break_names(&p, &p.subthemes, drawing_plain, DRAWING_WIDTH - NUMBERS - names_left, 0);
	if (!p.shown)
		p.height = 0;
	describe(&p);
	drawing_begin(drawing);
	drawing_stripes(drawing);
	draw_heads(&p);
	place_names(&p, &p.themes);
	place_names(&p, &p.subthemes);
	draw_blocks(&p, &p.themes, draw_theme);
	draw_blocks(&p, &p.subthemes, draw_subtheme);
	draw_axis(&p);
	note(&p);
	return true;
}
