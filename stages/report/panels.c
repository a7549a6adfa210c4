#include "panels.h"

enum {
	HEAD_LINES = 2
};

/* "n = 114 in 18 documents" */
static struct slice
base(const struct panel *panel, struct view *view)
{
	struct buffer text = { 0 };

	buffer_add_string(&text, "n = ");
	buffer_add_number(&text, panel->references);
	buffer_add_string(&text, " in ");
	buffer_add_number(&text, panel->documents);
	buffer_add_string(&text, panel->documents == 1 ? " document" : " documents");
	return view_keep(view, &text);
}

static bool
add_panel(struct panels *panels, struct view *view, struct slice lexicon, struct slice name,
	struct range groups)
{
	struct panel *panel = &panels->at[panels->count++];

	*panel = (struct panel){ .name = name, .groups = groups };
	for (size_t i = groups.first; i < groups.end; i++) {
		struct sums sums = sums_of(view->ledger, i, lexicon, SLICE(""));

		panel->documents += sums.documents;
		panel->references += sums.whole;
	}
	panel->base = base(panel, view);
	return name.at && panel->base.at;
}

/* What the tables call it; people have to call it something where they leave it out. */
static struct slice
group_name(struct view *view, size_t group)
{
	struct buffer text = { 0 };

	if (!view_add_group(view, group, &text))
		text.failed = true;
	if (!text.size)
		buffer_add_string(&text, view->ledger->by.count ? "(empty)" : "all documents");
	return view_keep(view, &text);
}

/* As many rows of panels as there must be, and those as even as can be. */
static size_t
abreast(size_t count)
{
	size_t rows = (count + PANELS_ABREAST - 1) / PANELS_ABREAST;

	return (count + rows - 1) / rows;
}

bool
panels_make(struct panels *panels, struct view *view, struct slice lexicon)
{
	size_t groups = view->ledger->group_count;

	panels->count = 0;
	panels->at = arena_array(&view->arena, groups + 1, sizeof *panels->at);
	if (!panels->at)
		return false;
	for (size_t i = 0; i < groups; i++)
		if (!add_panel(panels, view, lexicon, group_name(view, i),
				(struct range){ i, i + 1 }))
			return false;
	if (groups != 1 && !add_panel(panels, view, lexicon,
			groups ? SLICE("combined") : SLICE("all documents"),
			(struct range){ 0, groups }))
		return false;
	panels->abreast = abreast(panels->count);
	return true;
}

void
panel_add_share(const struct panel *panel, uint64_t part, bool counts, struct buffer *out)
{
	if (!panel->references) {
		buffer_add_string(out, "\xe2\x80\x93");
		return;
	}
	if (!part) {
		buffer_add_char(out, '0');
		return;
	}
	cell_add_ratio(out, 100 * part, panel->references, 1);
	buffer_add_string(out, counts ? " (" : "");
	if (counts)
		buffer_add_number(out, part);
	buffer_add_string(out, counts ? ")" : "");
}

static struct lettering_lines
head_lines(const struct panel *panel, double width)
{
	return lettering_break(drawing_strong, panel->name, width, HEAD_LINES);
}

static struct lettering_lines
base_lines(const struct panel *panel, double width)
{
	return lettering_break(drawing_small, panel->base, width, HEAD_LINES);
}

double
panels_head_height(const struct panel *panels, size_t count, double width)
{
	double most = 0;

	for (size_t i = 0; i < count; i++) {
		double height = (double)head_lines(&panels[i], width).count
				* lettering_leading(drawing_strong)
			+ (double)base_lines(&panels[i], width).count
				* lettering_leading(drawing_small);

		most = height > most ? height : most;
	}
	return most;
}

void
panel_draw_head(const struct panel *panel, struct drawing *drawing, double x, double y,
	double width)
{
	struct lettering_lines lines = head_lines(panel, width);

	svg_lines(&drawing->svg, x, y + drawing_strong.size, drawing_strong, &lines, panel->name, "");
	y += (double)lines.count * lettering_leading(drawing_strong);
	lines = base_lines(panel, width);
	svg_lines(&drawing->svg, x, y + drawing_small.size, drawing_small, &lines, panel->base, GREY);
}
