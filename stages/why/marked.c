#include "marked.h"

#include <stdlib.h>

/* A mark begins or ends. */
struct edge {
	uint32_t at, other;	/* other: its other end */
	bool ends;
	const struct mark *mark;
};

/* Marks that are open. */
struct open_marks {
	size_t terms, cues[STYLE_COLOURS];
};

enum style
marked_colour(struct slice class)
{
	static const struct {
		const char *class;
		enum style colour;
	} colours[] = {
		{ "barrier", STYLE_RED }, { "deficit", STYLE_RED }, { "enabler", STYLE_GREEN },
		{ "removal", STYLE_GREEN }, { "negator", STYLE_YELLOW },
		{ "denied", STYLE_YELLOW }, { "neutral", STYLE_PLAIN },
	};

	for (size_t i = 0; i < sizeof colours / sizeof *colours; i++)
		if (slice_is(class, colours[i].class))
			return colours[i].colour;
	return STYLE_CYAN;
}

/* Ends before beginnings; what begins first ends last. */
static int
edge_order(const void *left, const void *right)
{
	const struct edge *a = left, *b = right;

	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	if (a->ends != b->ends)
		return a->ends ? -1 : 1;
	if (a->other != b->other)
		return a->other > b->other ? -1 : 1;
	return ((a->mark > b->mark) - (a->mark < b->mark)) * (a->ends ? -1 : 1);
}

/* The edges of marks in the piece; returns their number. */
static size_t
find_edges(struct span piece, const struct mark *marks, size_t count, struct edge *edges)
{
	size_t found = 0;

	for (size_t i = 0; i < count; i++) {
		struct span span = marks[i].span;

		if (span.start < piece.start)
			span.start = piece.start;
		if (span.end > piece.end)
			span.end = piece.end;
		if (span.start >= span.end)
			continue;
		edges[found++] = (struct edge){ span.start, span.end, false, &marks[i] };
		edges[found++] = (struct edge){ span.end, span.start, true, &marks[i] };
	}
	if (found > 1)
		qsort(edges, found, sizeof *edges, edge_order);
	return found;
}

static unsigned
style_of(const struct open_marks *open)
{
	unsigned style = open->terms ? STYLE_BOLD | STYLE_UNDERLINED : STYLE_PLAIN;

	for (unsigned colour = STYLE_PLAIN; colour < STYLE_COLOURS; colour++)
		if (open->cues[colour])
			return style | STYLE_BOLD | colour;
	return style;
}

static void
add_edge(struct page *page, const struct edge *edge, struct open_marks *open)
{
	struct slice class = edge->mark->class;
	size_t *number = class.at ? &open->cues[marked_colour(class)] : &open->terms;

	*number += edge->ends ? -(size_t)1 : 1;
	if (page->colours) {
		page->style = style_of(open);
		return;
	}
	if (!edge->ends || !class.at) {
		page_add_string(page, class.at ? "{" : edge->ends ? "]" : "[");
		return;
	}
	page_add_string(page, ":");
	page_add(page, class);
	page_add_string(page, "}");
}

bool
marked_add(struct page *page, struct slice text, struct span piece, const struct mark *marks,
	size_t count, struct arena *arena)
{
	struct edge *edges = arena_array(arena, count, 2 * sizeof *edges);
	struct open_marks open = { 0 };
	uint32_t at = piece.start;

	if (!edges)
		return false;
	count = find_edges(piece, marks, count, edges);
	for (size_t i = 0; i < count; i++) {
		page_add(page, (struct slice){ text.at + at, edges[i].at - at });
		at = edges[i].at;
		add_edge(page, &edges[i], &open);
	}
	page_add(page, (struct slice){ text.at + at, piece.end - at });
	return true;
}
