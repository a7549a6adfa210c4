/* combinations_seal.c: what triggers the combinations, and in what order they are looked at. */
#include <stdlib.h>

#include "combinations.h"

struct sealing {
	struct combinations *all;
	bool (*mistake)(void *data, struct fault *fault);
	void *data;
	struct fault *fault;
	bool good, go_on;
};

static void
tell(struct sealing *sealing, const struct mark *mark)
{
	fault_place(sealing->fault, "%s:%zu:%zu", mark->path, mark->line, mark->column);
	sealing->good = false;
	sealing->go_on = sealing->mistake(sealing->data, sealing->fault);
}

/* Rarest first: patterns, then codes, then expressions, which nothing shows before they are run. */
static uint64_t
trigger_cost(const struct shared_operand *operand)
{
	return (uint64_t)(operand->kind == OPERAND_REGEX ? 2 : operand->kind == OPERAND_CODE) << 32
		| operand->uses;
}

static bool
searched_find(struct combinations *all)
{
	const uint32_t *first = all->triggered.first;

	all->searched = calloc(all->operand_count, sizeof *all->searched);
	if (!all->searched)
		return false;
	for (uint32_t i = 0; i < all->operand_count; i++)
		if (all->operands[i].kind == OPERAND_REGEX && first[i] < first[i + 1])
			all->searched[all->searched_count++] = i;
	return true;
}

static bool
triggers_make(struct combinations *all)
{
	for (size_t i = 0; i < all->count; i++) {
		const struct combination *combination = &all->at[i];
		uint32_t best = combination->operands[0];

		for (size_t j = 1; j < combination->parts; j++) {
			uint32_t other = combination->operands[j];

			if (trigger_cost(&all->operands[other]) < trigger_cost(&all->operands[best]))
				best = other;
		}
		if (!relation_add(&all->triggered, best, (uint32_t)i))
			return false;
	}
	return relation_seal(&all->triggered, all->operand_count) && searched_find(all);
}

/* Whether each code that is referred to is there. */
static bool
codes_check(struct sealing *sealing)
{
	struct combinations *all = sealing->all;
	bool *met = calloc(all->operand_count + 1, sizeof *met);
	char name[QUOTED_BYTES];

	if (!met)
		return fault_memory(sealing->fault);
	for (size_t i = 0; i < all->referred.count; i++)
		met[all->referred.pairs[i].to] = true;
	for (size_t i = 0; i < all->operand_count && sealing->go_on; i++) {
		const struct shared_operand *operand = &all->operands[i];

		if (operand->kind != OPERAND_CODE || met[i])
			continue;
		fault_set(sealing->fault, "no entry has the code \"%s\" or one below it; refer to a "
			"code of this table", quoted(name, operand->text));
		tell(sealing, &operand->mark);
	}
	free(met);
	return true;
}

/* Lifts the combination above the codes that it refers to, and those above it that mean it. */
static bool
level_lift(struct combinations *all, struct combination *combination)
{
	const struct relation *referred = &all->referred;
	bool lifted = false;

	for (size_t i = 0; i < combination->count; i++) {
		const struct shared_operand *operand = &all->operands[combination->operands[i]];

		if (combination->level < operand->level)
			combination->level = operand->level;
	}
	for (uint32_t i = referred->first[combination->entry];
			i < referred->first[combination->entry + 1]; i++) {
		struct shared_operand *operand = &all->operands[referred->pairs[i].to];

		if (operand->level <= combination->level) {
			operand->level = combination->level + 1;
			lifted = true;
		}
	}
	return lifted;
}

/* In each round levels settle one step further from those that refer to nothing. */
static void
levels_find(struct sealing *sealing)
{
	struct combinations *all = sealing->all;
	bool lifted = true;

	for (unsigned round = 0; lifted && round <= COMBINATION_LEVELS; round++) {
		lifted = false;
		for (size_t i = 0; i < all->count; i++)
			if (all->at[i].level < COMBINATION_LEVELS)
				lifted |= level_lift(all, &all->at[i]);
	}
	for (size_t i = 0; i < all->count && sealing->go_on; i++) {
		if (all->at[i].level < COMBINATION_LEVELS)
			continue;
		fault_set(sealing->fault, "its codes lead back to where they are referred to, or "
			"more than %d references on; name patterns instead of a code",
			COMBINATION_LEVELS - 1);
		tell(sealing, &all->at[i].mark);
	}
}

bool
combinations_seal(struct combinations *combinations, size_t entries,
	bool (*mistake)(void *data, struct fault *fault), void *data, struct fault *fault)
{
	struct sealing sealing = { combinations, mistake, data, fault, true, true };

	if (combinations->count == 0)
		return true;
	if (!relation_seal(&combinations->referred, entries) || !triggers_make(combinations))
		return fault_memory(fault);
	if (!codes_check(&sealing))
		return false;
	levels_find(&sealing);
	return sealing.good;
}
