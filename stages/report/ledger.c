#include "ledger.h"

#include <stdlib.h>

#include "array.h"

static bool
same_fields(const struct cell_by *a, const struct cell_by *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (!slice_equal(a->at[i].name, b->at[i].name))
			return false;
	return true;
}

static bool
add_group(struct ledger *ledger, const struct cell_group *group, struct slice line,
	struct fault *fault)
{
	struct ledger_group *groups = array_reserve(ledger->groups, &ledger->group_room,
		ledger->group_count, 1, sizeof *groups);

	if (!groups)
		return fault_memory(fault);
	ledger->groups = groups;
	groups[ledger->group_count++] = (struct ledger_group){ *group, line };
	return true;
}

static bool
add_cell(struct ledger *ledger, const struct cell_line *read, struct slice line,
	struct fault *fault)
{
	struct ledger_cell *cells = array_reserve(ledger->cells, &ledger->cell_room,
		ledger->cell_count, 1, sizeof *cells);

	if (!cells)
		return fault_memory(fault);
	ledger->cells = cells;
	cells[ledger->cell_count++] = (struct ledger_cell){
		.cell = read->cell, .by = read->group.by, .line = line
	};
	return true;
}

static bool
add_rule(struct ledger *ledger, const struct cell_line *read, struct slice line,
	struct fault *fault)
{
	struct ledger_rule *rules = array_reserve(ledger->rules, &ledger->rule_room,
		ledger->rule_count, 1, sizeof *rules);

	if (!rules)
		return fault_memory(fault);
	ledger->rules = rules;
	rules[ledger->rule_count++] = (struct ledger_rule){
		.rule = read->rule, .by = read->group.by, .line = line
	};
	return true;
}

static bool
add_read(struct ledger *ledger, const struct cell_line *read, struct slice line,
	struct fault *fault)
{
	if (ledger->known && !same_fields(&ledger->by, &read->group.by))
		return fault_set(fault, "counted by other fields than the lines before; "
			"give the output of one tl-count");
	ledger->by = read->group.by;
	ledger->known = true;
	switch (read->kind) {
	case CELL_LINE_GROUP:
		return add_group(ledger, &read->group, line, fault);
	case CELL_LINE_RULE:
		return add_rule(ledger, read, line, fault);
	default:
		return add_cell(ledger, read, line, fault);
	}
}

bool
ledger_add(struct ledger *ledger, struct slice line, struct fault *fault)
{
	struct slice copy = arena_copy(&ledger->arena, line);
	struct cell_line read;

	if (!copy.at)
		return fault_memory(fault);
	if (!cell_read(&read, copy, &ledger->arena, fault))
		return false;
	if (read.partial)
		return fault_set(fault, "a partial count; run tl-count --merge first");
	if (!read.group.all)
		return add_read(ledger, &read, copy, fault);
	if (read.group.by.count)
		return true;
	if (!ledger->all)
		ledger->all = calloc(1, sizeof *ledger->all);
	return ledger->all ? add_read(ledger->all, &read, copy, fault) : fault_memory(fault);
}

bool
ledger_merge(struct ledger *into, const struct ledger *from, struct fault *fault)
{
	for (size_t i = 0; i < from->group_count; i++)
		if (!ledger_add(into, from->groups[i].line, fault))
			return false;
	for (size_t i = 0; i < from->rule_count; i++)
		if (!ledger_add(into, from->rules[i].line, fault))
			return false;
	for (size_t i = 0; i < from->cell_count; i++)
		if (!ledger_add(into, from->cells[i].line, fault))
			return false;
	return !from->all || ledger_merge(into, from->all, fault);
}

static int
compare_groups(const void *a, const void *b)
{
	const struct ledger_group *x = a, *y = b;

	return cell_by_compare(&x->group.by, &y->group.by);
}

static int
compare_cells(const void *a, const void *b)
{
	const struct ledger_cell *x = a, *y = b;
	int order = (x->group > y->group) - (x->group < y->group);

	if (!order)
		order = slice_compare(x->cell.lexicon, y->cell.lexicon);
	if (!order)
		order = cell_code_compare(x->cell.code, y->cell.code);
	return order ? order : (int)x->cell.polarity - (int)y->cell.polarity;
}

static int
compare_rules(const void *a, const void *b)
{
	const struct ledger_rule *x = a, *y = b;
	int order = (x->group > y->group) - (x->group < y->group);

	if (!order)
		order = slice_compare(x->rule.lexicon, y->rule.lexicon);
	if (!order)
		order = (x->rule.depth > y->rule.depth) - (x->rule.depth < y->rule.depth);
	return order ? order : (int)x->rule.polarity - (int)y->rule.polarity;
}

static bool
twice(struct slice line, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	return fault_set(fault, "the same cell twice (%s); give the output of one tl-count",
		quoted(shown, line));
}

static bool
find_group(const struct ledger *ledger, const struct cell_by *by, struct slice line,
	size_t *group, struct fault *fault)
{
	const struct ledger_group *found = ledger_find_group(ledger, by);
	char shown[QUOTED_BYTES];

	if (!found)
		return fault_set(fault, "a cell without the line of its group (%s); "
			"give all lines of tl-count", quoted(shown, line));
	*group = (size_t)(found - ledger->groups);
	return true;
}

static bool
close_groups(struct ledger *ledger, struct fault *fault)
{
	if (ledger->group_count)
		qsort(ledger->groups, ledger->group_count, sizeof *ledger->groups, compare_groups);
	for (size_t i = 1; i < ledger->group_count; i++)
		if (compare_groups(&ledger->groups[i - 1], &ledger->groups[i]) == 0)
			return twice(ledger->groups[i].line, fault);
	return true;
}

static bool
close_cells(struct ledger *ledger, struct fault *fault)
{
	struct ledger_cell *cells = ledger->cells;

	for (size_t i = 0; i < ledger->cell_count; i++)
		if (!find_group(ledger, &cells[i].by, cells[i].line, &cells[i].group, fault))
			return false;
	if (ledger->cell_count)
		qsort(cells, ledger->cell_count, sizeof *cells, compare_cells);
	for (size_t i = 1; i < ledger->cell_count; i++)
		if (compare_cells(&cells[i - 1], &cells[i]) == 0)
			return twice(cells[i].line, fault);
	return true;
}

static bool
close_rules(struct ledger *ledger, struct fault *fault)
{
	struct ledger_rule *rules = ledger->rules;

	for (size_t i = 0; i < ledger->rule_count; i++)
		if (!find_group(ledger, &rules[i].by, rules[i].line, &rules[i].group, fault))
			return false;
	if (ledger->rule_count)
		qsort(rules, ledger->rule_count, sizeof *rules, compare_rules);
	for (size_t i = 1; i < ledger->rule_count; i++)
		if (compare_rules(&rules[i - 1], &rules[i]) == 0)
			return twice(rules[i].line, fault);
	return true;
}

bool
ledger_close(struct ledger *ledger, struct fault *fault)
{
	return close_groups(ledger, fault) && close_cells(ledger, fault)
		&& close_rules(ledger, fault)
		&& (!ledger->all || ledger_close(ledger->all, fault));
}

void
ledger_free(struct ledger *ledger)
{
	if (ledger->all)
		ledger_free(ledger->all);
	free(ledger->all);
	free(ledger->groups);
	free(ledger->cells);
	free(ledger->rules);
	arena_free(&ledger->arena);
	*ledger = (struct ledger){ 0 };
}

const struct ledger_cell *
ledger_find(const struct ledger *ledger, size_t group, struct slice lexicon, struct slice code,
	enum cell_polarity polarity)
{
	struct ledger_cell key = {
		.group = group,
		.cell = { .lexicon = lexicon, .code = code, .polarity = polarity },
	};

	if (ledger->cell_count == 0)
		return NULL;
	return bsearch(&key, ledger->cells, ledger->cell_count, sizeof key, compare_cells);
}

const struct ledger_group *
ledger_find_group(const struct ledger *ledger, const struct cell_by *by)
{
	struct ledger_group key = { .group.by = *by };

	if (ledger->group_count == 0)
		return NULL;
	return bsearch(&key, ledger->groups, ledger->group_count, sizeof key, compare_groups);
}

size_t
ledger_first(const struct ledger *ledger, size_t group)
{
	size_t low = 0, high = ledger->cell_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (ledger->cells[middle].group < group)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct cell_counts
ledger_counts(const struct ledger *ledger, size_t group, struct slice lexicon, struct slice code,
	enum cell_polarity polarity)
{
	const struct ledger_cell *found = ledger_find(ledger, group, lexicon, code, polarity);

	return found ? found->cell.counts : (struct cell_counts){ 0 };
}

uint64_t
ledger_total(const struct ledger *ledger, size_t group, struct slice lexicon,
	enum cell_polarity polarity)
{
	const struct cell_total *total = cell_total_of(&ledger->groups[group].group, lexicon);

	return total ? total->references[polarity] : 0;
}

const struct ledger *
ledger_of(const struct ledger *ledger, size_t group, size_t *index)
{
	*index = group;
	if (group < ledger->group_count)
		return ledger;
	*index = 0;
	return ledger->all && ledger->all->group_count ? ledger->all : NULL;
}

const struct cell_rule *
ledger_rule(const struct ledger *ledger, size_t group, struct slice lexicon, unsigned depth,
	enum cell_polarity polarity)
{
	for (size_t i = 0; i < ledger->rule_count; i++) {
		const struct cell_rule *rule = &ledger->rules[i].rule;

		if (ledger->rules[i].group == group && rule->depth == depth
				&& (rule->polarity == polarity || rule->polarity == CELL_EITHER)
				&& slice_equal(rule->lexicon, lexicon))
			return rule;
	}
	return NULL;
}
