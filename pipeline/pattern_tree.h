/* pattern_tree.h: a pattern as it is written, between pattern_parse.c and pattern.c. */
#ifndef TL_PATTERN_TREE_H
#define TL_PATTERN_TREE_H

#include <stdbool.h>

#include "pattern.h"

enum pattern_node_type {
	NODE_WORD, NODE_GAP, NODE_CHOICE
};

/* One of the alternatives of a word, as written. */
struct pattern_alternative {
	struct pattern_alternative *next;
	enum word_test test;
	bool plain;		/* exact alone, by stem among others */
	bool compound;		/* has hyphens */
	struct slice text;	/* in lower case, wildcards and hyphens in it */
};

struct pattern_branch {
	struct pattern_branch *next;
	struct pattern_node *first;	/* never NULL */
};

/* One item of a list of items. The last one of a branch has no next: what follows it is what
 * follows the choice `up` that the branch belongs to. */
struct pattern_node {
	struct pattern_node *next, *up;
	enum pattern_node_type type;
	const char *at;			/* in the source */
	struct pattern_alternative *alternatives;	/* of a word */
	struct pattern_step step[2];	/* of those that are no compounds, among other words and
					 * alone; made when first needed */
	unsigned gap;
	struct pattern_branch *branches;	/* of a choice */
	bool optional;			/* choice: none of the branches will do too */
};

/* Reads the items of `source` into the arena. False and fault for a mistake; *at is then the byte
 * where it is. */
bool pattern_parse(struct slice source, struct arena *arena, struct pattern_node **out,
	const char **at, struct fault *fault);

#endif
