#include "lexicon_inside.h"

#include <stdlib.h>

enum {
	CACHE_LINE = 64	/* bytes, of most machines */
};

struct lexicons *
lexicons_new(void)
{
	struct lexicons *lexicons = calloc(1, sizeof *lexicons);

	if (!lexicons)
		return NULL;
	lexicons->matcher = matcher_new();
	if (!lexicons->matcher) {
		free(lexicons);
		return NULL;
	}
	return lexicons;
}

void
lexicons_free(struct lexicons *lexicons)
{
	if (!lexicons)
		return;
	matcher_free(lexicons->matcher);
	for (size_t i = 0; i < lexicons->folder_count; i++)
		spelling_free(lexicons->folders[i].spelling);
	free(lexicons->folders);
	combinations_free(&lexicons->combinations);
	evidence_free(&lexicons->evidence);
	lexis_free(lexicons->section_rules.cells);
	free(lexicons->section_rules.at);
	lexis_free(lexicons->record_rules.cells);
	free(lexicons->record_rules.at);
	free(lexicons->entries);
	free(lexicons->demands);
	free(lexicons->names);
	free(lexicons->limits);
	for (size_t i = 0; i < lexicons->count; i++)
		scoring_free(&lexicons->scorings[i]);
	free(lexicons->scorings);
	arena_free(&lexicons->arena);
	free(lexicons);
}

void
lexicons_listen(struct lexicons *lexicons, lexicon_listener *listener, void *data)
{
	lexicons->listener = listener;
	lexicons->listener_data = data;
}

bool
lexicon_mistake(void *data, struct fault *fault)
{
	struct lexicons *lexicons = data;

	lexicons->mistakes++;
	if (!lexicons->stopped)
		lexicons->stopped = fault->broken || !lexicons->listener
			|| !lexicons->listener(lexicons->listener_data, fault);
	return !lexicons->stopped;
}

/* Tells the composite entries of all terms that they may refer to. False: no memory. */
static bool
refer_entries(struct lexicons *lexicons)
{
	for (size_t i = 0; i < lexicons->entry_count; i++) {
		const struct entry *entry = &lexicons->entries[i];

		if (!entry->is_cue && !entry->evidence
				&& !combinations_refer(&lexicons->combinations,
				entry->term.lexicon_number, entry->term.code, (uint32_t)i))
			return false;
	}
	return true;
}

static enum demand
entry_demand(const struct lexicons *lexicons, size_t number)
{
	const struct entry *entry = &lexicons->entries[number];
	const struct relation *referred = &lexicons->combinations.referred;

	if (entry->section_rule != RULE_NONE || entry->record_rule != RULE_NONE
			|| (referred->count && referred->first[number] != referred->first[number + 1]))
		return DEMAND_MORE;
	if (!entry->gapped)
		return DEMAND_NOTHING;
	return entry->evidence ? DEMAND_MORE : DEMAND_GAPS;
}

/* False: no memory. */
static bool
find_demands(struct lexicons *lexicons)
{
	lexicons->demands = calloc(lexicons->entry_count + 1, sizeof *lexicons->demands);
	for (size_t i = 0; i < lexicons->entry_count && lexicons->demands; i++)
		lexicons->demands[i] = entry_demand(lexicons, i);
	return lexicons->demands;
}

/* Moves the entries to where each begins a line of the cache: its first line has what is looked at
 * wherever a pattern is seen. False: no memory. */
static bool
entries_settle(struct lexicons *lexicons)
{
	size_t size = lexicons->entry_count * sizeof *lexicons->entries;
	struct entry *entries = aligned_alloc(CACHE_LINE, (size / CACHE_LINE + 1) * CACHE_LINE);

	if (!entries)
		return false;
	if (size)
		memcpy(entries, lexicons->entries, size);
	free(lexicons->entries);
	lexicons->entries = entries;
	lexicons->entry_room = lexicons->entry_count;
	return true;
}

/* False and fault: weights of a lexicon are too large together. */
static bool
scorings_fit(struct lexicons *lexicons, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	for (size_t i = 0; i < lexicons->count; i++) {
		if (!lexicons->scorings[i].codes || scoring_fits(&lexicons->scorings[i], fault))
			continue;
		fault_place(fault, "lexicon \"%s\"", quoted(shown, lexicons->names[i]));
		return lexicon_mistake(lexicons, fault) && false;
	}
	return true;
}

bool
lexicons_seal(struct lexicons *lexicons, struct fault *fault)
{
	if (!lexicons->stopped && (!refer_entries(lexicons) || !combinations_seal(
			&lexicons->combinations, lexicons->entry_count, lexicon_mistake, lexicons,
			fault)) && lexicons->mistakes == 0)
		return fault_memory(fault);
	if (lexicons->mistakes)
		return false;
	if (!entries_settle(lexicons) || !rank_entries(lexicons) || !find_demands(lexicons)
			|| !matcher_seal(lexicons->matcher)
			|| !evidence_seal(&lexicons->evidence, lexicons->entries,
				lexicons->scorings, lexicons->count))
		return fault_memory(fault);
	return scorings_fit(lexicons, fault);
}

const struct matcher *
lexicons_matcher(const struct lexicons *lexicons)
{
	return lexicons->matcher;
}

const struct entry *
lexicons_entries(const struct lexicons *lexicons)
{
	return lexicons->entries;
}

const struct evidence *
lexicons_evidence(const struct lexicons *lexicons)
{
	return &lexicons->evidence;
}

struct slice
lexicons_name(const struct lexicons *lexicons, size_t number)
{
	return lexicons->names[number];
}

struct lexicon_limits
lexicons_limits(const struct lexicons *lexicons, size_t number)
{
	return lexicons->limits[number];
}

const struct scoring *
lexicons_scoring(const struct lexicons *lexicons, size_t number)
{
	const struct scoring *scoring = &lexicons->scorings[number];

	return scoring->codes ? scoring : NULL;
}

size_t
lexicons_meanings(const struct lexicons *lexicons)
{
	return lexicons->entry_count;
}

size_t
lexicons_entry_count(const struct lexicons *lexicons)
{
	return lexicons->entry_count;
}

size_t
lexicons_count(const struct lexicons *lexicons)
{
	return lexicons->count;
}
