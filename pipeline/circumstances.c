#include "circumstances.h"

#include <stdlib.h>

#include "condition.h"
#include "lexicon_inside.h"
#include "section_kind.h"

bool
circumstances_open(struct circumstances *circumstances, const struct lexicons *lexicons)
{
	circumstances->lexicons = lexicons;
	circumstances->record_states = calloc(lexicons->record_rules.count + 1,
		sizeof *circumstances->record_states);
	circumstances->section_states = calloc(lexicons->section_rules.count + 1,
		sizeof *circumstances->section_states);
	return circumstances->record_states && circumstances->section_states;
}

void
circumstances_close(struct circumstances *circumstances)
{
	free(circumstances->record_states);
	free(circumstances->section_states);
}

void
circumstances_start(struct circumstances *circumstances, struct record *record,
	const struct sections *sections)
{
	circumstances->record = record;
	circumstances->record_round++;
	circumstances->sections = sections;
	circumstances->section = 0;
	circumstances->kind = SECTION_NONE;
	circumstances->section_round++;
}

void
circumstances_enter(struct circumstances *circumstances, uint32_t byte)
{
	const struct sections *sections = circumstances->sections;
	struct slice kind = SECTION_NONE;
	size_t at = circumstances->section;

	if (!sections)
		return;
	while (at < sections->count && sections->at[at].span.end <= byte)
		at++;
	if (at < sections->count && sections->at[at].span.start <= byte)
		kind = sections->at[at].kind;
	if (!slice_equal(kind, circumstances->kind))
		circumstances->section_round++;
	circumstances->section = at;
	circumstances->kind = kind;
}

static bool
section_allows(struct circumstances *circumstances, uint32_t rule)
{
	struct condition_state *state = &circumstances->section_states[rule];

	if (state->round != circumstances->section_round) {
		state->holds = section_rule_holds(circumstances->lexicons->section_rules.at[rule],
			circumstances->kind);
		state->round = circumstances->section_round;
	}
	return state->holds;
}

/* False: no memory. */
static bool
record_allows(struct circumstances *circumstances, uint32_t rule, bool *allowed)
{
	struct condition_state *state = &circumstances->record_states[rule];

	if (state->round != circumstances->record_round) {
		if (!record_rule_holds(circumstances->lexicons->record_rules.at[rule],
				circumstances->record, &state->holds))
			return false;
		state->round = circumstances->record_round;
	}
	*allowed = state->holds;
	return true;
}

bool
circumstances_allow(struct circumstances *circumstances, const struct entry *entry, bool *allowed)
{
	*allowed = entry->section_rule == RULE_NONE
		|| section_allows(circumstances, entry->section_rule);
	if (!*allowed || entry->record_rule == RULE_NONE)
		return true;
	return record_allows(circumstances, entry->record_rule, allowed);
}
