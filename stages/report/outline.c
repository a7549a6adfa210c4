#include "outline.h"

#include <stdlib.h>

#include "array.h"

bool
outline_begin(struct outline *outline)
{
	*outline = (struct outline){ .first = OUTLINE_NONE, .last = OUTLINE_NONE };
	outline->codes = lexis_new(SIZE_MAX);
	return outline->codes != NULL;
}

void
outline_free(struct outline *outline)
{
	lexis_free(outline->codes);
	free(outline->nodes);
}

static struct slice
last_name(struct slice code)
{
	for (size_t i = code.size; i > 0; i--)
		if (code.at[i - 1] == '/')
			return (struct slice){ code.at + i, code.size - i };
	return code;
}

/* Hangs a new node behind its siblings. */
static void
link_node(struct outline *outline, uint32_t node, uint32_t parent)
{
	uint32_t *first = &outline->first, *last = &outline->last;

	if (parent != OUTLINE_NONE) {
		first = &outline->nodes[parent].first;
		last = &outline->nodes[parent].last;
	}
	if (*last == OUTLINE_NONE)
		*first = node;
	else
		outline->nodes[*last].next = node;
	*last = node;
}

/* The node of a code whose parent is there; OUTLINE_NONE: no memory. */
static uint32_t
node_at(struct outline *outline, struct slice code, uint32_t parent)
{
	uint32_t node = lexis_intern(outline->codes, code);
	struct outline_node *nodes;

	if (node == LEXIS_NONE || node < outline->count)
		return node;
	nodes = array_reserve(outline->nodes, &outline->room, outline->count, 1, sizeof *nodes);
	if (!nodes)
		return OUTLINE_NONE;
	outline->nodes = nodes;
	code = lexis_word(outline->codes, node);
	nodes[node] = (struct outline_node){
		.code = code, .label = last_name(code), .parent = parent,
		.first = OUTLINE_NONE, .last = OUTLINE_NONE, .next = OUTLINE_NONE
	};
	outline->count++;
	link_node(outline, node, parent);
	return node;
}

bool
outline_add(struct outline *outline, struct slice code, struct slice label)
{
	uint32_t node = OUTLINE_NONE;

	for (size_t i = 0; i <= code.size; i++) {
		if (i < code.size && code.at[i] != '/')
			continue;
		node = node_at(outline, (struct slice){ code.at, i }, node);
		if (node == OUTLINE_NONE)
			return false;
	}
	if (label.size)
		outline->nodes[node].label = label;
	return true;
}

uint32_t
outline_find(const struct outline *outline, struct slice code)
{
	return lexis_find(outline->codes, code);
}

struct slice
outline_label(const struct outline *outline, struct slice code)
{
	return outline->nodes[outline_find(outline, code)].label;
}

uint32_t
outline_next(const struct outline *outline, uint32_t node)
{
	if (node == OUTLINE_NONE)
		return outline->first;
	if (outline->nodes[node].first != OUTLINE_NONE)
		return outline->nodes[node].first;
	while (node != OUTLINE_NONE && outline->nodes[node].next == OUTLINE_NONE)
		node = outline->nodes[node].parent;
	return node == OUTLINE_NONE ? node : outline->nodes[node].next;
}

const struct outline_node *
outline_top(const struct outline *outline, uint32_t node)
{
	while (outline->nodes[node].parent != OUTLINE_NONE)
		node = outline->nodes[node].parent;
	return &outline->nodes[node];
}

const struct outline_node *
outline_theme(const struct outline *outline, struct slice code)
{
	return outline_top(outline, outline_find(outline, code));
}
