#include "xml_tree.h"

#include <stdlib.h>

#include "array.h"
#include "ascii.h"
#include "line.h"
#include "run.h"
#include "xml_spell.h"

enum {
	KEPT_ROOM = 4 * 1024 * 1024	/* of the text of a record, when the next begins */
};

/* Puts a value whole that has just ended. */
static void
end_value(struct xml_tree *tree, struct xml_node *node)
{
	if (!tree->spelt || tree->failed)
		return;
	node->size = xml_unspell(tree->bytes.at + node->at, node->size);
	tree->bytes.size = node->at + node->size;
}

/* The text that goes on where the tree is being built; NULL: none does. */
static struct xml_node *
open_text(const struct xml_tree *tree)
{
	struct xml_node *last = tree->count ? &tree->nodes[tree->count - 1] : NULL;

	return last && last->kind == XML_TEXT && last->parent == tree->open ? last : NULL;
}

static void
end_text(struct xml_tree *tree)
{
	struct xml_node *text = open_text(tree);

	if (text)
		end_value(tree, text);
}

static struct xml_node *
add_node(struct xml_tree *tree, enum xml_kind kind, const char *name, struct slice value)
{
	struct xml_node *nodes = array_reserve(tree->nodes, &tree->room, tree->count, 1,
		sizeof *nodes), *node;

	tree->failed |= !nodes;
	if (!nodes)
		return NULL;
	tree->nodes = nodes;
	node = &nodes[tree->count++];
	*node = (struct xml_node){ .name = name, .at = tree->bytes.size, .size = value.size,
		.end = tree->count, .parent = tree->open, .kind = kind };
	buffer_add_slice(&tree->bytes, value);
	tree->failed |= buffer_failed(&tree->bytes);
	return node;
}

void
xml_tree_begin(struct xml_tree *tree, uint64_t line)
{
	buffer_reset(&tree->bytes, KEPT_ROOM);
	if (tree->room > KEPT_ROOM / sizeof *tree->nodes) {
		free(tree->nodes);
		tree->nodes = NULL;
		tree->room = 0;
	}
	tree->count = tree->open = 0;
	tree->line = line;
	tree->failed = false;
}

void
xml_tree_open(struct xml_tree *tree, const char *name)
{
	end_text(tree);
	if (add_node(tree, XML_ELEMENT, name, SLICE("")))
		tree->open = tree->count - 1;
}

void
xml_tree_attribute(struct xml_tree *tree, const char *name, struct slice value)
{
	struct xml_node *node = add_node(tree, XML_ATTRIBUTE, name, value);

	if (node)
		end_value(tree, node);
}

/* Text comes in pieces: those that touch become one. */
void
xml_tree_text(struct xml_tree *tree, struct slice text)
{
	struct xml_node *last = open_text(tree);

	if (!last) {
		add_node(tree, XML_TEXT, NULL, text);
		return;
	}
	buffer_add_slice(&tree->bytes, text);
	tree->failed |= buffer_failed(&tree->bytes);
	last->size += text.size;
}

void
xml_tree_close(struct xml_tree *tree)
{
	if (tree->count == 0)
		return;
	end_text(tree);
	tree->nodes[tree->open].end = tree->count;
	tree->open = tree->nodes[tree->open].parent;
}

void
xml_tree_free(struct xml_tree *tree)
{
	buffer_free(&tree->bytes);
	free(tree->nodes);
}

bool
xml_is(const struct xml_tree *tree, size_t node, const char *name)
{
	return tree->nodes[node].kind == XML_ELEMENT && xml_same(tree->nodes[node].name, name);
}

size_t
xml_next(const struct xml_tree *tree, size_t parent, const char *name, size_t after)
{
	size_t node = after ? tree->nodes[after].end : parent + 1;

	for (; node < tree->nodes[parent].end; node = tree->nodes[node].end)
		if (tree->nodes[node].kind == XML_ELEMENT && (!name || xml_is(tree, node, name)))
			return node;
	return XML_NONE;
}

/* Whether an element has this name, which ends with a slash or the string. */
static bool
is_step(const struct xml_node *node, struct slice step)
{
	return node->kind == XML_ELEMENT && *node->name == *step.at
		&& strncmp(node->name, step.at, step.size) == 0
		&& node->name[step.size] == '\0';
}

size_t
xml_find(const struct xml_tree *tree, size_t parent, const char *path)
{
	const char *slash = strchrnul(path, '/');
	struct slice step = { path, (size_t)(slash - path) };

	for (size_t node = parent + 1; node < tree->nodes[parent].end;
			node = tree->nodes[node].end) {
		size_t found = node;

		if (!is_step(&tree->nodes[node], step))
			continue;
		if (*slash)
			found = xml_find(tree, node, slash + 1);
		if (found)
			return found;
	}
	return XML_NONE;
}

struct slice
xml_attribute(const struct xml_tree *tree, size_t node, const char *name)
{
	while (++node < tree->count && tree->nodes[node].kind == XML_ATTRIBUTE)
		if (xml_same(tree->nodes[node].name, name))
			return xml_value(tree, node);
	return SLICE("");
}

bool
xml_attribute_is(const struct xml_tree *tree, size_t node, const char *name, const char *value)
{
	return slice_is(xml_attribute(tree, node, name), value);
}

static size_t
text_bytes(const struct xml_tree *tree, size_t node)
{
	size_t bytes = 0;

	for (size_t i = node; i < tree->nodes[node].end; i++)
		if (tree->nodes[i].kind == XML_TEXT)
			bytes += tree->nodes[i].size;
	return bytes;
}

/* Adds text at `to`, each run of white space as one space and none at the start of the line. */
static char *
add_words(char *to, const char *line, struct slice text)
{
	for (size_t i = 0, size; i < text.size; i += size) {
		size = 1;
		if (ascii_is_space(text.at[i])) {
			if (to > line && to[-1] != ' ')
				*to++ = ' ';
			continue;
		}
		size = line_even(line_behind(text, i));
		to = mempcpy(to, text.at + i, size);
	}
	return to;
}

struct slice
xml_line(struct ingest *run, const struct xml_tree *tree, size_t node)
{
	size_t bytes = node ? text_bytes(tree, node) : 0;
	char *line, *to;

	if (bytes == 0)
		return SLICE("");
	line = to = arena_take(&run->arena, bytes);
	run->work.failed |= !line;
	if (!line)
		return SLICE("");
	for (size_t i = node; i < tree->nodes[node].end; i++)
		if (tree->nodes[i].kind == XML_TEXT)
			to = add_words(to, line, xml_value(tree, i));
	if (to > line && to[-1] == ' ')
		to--;
	return (struct slice){ line, (size_t)(to - line) };
}

struct slice
xml_use(struct ingest *run, struct xml_tree *tree, size_t node)
{
	if (node)
		tree->nodes[node].used = true;
	return xml_line(run, tree, node);
}

struct slice
xml_take(struct ingest *run, struct xml_tree *tree, size_t node, const char *path)
{
	return xml_use(run, tree, xml_find(tree, node, path));
}

void
xml_drop(struct xml_tree *tree, size_t node, const char *path)
{
	size_t found = xml_find(tree, node, path);

	if (found)
		tree->nodes[found].used = true;
}

/* Elements that letter a part of a line: they say nothing of what the line is. */
static bool
is_lettering(const char *name)
{
	static const char *const names[] = { "style", "i", "b", "u", "sup", "sub", "italic", "bold",
		"underline", "sc", "xref", "ext-link", "uri", "email", "named-content" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (xml_same(name, names[i]))
			return true;
	return false;
}

/* Whether the text of an element is one value: it has words, or lettered parts and nothing else. */
static bool
is_value(const struct xml_tree *tree, size_t parent)
{
	bool lettered = false, divided = false;

	for (size_t i = parent + 1; i < tree->nodes[parent].end; i = tree->nodes[i].end) {
		const struct xml_node *node = &tree->nodes[i];

		if (node->kind == XML_TEXT && !ascii_is_blank(xml_value(tree, i)))
			return true;
		if (node->kind != XML_ELEMENT || divided)
			continue;
		if (is_lettering(node->name))
			lettered = true;
		else
			divided = true;
	}
	return lettered && !divided;
}

static struct slice
keep_name(struct ingest *run, const struct xml_tree *tree, size_t node, size_t top)
{
	struct slice name = slice_of(tree->nodes[node].name);
	size_t parent = tree->nodes[node].parent;

	if (parent == top)
		return name;
	return work_join(run, slice_of(tree->nodes[parent].name), "/", name);
}

void
xml_keep(struct ingest *run, struct xml_tree *tree, size_t top)
{
	for (size_t i = top + 1; i < tree->nodes[top].end; ) {
		const struct xml_node *node = &tree->nodes[i];
		bool skipped = node->kind != XML_ELEMENT || node->used;
		struct slice line;

		if (!skipped && !is_value(tree, i)) {
			i++;
			continue;
		}
		line = skipped ? SLICE("") : xml_line(run, tree, i);
		if (line.size)
			work_keep(&run->work, keep_name(run, tree, i, top), line);
		i = node->end;
	}
}
