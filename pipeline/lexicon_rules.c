/* lexicon_rules.c: the conditions of entries, each distinct one read once. */
#include "array.h"
#include "lexicon_inside.h"

/* The number of a cell, which may be a new one: the number of those before. */
static bool
cell_number(struct lexis **cells, struct slice cell, uint32_t *number, struct fault *fault)
{
	if (!*cells)
		*cells = lexis_new(SIZE_MAX);
	*number = *cells ? lexis_intern(*cells, cell) : LEXIS_NONE;
	return *number != LEXIS_NONE || fault_memory(fault);
}

bool
section_rule_find(struct lexicons *lexicons, struct slice cell, uint32_t *number,
	const char **at, struct fault *fault)
{
	struct section_rules *rules = &lexicons->section_rules;
	const struct section_rule **all = array_reserve(rules->at, &rules->room, rules->count, 1,
		sizeof *all);

	*at = cell.at;
	if (!all)
		return fault_memory(fault);
	rules->at = all;
	if (!cell_number(&rules->cells, cell, number, fault))
		return false;
	if (*number == rules->count)
		all[rules->count++] = NULL;
	if (!all[*number])
		all[*number] = section_rule_read(cell, &lexicons->arena, at, fault);
	lexicons->combines = true;
	return all[*number];
}

bool
record_rule_find(struct lexicons *lexicons, struct slice cell, uint32_t *number,
	const char **at, struct fault *fault)
{
	struct record_rules *rules = &lexicons->record_rules;
	const struct record_rule **all = array_reserve(rules->at, &rules->room, rules->count, 1,
		sizeof *all);

	*at = cell.at;
	if (!all)
		return fault_memory(fault);
	rules->at = all;
	if (!cell_number(&rules->cells, cell, number, fault))
		return false;
	if (*number == rules->count)
		all[rules->count++] = NULL;
	if (!all[*number])
		all[*number] = record_rule_read(cell, &lexicons->arena, at, fault);
	lexicons->combines = true;
	return all[*number];
}
