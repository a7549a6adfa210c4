/* figure_network.c: codes of one lexicon that come together, as circles around an oval with lines
 * between them. Each code has a line of its own for its name, at the left or at the right, so that
 * names cannot overlap; codes of a theme stand below its name. */
#include <math.h>
#include <stdlib.h>

#include "axis.h"
#include "figures.h"

enum {
	OVAL = 150,			/* half its width */
	NAMES = 155,			/* the widest name */
	NAME_LINES = 2,
	LEAST_HEIGHT = 220,
	ABOVE_HEAD = 6,
	LEAST_RADIUS = 2, MOST_RADIUS = 6,	/* areas are in proportion */
	MOST_EDGES = 60
};

static const double most_width = 6;	/* of a line */

#define EDGE "stroke=\"" DRAWING_ENABLER "\" stroke-opacity=\"0.45\""

/* A code, or the name of a theme above its codes. */
struct slot {
	const struct axis_item *item;
	bool head;
	struct slice name;
	struct lettering_lines label;
	double height;
	double x, y;		/* of the circle, or of the middle of the name */
};

struct edge {
	const struct pairing *pairing;
	double jaccard;
};

struct network {
	struct drawing *drawing;
	struct pairing_panel panel;
	struct axis axis;
	struct slot *slots;
	size_t count, right;	/* of all slots; those from `right` on stand at the right */
	struct edge *edges;
	size_t edge_count;	/* that are drawn, the strongest first */
	uint64_t most;		/* units of a code */
};

static double
jaccard(const struct pairing *pairing)
{
	return (double)pairing->both
		/ ((double)pairing->of[0] + (double)pairing->of[1] - (double)pairing->both);
}

static void
add_slot(struct network *network, struct slot slot)
{
	struct lettering lettering = slot.head ? drawing_strong : drawing_plain;

	slot.label = lettering_break(lettering, slot.name, NAMES, NAME_LINES);
	slot.height = (double)slot.label.count * lettering_leading(lettering)
		+ (slot.head ? ABOVE_HEAD : 0);
	network->slots[network->count++] = slot;
}

static bool
make_slots(struct network *network)
{
	const struct axis *axis = &network->axis;

	network->slots = arena_array(&network->drawing->view->arena, 2 * axis->count + 1,
		sizeof *network->slots);
	for (size_t i = 0; network->slots && i < axis->count; i++) {
		const struct axis_item *item = &axis->at[i];

		if (item->above.size && (!i || !slice_equal(item->above, item[-1].above)))
			add_slot(network, (struct slot){ .head = true, .name = item->above });
		add_slot(network, (struct slot){ .item = item, .name = item->name });
		network->most = item->units > network->most ? item->units : network->most;
	}
	return network->slots != NULL;
}

static int
compare_edges(const void *a, const void *b)
{
	const struct edge *x = a, *y = b;
	int order = (x->jaccard < y->jaccard) - (x->jaccard > y->jaccard);

	return order ? order : (x->pairing > y->pairing) - (x->pairing < y->pairing);
}

static bool
make_edges(struct network *network)
{
	size_t count = network->panel.count;

	network->edges = arena_array(&network->drawing->view->arena, count,
		sizeof *network->edges);
	if (!network->edges)
		return false;
	for (size_t i = 0; i < count; i++)
		network->edges[i] = (struct edge){
			&network->panel.at[i], jaccard(&network->panel.at[i])
		};
	qsort(network->edges, count, sizeof *network->edges, compare_edges);
	network->edge_count = count < MOST_EDGES ? count : MOST_EDGES;
	return true;
}

static double
whole_height(const struct network *network, size_t first, size_t end)
{
	double sum = 0;

	for (size_t i = first; i < end; i++)
		sum += network->slots[i].height;
	return sum;
}

/* Where the two sides are most alike; codes are parted from the name above them only if that
 * makes them much more alike. */
static void
part(struct network *network)
{
	double whole = whole_height(network, 0, network->count), least = INFINITY;

	for (size_t i = 0; i <= network->count; i++) {
		const struct slot *slot = &network->slots[i];
		bool parted = i > 0 && i < network->count && !slot->head && slot->item->above.size;
		double difference = fabs(whole - 2 * whole_height(network, 0, i))
			+ (parted ? .6 * whole : 0);

		if (difference >= least)
			continue;
		least = difference;
		network->right = i;
	}
}

/* The slots of a side, evenly from `top` to `bottom`; `side` is -1 at the left, 1 at the right. */
static void
place_side(struct network *network, size_t first, size_t end, double side, double top,
	double bottom)
{
	double free_height = bottom - top - whole_height(network, first, end);
	double gap = end == first ? 0 : free_height / (double)(end - first);
	double middle = (top + bottom) / 2, half = (bottom - top) / 2;

	for (size_t i = first; i < end; i++) {
		struct slot *slot = &network->slots[i];
		double away;

		slot->y = top + (gap + slot->height + (slot->head ? ABOVE_HEAD : 0)) / 2;
		top += gap + slot->height;
		away = (slot->y - middle) / half;
		slot->x = DRAWING_WIDTH / 2.0 + side * OVAL * sqrt(1 - away * away);
	}
}

static void
place(struct network *network)
{
	double left = whole_height(network, 0, network->right), top = network->drawing->y;
	double right = whole_height(network, network->right, network->count);
	double height = left > right ? left : right, bottom;

	bottom = top + (height > LEAST_HEIGHT ? height : LEAST_HEIGHT);
	place_side(network, 0, network->right, -1, top, bottom);
	place_side(network, network->right, network->count, 1, top, bottom);
	network->drawing->y = bottom + DRAWING_GAP;
}

static const struct slot *
slot_of(const struct network *network, const struct pairing_item *item)
{
	size_t i = 0;

	while (network->slots[i].head
			|| pairings_compare_items(network->slots[i].item->item, item) != 0)
		i++;
	return &network->slots[i];
}

static double
edge_width(const struct network *network, double index)
{
	return most_width * index / network->edges[0].jaccard;
}

static void
draw_edge(struct network *network, const struct edge *edge)
{
	const double pull = .3;	/* how much of its way from the middle a line keeps halfway */
	const struct slot *a = slot_of(network, &edge->pairing->items[0]);
	const struct slot *b = slot_of(network, &edge->pairing->items[1]);
	double x = DRAWING_WIDTH / 2.0, y = (network->slots[0].y + network->slots[network->right
		? network->right - 1 : network->count - 1].y) / 2;
	struct buffer *tip = drawing_text(network->drawing);

	buffer_add_slice(tip, a->name);
	buffer_add_string(tip, " and ");
	buffer_add_slice(tip, b->name);
	buffer_add_string(tip, ": ");
	buffer_add_number(tip, edge->pairing->both);
	buffer_add_string(tip, ", Jaccard ");
	svg_add_number(tip, edge->jaccard);
	svg_open(&network->drawing->svg, "", buffer_slice(tip));
	svg_curve(&network->drawing->svg, a->x, a->y, x + pull * ((a->x + b->x) / 2 - x),
		y + pull * ((a->y + b->y) / 2 - y), b->x, b->y,
		edge_width(network, edge->jaccard), EDGE);
	svg_close(&network->drawing->svg);
}

static void
draw_slot(struct network *network, const struct slot *slot, bool right)
{
	struct svg *svg = &network->drawing->svg;
	struct lettering lettering = slot->head ? drawing_strong : drawing_plain;
	double lines = (double)slot->label.count * lettering_leading(lettering);
	double away = MOST_RADIUS + 4;

	if (!slot->head)
		svg_circle(svg, slot->x, slot->y, LEAST_RADIUS + (MOST_RADIUS - LEAST_RADIUS)
			* sqrt((double)slot->item->units / (double)network->most),
			"fill=\"" DRAWING_INK "\" stroke=\"#fff\"");
	svg_lines(svg, slot->x + (right ? away : -away),
		slot->y - lines / 2 + lettering.size, lettering, &slot->label, slot->name,
		right ? "" : END);
}

/* How wide the lines of the strongest pair and of one half as strong are. */
static void
draw_key(struct network *network)
{
	struct drawing *drawing = network->drawing;
	double x = 0, y = drawing->y + drawing_small.size;

	svg_text(&drawing->svg, x, y, drawing_small, SLICE("Jaccard index:"), GREY);
	x += lettering_width(drawing_small, SLICE("Jaccard index:")) + 8;
	for (int i = 1; i <= 2; i++) {
		double index = network->edges[0].jaccard / i;
		struct buffer *text = drawing_text(drawing);

		svg_add_number(text, index);
		svg_curve(&drawing->svg, x, y - 3, x + 15, y - 3, x + 30, y - 3,
			edge_width(network, index), EDGE);
		svg_text(&drawing->svg, x + 35, y, drawing_small, buffer_slice(text), GREY);
		x += 35 + 8 + lettering_width(drawing_small, SLICE("0.00"));
	}
	drawing->y += lettering_leading(drawing_small) + 3;
}

static void
note(struct network *network)
{
	struct buffer *text = drawing_text(network->drawing);

	buffer_add_string(text, "Circles: ");
	buffer_add_slice(text, network->panel.at->unit);
	buffer_add_string(text, "s with a code (in parentheses, areas). Lines: codes that come "
		"together; Jaccard index: the share that has both of those that have either.");
	if (network->edge_count < network->panel.count) {
		buffer_add_string(text, " The strongest ");
		buffer_add_number(text, network->edge_count);
		buffer_add_string(text, " of ");
		buffer_add_number(text, network->panel.count);
		buffer_add_string(text, " pairs are drawn.");
	}
	drawing_note(network->drawing, buffer_slice(text));
	network->drawing->y += DRAWING_GAP;
}

/* The group, over the network and, with the strongest pair, for who cannot see it. */
static void
name_panel(struct network *network)
{
	struct drawing *drawing = network->drawing;
	struct buffer *text = drawing_text(drawing), *out = &drawing->description;
	const struct pairing *strongest = network->edges[0].pairing;

	pairing_panel_add_name(network->panel, text);
	drawing_head(drawing, buffer_slice(text));
	buffer_add_slice(out, buffer_slice(text));
	buffer_add_string(out, "; strongest: ");
	buffer_add_slice(out, slot_of(network, &strongest->items[0])->name);
	buffer_add_string(out, " and ");
	buffer_add_slice(out, slot_of(network, &strongest->items[1])->name);
	buffer_add_string(out, ", Jaccard index ");
	svg_add_number(out, network->edges[0].jaccard);
	buffer_add_string(out, ". ");
}

static bool
draw_panel(struct drawing *drawing, struct pairing_panel panel)
{
	struct network network = { .drawing = drawing, .panel = panel };

	if (!axis_make(&network.axis, drawing->view, panel, AXIS_A | AXIS_B)
			|| !make_slots(&network) || !make_edges(&network))
		return false;
	name_panel(&network);
	part(&network);
	place(&network);
	for (size_t i = network.edge_count; i > 0; i--)
		draw_edge(&network, &network.edges[i - 1]);
	for (size_t i = 0; i < network.count; i++)
		draw_slot(&network, &network.slots[i], i >= network.right);
	draw_key(&network);
	note(&network);
	return true;
}

bool
figure_has_network(const struct view *view, struct slice lexicon)
{
	struct pairing_panel panel = { 0 };

	return pairing_panel_next(&panel, view->pairings, lexicon, false);
}

bool
figure_network(struct drawing *drawing, const struct figure_request *request, struct fault *fault)
{
	struct slice lexicon = request->chapter->lexicon;
	struct pairing_panel panel = { 0 };

	buffer_add_string(&drawing->title, "Network of codes that come together");
	drawing_name_lexicon(drawing, lexicon);
	buffer_add_string(&drawing->description, "Network: circles are codes, the width of a line "
		"between two is the Jaccard index of how often they come together. ");
	drawing_begin(drawing);
	while (pairing_panel_next(&panel, drawing->view->pairings, lexicon, false))
		if (!draw_panel(drawing, panel))
			return fault_memory(fault);
	return true;
}
