#include "pattern_tree.h"

#include "compound.h"

/* Walks every way through the tree with one stack of steps. A choice tries its branches before
 * doing without, so that a pattern that is too long is found out before its ways are counted, and
 * the recursion is never deeper than the stack. */
struct expansion {
	struct arena *arena;
	struct pattern *pattern;
	struct pattern_sequence **tail;
	struct slice source;
	const char **wrong;
	struct fault *fault;
	size_t count;	/* steps on the stack */
	size_t words;	/* as written */
	struct step {
		struct pattern_node *word;	/* its alternatives that are no compounds; or: */
		const struct pattern_alternative *compound;
		struct slice text;		/* of the compound: joined, or one part; or: */
		unsigned gap;
	} steps[PATTERN_STEPS];
};

static bool walk(struct expansion *x, struct pattern_node *node);

static struct fault *
wrong_at(struct expansion *x, const char *at)
{
	*x->wrong = at;
	return x->fault;
}

/* For what is wrong with the pattern as a whole. */
static struct fault *
wrong(struct expansion *x)
{
	return wrong_at(x, x->source.at);
}

static bool
has_wildcard(struct slice text)
{
	return memchr(text.at, '*', text.size) || memchr(text.at, '?', text.size);
}

static bool
is_alone(const struct expansion *x)
{
	return x->words == 1;
}

/* How a word of this sequence is matched. A part of a compound may be without the wildcard that
 * another part has. */
static struct pattern_word
resolve(const struct expansion *x, const struct pattern_alternative *alternative, struct slice text)
{
	enum word_test test = alternative->test;

	if (alternative->plain)
		test = is_alone(x) ? WORD_EXACT : WORD_STEM;
	else if (test == WORD_GLOB && !has_wildcard(text))
		test = WORD_EXACT;
	return (struct pattern_word){ test, text };
}

/* Makes the step of a word's alternatives that are no compounds. */
static bool
make_step(const struct expansion *x, const struct pattern_node *word, struct pattern_step *step)
{
	struct pattern_alternative *at;
	struct pattern_word *words;
	size_t count = 0;

	for (at = word->alternatives; at; at = at->next)
		count += !at->compound;
	words = arena_array(x->arena, count, sizeof *words);
	if (!words)
		return false;
	*step = (struct pattern_step){ words, count, 0 };
	for (at = word->alternatives; at; at = at->next)
		if (!at->compound)
			*words++ = resolve(x, at, at->text);
	return true;
}

/* The step of a sequence; its words are shared with other sequences where they can be. */
static bool
resolve_step(const struct expansion *x, const struct step *step, struct pattern_step *out)
{
	struct pattern_word *compound;
	struct pattern_step *made;

	*out = (struct pattern_step){ .gap = step->gap };
	if (step->word) {
		made = &step->word->step[is_alone(x)];
		if (!made->words && !make_step(x, step->word, made))
			return false;
		*out = *made;
	} else if (step->compound) {
		compound = arena_take(x->arena, sizeof *compound);
		if (!compound)
			return false;
		*compound = resolve(x, step->compound, step->text);
		*out = (struct pattern_step){ compound, 1, 0 };
	}
	return true;
}

/* Copies the steps into the sequence, gaps that meet as one. */
static bool
resolve_steps(struct expansion *x, struct pattern_sequence *sequence)
{
	struct pattern_step *out = sequence->steps;

	for (size_t i = 0; i < x->count; i++) {
		if (i && x->steps[i].gap && x->steps[i - 1].gap)
			out[-1].gap += x->steps[i].gap;
		else if (!resolve_step(x, &x->steps[i], out++))
			return fault_memory(wrong(x));
	}
	sequence->count = (size_t)(out - sequence->steps);
	return true;
}

/* Whether the gaps are in their places and leave few enough ways to match the sequence. */
static bool
check_gaps(struct expansion *x, const struct pattern_sequence *sequence)
{
	const struct pattern_step *steps = sequence->steps;
	unsigned long lengths = 1;

	if (steps[0].gap || steps[sequence->count - 1].gap)
		return fault_set(wrong(x), "a gap begins or ends the pattern; put words "
			"on both sides");
	for (size_t i = 0; i < sequence->count; i++) {
		if (steps[i].gap > PATTERN_GAP)
			return fault_set(wrong(x), "gaps that meet hold more than %d words; "
				"make them shorter", PATTERN_GAP);
		if (lengths <= PATTERN_LENGTHS)
			lengths *= steps[i].gap + 1;
	}
	return lengths <= PATTERN_LENGTHS || fault_set(wrong(x), "its gaps have more "
		"than %d combinations of lengths; make them shorter", PATTERN_LENGTHS);
}

/* The sequence on the stack is complete. */
static bool
sequence_add(struct expansion *x)
{
	struct pattern_sequence *sequence;

	if (x->words == 0)
		return fault_set(wrong(x), "every word is optional; leave one outside "
			"of the brackets");
	if (x->pattern->count == PATTERN_SEQUENCES)
		return fault_set(wrong(x), "stands for more than %d sequences of words; "
			"write several patterns", PATTERN_SEQUENCES);
	sequence = arena_take(x->arena, sizeof *sequence + x->count * sizeof *sequence->steps);
	if (!sequence)
		return fault_memory(wrong(x));
	sequence->next = NULL;
	if (!resolve_steps(x, sequence) || !check_gaps(x, sequence))
		return false;
	*x->tail = sequence;
	x->tail = &sequence->next;
	x->pattern->count++;
	return true;
}

static struct pattern_node *
node_behind(const struct pattern_node *node)
{
	while (node && !node->next)
		node = node->up;
	return node ? node->next : NULL;
}

static bool
push(struct expansion *x, const struct pattern_node *node, struct step step)
{
	if (x->count == PATTERN_STEPS)
		return fault_set(wrong_at(x, node->at), "more than %d words, gaps and parts of "
			"compounds; shorten the pattern", PATTERN_STEPS);
	x->steps[x->count++] = step;
	return true;
}

/* The compound without its hyphens. */
static bool
push_joined(struct expansion *x, const struct pattern_node *node,
	const struct pattern_alternative *compound)
{
	char *joined = arena_take(x->arena, compound->text.size);
	struct slice rest = compound->text, part;
	size_t size = 0;

	if (!joined)
		return fault_memory(wrong_at(x, node->at));
	while (compound_next(&rest, &part)) {
		memcpy(joined + size, part.at, part.size);
		size += part.size;
	}
	return push(x, node, (struct step){ .compound = compound, .text = { joined, size } });
}

/* The parts of the compound between its hyphens. */
static bool
push_parts(struct expansion *x, const struct pattern_node *node,
	const struct pattern_alternative *compound)
{
	struct slice rest = compound->text, part;

	while (compound_next(&rest, &part))
		if (!push(x, node, (struct step){ .compound = compound, .text = part }))
			return false;
	return true;
}

/* Each compound goes both its ways, all other alternatives go one way together. */
static bool
walk_alternatives(struct expansion *x, struct pattern_node *node)
{
	struct pattern_node *behind = node_behind(node);
	size_t count = x->count;
	bool simple = false;

	for (struct pattern_alternative *at = node->alternatives; at; at = at->next) {
		if (!at->compound) {
			simple = true;
			continue;
		}
		if (!push_parts(x, node, at) || !walk(x, behind))
			return false;
		x->count = count;
		if (!push_joined(x, node, at) || !walk(x, behind))
			return false;
		x->count = count;
	}
	if (simple && (!push(x, node, (struct step){ .word = node }) || !walk(x, behind)))
		return false;
	x->count = count;
	return true;
}

static bool
walk_word(struct expansion *x, struct pattern_node *node)
{
	if (x->words == PATTERN_WORDS)
		return fault_set(wrong_at(x, node->at), "more than %d words; shorten the pattern",
			PATTERN_WORDS);
	x->words++;
	if (!walk_alternatives(x, node))
		return false;
	x->words--;
	return true;
}

static bool
walk_gap(struct expansion *x, struct pattern_node *node)
{
	if (!push(x, node, (struct step){ .gap = node->gap }) || !walk(x, node_behind(node)))
		return false;
	x->count--;
	return true;
}

static bool
walk_choice(struct expansion *x, struct pattern_node *node)
{
	for (const struct pattern_branch *branch = node->branches; branch; branch = branch->next)
		if (!walk(x, branch->first))
			return false;
	return !node->optional || walk(x, node_behind(node));
}

static bool
walk(struct expansion *x, struct pattern_node *node)
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
pattern_read(struct slice source, struct arena *arena, struct pattern *pattern,
	const char **at, struct fault *fault)
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

bool
pattern_has_gaps(const struct pattern *pattern)
{
	const struct pattern_sequence *sequence = pattern->first;

	for (; sequence; sequence = sequence->next)
		for (size_t i = 0; i < sequence->count; i++)
			if (sequence->steps[i].gap)
				return true;
	return false;
}
