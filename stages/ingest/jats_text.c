#include "jats_text.h"

#include <stdlib.h>

#include "ascii.h"
#include "line.h"

enum role {
	PART_OF_LINE,		/* what is not named below */
	BLOCK,			/* stands apart */
	BREAK,			/* white space */
	OUT
};

struct rendering {
	struct buffer *out;
	const struct xml_tree *tree;
	bool apart;		/* the next word begins a block */
	bool space;		/* there was white space before the next word */
};

struct named_role {
	const char *name;
	enum role role;
};

static int
compare_names(const void *name, const void *row)
{
	return strcmp(name, ((const struct named_role *)row)->name);
}

static enum role
role_of(const char *name)
{
	static const struct named_role roles[] = {	/* by the names' bytes */
		{ "abstract", BLOCK }, { "alternatives", OUT }, { "attrib", OUT },
		{ "body", BLOCK }, { "boxed-text", BLOCK }, { "break", BREAK },
		{ "caption", OUT }, { "chem-struct-wrap", OUT }, { "code", OUT },
		{ "contrib-group", OUT }, { "def", BLOCK }, { "def-item", BLOCK },
		{ "def-list", BLOCK }, { "disp-formula", OUT }, { "disp-formula-group", OUT },
		{ "disp-quote", BLOCK }, { "fig", OUT }, { "fig-group", OUT }, { "fn", OUT },
		{ "fn-group", OUT }, { "glossary", OUT }, { "graphic", OUT },
		{ "inline-formula", OUT }, { "inline-graphic", OUT },
		{ "inline-supplementary-material", OUT }, { "label", OUT }, { "list", BLOCK },
		{ "list-item", BLOCK }, { "math", OUT }, { "media", OUT }, { "object-id", OUT },
		{ "p", BLOCK }, { "permissions", OUT }, { "preformat", BLOCK }, { "ref-list", OUT },
		{ "sec", BLOCK }, { "sec-meta", OUT }, { "speaker", BLOCK }, { "speech", BLOCK },
		{ "statement", BLOCK }, { "subtitle", BLOCK },
		{ "supplementary-material", OUT }, { "table", OUT }, { "table-wrap", OUT },
		{ "table-wrap-group", OUT }, { "term", BLOCK }, { "tex-math", OUT },
		{ "title", BLOCK }, { "verse-group", BLOCK }, { "verse-line", BLOCK },
	};
	const struct named_role *found = bsearch(name, roles, sizeof roles / sizeof *roles,
		sizeof *roles, compare_names);

	return found ? found->role : PART_OF_LINE;
}

/* White space becomes one space, and none at the ends of a block. */
static void
add_text(struct rendering *r, struct slice text)
{
	char *to = buffer_reserve(r->out, text.size + strlen("\n\n")), *from = to;

	if (!to)
		return;
	for (size_t i = 0, size; i < text.size; i += size) {
		size = 1;
		if (ascii_is_space(text.at[i])) {
			r->space = true;
			continue;
		}
		if (r->apart && (r->out->size || to > from))
			to = mempcpy(to, "\n\n", 2);
		else if (r->space && !r->apart)
			*to++ = ' ';
		size = line_even(line_behind(text, i));
		to = mempcpy(to, text.at + i, size);
		r->space = to[-1] == ' ';
		to -= r->space;
		r->apart = false;
	}
	r->out->size += (size_t)(to - from);
}

/* Whether a section has nothing but supplements to list. */
static bool
is_supplement(const struct xml_tree *tree, size_t section)
{
	return xml_attribute_is(tree, section, "sec-type", "supplementary-material")
		|| (xml_next(tree, section, "supplementary-material", XML_NONE)
			&& !xml_next(tree, section, "p", XML_NONE)
			&& !xml_next(tree, section, "sec", XML_NONE));
}

static enum role
role_here(const struct xml_tree *tree, size_t node)
{
	enum role role = role_of(tree->nodes[node].name);

	if (role == BLOCK && xml_is(tree, node, "sec") && is_supplement(tree, node))
		return OUT;
	return role;
}

/* No deeper than elements may be, see XML_DEPTH. */
static void
add_inside(struct rendering *r, size_t parent)
{
	const struct xml_tree *tree = r->tree;

	for (size_t i = parent + 1; i < tree->nodes[parent].end; i = tree->nodes[i].end) {
		enum role role;

		if (tree->nodes[i].kind == XML_TEXT)
			add_text(r, xml_value(tree, i));
		if (tree->nodes[i].kind != XML_ELEMENT)
			continue;
		role = role_here(tree, i);
		r->apart |= role == BLOCK;
		r->space |= role == BREAK;
		if (role != OUT)
			add_inside(r, i);
		r->apart |= role == BLOCK;
	}
}

void
jats_add(struct buffer *out, const struct xml_tree *tree, size_t node)
{
	struct rendering r = { .out = out, .tree = tree, .apart = true };

	add_inside(&r, node);
}
