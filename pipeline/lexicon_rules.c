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

/* The place of the condition in a cell, NULL in it as long as it has not been read. */
static const void **
rule_place(struct rules *rules, struct slice cell, uint32_t *number, struct fault *fault)
{
	const void **all = array_reserve(rules->at, &rules->room, rules->count, 1, sizeof *all);

	if (!all) {
		fault_memory(fault);
		return NULL;
	}
	rules->at = all;
	if (!cell_number(&rules->cells, cell, number, fault))
		return NULL;
	if (*number == rules->count)
		all[rules->count++] = NULL;
	return &all[*number];
}

bool
section_rule_find(struct lexicons *lexicons, struct slice cell, uint32_t *number,
	const char **at, struct fault *fault)
{
	const void **place = rule_place(&lexicons->section_rules, cell, number, fault);

	*at = cell.at;
	lexicons->combines = true;
	if (place && !*place)
		*place = section_rule_read(cell, &lexicons->arena, at, fault);
	return place && *place;
}

bool
record_rule_find(struct lexicons *lexicons, struct slice cell, uint32_t *number,
	const char **at, struct fault *fault)
{
	const void **place = rule_place(&lexicons->record_rules, cell, number, fault);

	*at = cell.at;
	lexicons->combines = true;
	if (place && !*place)
		*place = record_rule_read(cell, &lexicons->arena, at, fault);
	return place && *place;
}
