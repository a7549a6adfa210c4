#include "pattern_tree.h"

#include "compound.h"

/* Walks every way through the tree with one stack of steps. A choice tries its longest ways before the
 * empty one and a gap its greatest length first, so that a pattern that is too long is found out before
 * its ways are counted, and the recursion is never deeper than the stack. */
struct expansion {
	struct arena *arena;
	struct pattern *pattern;
	struct pattern_sequence **tail;
	struct slice source;
	const char **wrong;
	struct fault *fault;
	size_t count;	/* steps on the stack */
	size_t words;	/* as written */
	struct pattern_step steps[PATTERN_STEPS];
	bool plain[PATTERN_STEPS];	/* exact or by stem: the number of words will tell */
};

static bool walk(struct expansion *x, const struct pattern_node *node);

static struct fault *
wrong_at(struct expansion *x, const char *at)
{
	*x->wrong = at;
	return x->fault;
}

/* The sequence on the stack is complete. */
static bool
sequence_add(struct expansion *x)
{
	struct pattern_sequence *sequence;

	if (x->words == 0)
		return fault_set(wrong_at(x, x->source.at), "every word is optional; leave one outside "
			"of the brackets");
	if (x->steps[0].test == WORD_ANY || x->steps[x->count - 1].test == WORD_ANY)
		return fault_set(wrong_at(x, x->source.at), "a gap begins or ends the pattern; put words "
			"on both sides");
	if (x->pattern->count == PATTERN_SEQUENCES)
		return fault_set(wrong_at(x, x->source.at), "stands for more than %d sequences of words; "
			"write several patterns", PATTERN_SEQUENCES);
	sequence = arena_take(x->arena, sizeof *sequence + x->count * sizeof *sequence->steps);
	if (!sequence)
		return fault_memory(wrong_at(x, x->source.at));
	sequence->next = NULL;
	sequence->count = x->count;
	for (size_t i = 0; i < x->count; i++) {
		sequence->steps[i] = x->steps[i];
		if (x->plain[i])
			sequence->steps[i].test = x->words == 1 ? WORD_EXACT : WORD_STEM;
	}
	*x->tail = sequence;
	x->tail = &sequence->next;
	x->pattern->count++;
	return true;
}

static const struct pattern_node *
node_behind(const struct pattern_node *node)
{
	while (node && !node->next)
		node = node->up;
	return node ? node->next : NULL;
}

static bool
has_wildcard(struct slice text)
{
	return memchr(text.at, '*', text.size) || memchr(text.at, '?', text.size);
}

static bool
push(struct expansion *x, const struct pattern_node *node, enum word_test test, struct slice text)
{
	if (x->count == PATTERN_STEPS)
		return fault_set(wrong_at(x, node->source.at), "more than %d words with gaps and parts of "
			"compounds; shorten the pattern", PATTERN_STEPS);
	if (test == WORD_GLOB && !has_wildcard(text))
		test = WORD_EXACT;	/* a part of a compound with a wildcard elsewhere */
	x->plain[x->count] = test != WORD_ANY && node->plain;
	x->steps[x->count++] = (struct pattern_step){ test, text };
	return true;
}

/* The word without its hyphens. */
static bool
push_joined(struct expansion *x, const struct pattern_node *node)
{
	char *joined = arena_take(x->arena, node->text.size);
	struct slice rest = node->text, part;
	size_t size = 0;

	if (!joined)
		return fault_memory(wrong_at(x, node->source.at));
	while (compound_next(&rest, &part)) {
		memcpy(joined + size, part.at, part.size);
		size += part.size;
	}
	return push(x, node, node->test, (struct slice){ joined, size });
}

/* The parts of the word between its hyphens. */
static bool
push_parts(struct expansion *x, const struct pattern_node *node)
{
	struct slice rest = node->text, part;

	while (compound_next(&rest, &part))
		if (!push(x, node, node->test, part))
			return false;
	return true;
}

static bool
walk_word(struct expansion *x, const struct pattern_node *node)
{
	const struct pattern_node *behind = node_behind(node);
	size_t count = x->count;
	bool compound;

	if (x->words == PATTERN_WORDS)
		return fault_set(wrong_at(x, node->source.at), "more than %d words; shorten the pattern",
			PATTERN_WORDS);
	x->words++;
	if (!push_parts(x, node))
		return false;
	compound = x->count > count + 1;
	if (!walk(x, behind))
		return false;
	x->count = count;
	if (compound && (!push_joined(x, node) || !walk(x, behind)))
		return false;
	x->count = count;
	x->words--;
	return true;
}

static bool
walk_gap(struct expansion *x, const struct pattern_node *node)
{
	const struct pattern_node *behind = node_behind(node);
	const struct slice none = { NULL, 0 };

	for (unsigned i = 0; i < node->gap; i++)
		if (!push(x, node, WORD_ANY, none))
			return false;
	for (unsigned left = node->gap; ; left--) {
		if (!walk(x, behind))
			return false;
		if (left == 0)
			return true;
		x->count--;
	}
}

static bool
walk_choice(struct expansion *x, const struct pattern_node *node)
{
	for (const struct pattern_branch *branch = node->branches; branch; branch = branch->next)
		if (!walk(x, branch->first))
			return false;
	return !node->optional || walk(x, node_behind(node));
}

static bool
walk(struct expansion *x, const struct pattern_node *node)
{
	if (!node)
		return sequence_add(x);
	switch (node->type) {
	case NODE_WORD:
		return walk_word(x, node);
	case NODE_GAP:
		return walk_gap(x, node);
	case NODE_CHOICE:
		return walk_choice(x, node);
	}
	return false;
}

bool
pattern_read(struct slice source, struct arena *arena, struct pattern *pattern, const char **at,
	struct fault *fault)
{
	struct expansion x = {
		.arena = arena, .pattern = pattern, .tail = &pattern->first, .source = source,
		.wrong = at, .fault = fault,
	};
	struct pattern_node *items;

	*pattern = (struct pattern){ 0 };
	*at = source.at;
	return pattern_parse(source, arena, &items, at, fault) && walk(&x, items);
}
