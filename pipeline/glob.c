#include "glob.h"

#include <stdlib.h>

#include "array.h"
#include "utf8.h"

/* Symbols beyond the code points. */
enum {
	ANY_ONE = 0x110000, ANY_MANY
};

enum {
	NO_VALUE = UINT32_MAX,
	ROOT = 0	/* nobody's child or sibling: 0 also ends these lists */
};

struct node {
	uint32_t symbol;
	uint32_t child, sibling;
	uint32_t one, many;	/* the children for "?" and "*", in no list */
	uint32_t value;
	uint32_t row;	/* of those whose list would be long, counted from 1; 0: none */
};

enum {
	FEW_CHILDREN = 4,	/* more have a row */
	ASCII = 0x80
};

/* The children by symbol: most words end with the first two or three characters. */
struct row {
	uint32_t children[ASCII];
};

struct globs {
	struct node *nodes;
	struct row *rows;
	size_t count, room, row_count, row_room;
};

/* The new node's number; 0: no memory. */
static uint32_t
node_add(struct globs *globs, uint32_t symbol, uint32_t sibling)
{
	struct node *nodes = globs->count > UINT32_MAX - 1 ? NULL
		: array_reserve(globs->nodes, &globs->room, globs->count, 1, sizeof *nodes);

	if (!nodes)
		return 0;
	globs->nodes = nodes;
	nodes[globs->count] = (struct node){
		.symbol = symbol, .sibling = sibling, .value = NO_VALUE,
	};
	return (uint32_t)globs->count++;
}

struct globs *
globs_new(void)
{
	struct globs *globs = calloc(1, sizeof *globs);

	if (!globs)
		return NULL;
	node_add(globs, 0, 0);
	if (globs->count == 0) {
		free(globs);
		return NULL;
	}
	return globs;
}

void
globs_free(struct globs *globs)
{
	if (!globs)
		return;
	free(globs->nodes);
	free(globs->rows);
	free(globs);
}

static uint32_t
node_child(const struct globs *globs, uint32_t node, uint32_t symbol)
{
	uint32_t child = globs->nodes[node].child, row = globs->nodes[node].row;

	if (row && symbol < ASCII)
		return globs->rows[row - 1].children[symbol];
	while (child && globs->nodes[child].symbol != symbol)
		child = globs->nodes[child].sibling;
	return child;
}

/* Makes the row of a node that has just got one child too many for a list. False: no memory. */
static bool
row_make(struct globs *globs, uint32_t node)
{
	struct row *rows = array_reserve(globs->rows, &globs->row_room, globs->row_count, 1,
		sizeof *rows);

	if (!rows)
		return false;
	globs->rows = rows;
	rows += globs->row_count++;
	*rows = (struct row){ { 0 } };
	for (uint32_t i = globs->nodes[node].child; i; i = globs->nodes[i].sibling)
		if (globs->nodes[i].symbol < ASCII)
			rows->children[globs->nodes[i].symbol] = i;
	globs->nodes[node].row = (uint32_t)globs->row_count;
	return true;
}

/* Has the newest child of the node, which is the first of its list, found by symbol. False: no
 * memory. */
static bool
child_show(struct globs *globs, uint32_t node)
{
	uint32_t child = globs->nodes[node].child, row = globs->nodes[node].row;
	uint32_t symbol = globs->nodes[child].symbol;
	size_t count = 0;

	if (row) {
		if (symbol < ASCII)
			globs->rows[row - 1].children[symbol] = child;
		return true;
	}
	for (; child; child = globs->nodes[child].sibling)
		count++;
	return count <= FEW_CHILDREN || row_make(globs, node);
}

/* Where the number of the child stands: 0 there if it is yet to be added. */
static uint32_t *
child_place(struct globs *globs, uint32_t node, uint32_t symbol)
{
	if (symbol == ANY_ONE)
		return &globs->nodes[node].one;
	if (symbol == ANY_MANY)
		return &globs->nodes[node].many;
	return &globs->nodes[node].child;
}

/* The child's number; 0: no memory. */
static uint32_t
child_reach(struct globs *globs, uint32_t node, uint32_t symbol)
{
	bool literal = symbol != ANY_ONE && symbol != ANY_MANY;
	uint32_t old = *child_place(globs, node, symbol);
	uint32_t child = literal ? node_child(globs, node, symbol) : old;

	if (child)
		return child;
	child = node_add(globs, symbol, literal ? old : 0);
	if (!child)
		return 0;
	*child_place(globs, node, symbol) = child;
	return !literal || child_show(globs, node) ? child : 0;
}

bool
globs_add(struct globs *globs, struct slice glob, uint32_t value)
{
	const char *at = glob.at, *end = glob.at + glob.size;
	uint32_t node = ROOT;

	while (at < end) {
		uint32_t symbol = utf8_next(&at);

		symbol = symbol == '*' ? ANY_MANY : symbol == '?' ? ANY_ONE : symbol;
		node = child_reach(globs, node, symbol);
		if (!node)
			return false;
	}
	if (globs->nodes[node].value == NO_VALUE)
		globs->nodes[node].value = value;
	return true;
}

static bool
search_reserve(struct glob_search *search, size_t nodes)
{
	if (nodes <= search->room)
		return true;
	glob_search_free(search);
	search->found = malloc(nodes * sizeof *search->found);
	search->states = malloc(nodes * sizeof *search->states);
	search->next = malloc(nodes * sizeof *search->next);
	search->reached = calloc(nodes, sizeof *search->reached);
	if (!search->found || !search->states || !search->next || !search->reached) {
		glob_search_free(search);
		return false;
	}
	search->room = nodes;
	return true;
}

void
glob_search_free(struct glob_search *search)
{
	free(search->found);
	free(search->states);
	free(search->next);
	free(search->reached);
	*search = (struct glob_search){ 0 };
}

/* Adds a node to the states of this step, and the "*" behind it, which may stand for nothing.
 * Where nothing comes behind a "*", the glob matches whatever follows: no state is needed. */
static size_t
state_add(const struct globs *globs, struct glob_search *search, uint32_t *states, size_t count,
	uint32_t number)
{
	do {
		const struct node *node = &globs->nodes[number];
		bool last = node->symbol == ANY_MANY && !node->child && !node->one
			&& !node->many;

		if (search->reached[number] >= (last ? search->begun : search->step))
			break;
		search->reached[number] = search->step;
		if (last)
			search->found[search->count++] = node->value;
		else
			states[count++] = number;
		number = node->many;
	} while (number);
	return count;
}

static size_t
search_step(const struct globs *globs, struct glob_search *search, size_t count,
	uint32_t code_point)
{
	size_t next = 0;

	search->step++;
	for (size_t i = 0; i < count; i++) {
		uint32_t number = search->states[i];
		const struct node *node = &globs->nodes[number];
		uint32_t literal = node_child(globs, number, code_point);

		if (node->symbol == ANY_MANY)
			next = state_add(globs, search, search->next, next, number);
		if (node->one)
			next = state_add(globs, search, search->next, next, node->one);
		if (literal)
			next = state_add(globs, search, search->next, next, literal);
	}
	return next;
}

/* Walks on to where the first "*" or "?" may stand, and takes the characters that lead there off the word.
 * False: no glob begins like the word. */
static bool
plain_walk(const struct globs *globs, const char **at, const char *end, uint32_t *node)
{
	while (*at < end && !globs->nodes[*node].one && !globs->nodes[*node].many) {
		*node = node_child(globs, *node, utf8_next(at));
		if (*node == ROOT)
			return false;
	}
	return true;
}

bool
globs_search(const struct globs *globs, struct slice word, struct glob_search *search)
{
	const char *at = word.at, *end = word.at + word.size;
	uint32_t node = ROOT;
	size_t count;

	search->count = 0;
	if (!plain_walk(globs, &at, end, &node))
		return true;
	if (!search_reserve(search, globs->count))
		return false;
	search->begun = ++search->step;
	count = state_add(globs, search, search->states, 0, node);
	while (at < end && count > 0) {
		uint32_t *states = search->states;

		count = search_step(globs, search, count, utf8_next(&at));
		search->states = search->next;
		search->next = states;
	}
	for (size_t i = 0; i < count; i++)
		if (globs->nodes[search->states[i]].value != NO_VALUE)
			search->found[search->count++] = globs->nodes[search->states[i]].value;
	return true;
}
