#include "axis.h"

#include <stdlib.h>

bool
pairing_panel_next(struct pairing_panel *panel, const struct pairings *pairings,
	struct slice lexicon, bool across)
{
	const struct pairing *end = pairings->at + pairings->count;
	const struct pairing *at = panel->at ? panel->at + panel->count : pairings->at;

	for (; at < end; at += panel->count) {
		const struct pairing_item *items = at->items;

		*panel = (struct pairing_panel){ at, 1 };
		while (at + panel->count < end
				&& pairings_compare_panels(at, at + panel->count) == 0)
			panel->count++;
		if (slice_equal(items[0].lexicon, lexicon)
				&& slice_equal(items[1].lexicon, lexicon) == !across)
			return true;
	}
	return false;
}

void
pairing_panel_add_name(struct pairing_panel panel, struct buffer *out)
{
	buffer_add_slice(out, panel.at->name);
	buffer_add_string(out, panel.at->name.size ? ": " : "");
	buffer_add_number(out, panel.at->units);
	buffer_add_char(out, ' ');
	buffer_add_slice(out, panel.at->unit);
	buffer_add_string(out, panel.at->units == 1 ? "" : "s");
}

/* The place of each code in its outline. NULL: no memory. */
static uint32_t *
rank_codes(const struct outline *outline, struct arena *arena)
{
	uint32_t *ranks = arena_array(arena, outline->count + 1, sizeof *ranks);
	uint32_t node = OUTLINE_NONE, rank = 0;

	while (ranks && (node = outline_next(outline, node)) != OUTLINE_NONE)
		ranks[node] = rank++;
	return ranks;
}

static bool
fill(struct axis_item *item, struct view *view, const struct outline *outline,
	const uint32_t *ranks)
{
	uint32_t node = outline_find(outline, item->item->code);
	uint32_t parent = outline->nodes[node].parent;
	struct buffer name = { 0 };

	buffer_add_slice(&name, outline->nodes[node].label);
	buffer_add_slice(&name, item->item->facets);
	buffer_add_string(&name, "\xc2\xa0(");	/* on the line of the last word */
	buffer_add_number(&name, item->units);
	buffer_add_char(&name, ')');
	item->name = view_keep(view, &name);
	item->rank = ranks[node];
	item->above = parent == OUTLINE_NONE ? SLICE("") : outline->nodes[parent].label;
	return item->name.at != NULL;
}

static int
compare(const void *a, const void *b)
{
	const struct axis_item *x = a, *y = b;
	int order = (x->rank > y->rank) - (x->rank < y->rank);

	return order ? order : slice_compare(x->item->facets, y->item->facets);
}

static int
compare_names(const void *a, const void *b)
{
	const struct axis_item *x = a, *y = b;

	return pairings_compare_items(x->item, y->item);
}

static void
collect(struct axis *axis, struct pairing_panel panel, unsigned sides)
{
	for (size_t i = 0; i < panel.count; i++)
		for (unsigned side = 0; side < 2; side++)
			if (sides & 1u << side)
				axis->at[axis->count++] = (struct axis_item){
					.item = &panel.at[i].items[side],
					.units = panel.at[i].of[side]
				};
}

/* Leaves each item once. */
static void
unite(struct axis *axis)
{
	size_t kept = 0;

	qsort(axis->at, axis->count, sizeof *axis->at, compare_names);
	for (size_t i = 0; i < axis->count; i++)
		if (!kept || compare_names(&axis->at[i], &axis->at[kept - 1]) != 0)
			axis->at[kept++] = axis->at[i];
	axis->count = kept;
}

bool
axis_make(struct axis *axis, struct view *view, struct pairing_panel panel, unsigned sides)
{
	const struct outline *outline;
	const uint32_t *ranks;

	axis->count = 0;
	axis->at = arena_array(&view->arena, 2 * panel.count + 1, sizeof *axis->at);
	if (!axis->at)
		return false;
	collect(axis, panel, sides);
	unite(axis);
	if (!axis->count)
		return true;
	outline = &chapters_find(view->chapters, axis->at[0].item->lexicon)->outline;
	ranks = rank_codes(outline, &view->arena);
	for (size_t i = 0; ranks && i < axis->count; i++)
		if (!fill(&axis->at[i], view, outline, ranks))
			return false;
	if (ranks)
		qsort(axis->at, axis->count, sizeof *axis->at, compare);
	return ranks != NULL;
}

size_t
axis_find(const struct axis *axis, const struct pairing_item *item)
{
	size_t i = 0;

	while (pairings_compare_items(axis->at[i].item, item) != 0)
		i++;
	return i;
}
