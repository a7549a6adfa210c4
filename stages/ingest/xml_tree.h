/* xml_tree.h: one record of an XML file as an array of nodes in the order of the document, and what
 * readers ask of it.
 *
 * Node 0 is the record's element. What an element holds, its attributes first, stands right behind
 * it: nodes[i + 1] to nodes[nodes[i].end - 1]. Names are without prefix and live as long as the
 * parser; values of attributes and text are well-formed UTF-8 in `bytes`. */
#ifndef TL_INGEST_XML_TREE_H
#define TL_INGEST_XML_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"
#include "slice.h"
#include "work.h"

enum {
	XML_NONE = 0	/* no node: the record is nobody's child */
};

enum xml_kind {
	XML_ELEMENT,
	XML_ATTRIBUTE,
	XML_TEXT
};

struct xml_node {
	const char *name;	/* NULL for text */
	size_t at, size;	/* of its value in the bytes; not of elements */
	size_t end;		/* the node behind it and all that it holds */
	size_t parent;
	enum xml_kind kind;
	bool used;		/* has found its member, with all that it holds */
};

/* Zero-initialise; xml_tree_free. */
struct xml_tree {
	struct buffer bytes;
	struct xml_node *nodes;
	size_t count, room;
	size_t open;		/* the innermost element that is not closed */
	uint64_t line;		/* of the file, where it begins */
	bool spelt;		/* values come as xml_spell.h has them */
	bool failed;		/* no memory for a part of it */
};

/* Building, in the order of the document. */
void xml_tree_begin(struct xml_tree *tree, uint64_t line);
void xml_tree_open(struct xml_tree *tree, const char *name);
void xml_tree_attribute(struct xml_tree *tree, const char *name, struct slice value);
void xml_tree_text(struct xml_tree *tree, struct slice text);
void xml_tree_close(struct xml_tree *tree);
void xml_tree_free(struct xml_tree *tree);

/* Whether two names are the same; most are not from the first letter on. */
static inline bool
xml_same(const char *a, const char *b)
{
	return *a == *b && strcmp(a, b) == 0;
}

static inline struct slice
xml_value(const struct xml_tree *tree, size_t node)
{
	return (struct slice){ tree->bytes.at + tree->nodes[node].at, tree->nodes[node].size };
}

/* The next element of this name (NULL: any) in `parent` behind the child `after` (XML_NONE: from
 * the first); XML_NONE: there is no more. */
size_t xml_next(const struct xml_tree *tree, size_t parent, const char *name, size_t after);

/* The first element at a path below `node`: "Journal/JournalIssue/Volume". Further elements of the
 * names on the way are looked into as well. */
size_t xml_find(const struct xml_tree *tree, size_t node, const char *path);

bool xml_is(const struct xml_tree *tree, size_t node, const char *name);

/* The value of an attribute; empty where it is not there. */
struct slice xml_attribute(const struct xml_tree *tree, size_t node, const char *name);
bool xml_attribute_is(const struct xml_tree *tree, size_t node, const char *name,
	const char *value);

/* All text of a node as one line in run->arena, elements inside leaving no trace; empty for
 * XML_NONE. */
struct slice xml_line(struct ingest *run, const struct xml_tree *tree, size_t node);

/* The same; the node has found its member. */
struct slice xml_use(struct ingest *run, struct xml_tree *tree, size_t node);

/* xml_use of the first element at the path. */
struct slice xml_take(struct ingest *run, struct xml_tree *tree, size_t node, const char *path);

/* Marks what is at a path as used though it goes nowhere. */
void xml_drop(struct xml_tree *tree, size_t node, const char *path);

/* Keeps in the work the text that has found no member, under the names of its element and the one
 * around it: "AffiliationInfo/Affiliation"; right below `node` under its own. */
void xml_keep(struct ingest *run, struct xml_tree *tree, size_t node);

#endif
