#include "sights.h"

#include <stdlib.h>

#include "array.h"

bool
sights_open(struct sights *sights, const struct lexicons *lexicons, struct lexis *lexis,
	struct fault *fault)
{
	sights->entries = lexicons_entries(lexicons);
	sights->evidence = lexicons_evidence(lexicons);
	sights->matching = matching_new(lexicons_matcher(lexicons), lexis);
	sights->combiner = combiner_new(lexicons);
	sights->groups = lexicons_count(lexicons) + 1;
	sights->reach = calloc(sights->groups, sizeof *sights->reach);
	return (sights->matching && sights->combiner && sights->reach) || fault_memory(fault);
}

void
sights_close(struct sights *sights)
{
	combiner_free(sights->combiner);
	matching_free(sights->matching);
	free(sights->at);
	free(sights->reach);
}

static bool
add_sight(struct sights *sights, uint32_t entry, struct span span)
{
	struct sight *at = array_reserve(sights->at, &sights->room, sights->count, 1, sizeof *at);

	if (!at)
		return false;
	sights->at = at;
	at[sights->count++] = (struct sight){ &sights->entries[entry], span, NULL };
	return true;
}

/* All rows that have the pattern whose sightings say the number. */
static bool
add_evidence(struct sights *sights, uint32_t number, struct span span)
{
	const struct evidence_row *end, *row = evidence_rows(sights->evidence,
		number - EVIDENCE_BASE, &end);

	for (; row < end; row++)
		if (!add_sight(sights, evidence_entry(sights->evidence, row), span))
			return false;
	return true;
}

static bool
add_sightings(struct sights *sights, const struct matched *matched)
{
	for (size_t i = 0; i < matched->sighting_count; i++) {
		const struct sighting *sighting = &matched->sightings[i];
		struct span span = { matched->units[sighting->first].span.start,
			matched->units[sighting->end - 1].span.end };

		if (sighting->entry < EVIDENCE_BASE ? !add_sight(sights, sighting->entry, span)
				: !add_evidence(sights, sighting->entry, span))
			return false;
	}
	return true;
}

static bool
add_asides(struct sights *sights, const struct matched *matched)
{
	for (size_t i = 0; i < matched->aside_count; i++) {
		const struct aside *aside = &matched->asides[i];

		for (uint32_t j = 0; j < aside->count; j++)
			if (!add_evidence(sights, matched->aside_entries[aside->first + j],
					matched->units[aside->unit].span))
				return false;
	}
	return true;
}

/* The words of a sentence, piece by piece. */
static bool
find_in_sentence(struct sights *sights, struct slice text, struct span sentence,
	struct passage passage)
{
	struct span area = { sentence.start, sentence.start };

	while (passage.count > 0) {
		struct matched matched;

		if (!matching_run(sights->matching, &passage, &matched))
			return false;
		area.start = area.end;
		area.end = passage.count > 0 ? passage.tokens->start : sentence.end;
		if (!combiner_run(sights->combiner, text.at, area, &matched)
				|| !add_sightings(sights, &matched)
				|| !add_asides(sights, &matched))
			return false;
	}
	return true;
}

static int
number_order(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

static int
sight_order(const void *left, const void *right)
{
	const struct sight *a = left, *b = right;
	int order = number_order(a->span.start, b->span.start);

	if (order == 0)
		order = number_order(a->span.end, b->span.end);
	return order ? order : (a->entry > b->entry) - (a->entry < b->entry);	/* of one array */
}

/* The same entry at the same place is one sight. */
static void
sort_sights(struct sights *sights)
{
	size_t kept = 0;

	if (sights->count > 0)
		qsort(sights->at, sights->count, sizeof *sights->at, sight_order);
	for (size_t i = 0; i < sights->count; i++)
		if (kept == 0 || sight_order(&sights->at[kept - 1], &sights->at[i]) != 0)
			sights->at[kept++] = sights->at[i];
	sights->count = kept;
}

static bool
span_equal(struct span a, struct span b)
{
	return a.start == b.start && a.end == b.end;
}

/* Of those in the same place that mean the same the first by rank; `at` is one of them. */
static const struct entry *
best_alike(const struct sights *sights, size_t at)
{
	const struct sight *sight = &sights->at[at], *all = sights->at, *best = sight;

	while (at > 0 && span_equal(all[at - 1].span, sight->span))
		at--;
	for (; at < sights->count && span_equal(all[at].span, sight->span); at++)
		if (all[at].entry->group == sight->entry->group && !all[at].entry->evidence
				&& all[at].entry->meaning == sight->entry->meaning
				&& all[at].entry->rank < best->entry->rank)
			best = &all[at];
	return best == sight ? NULL : best->entry;
}

/* Of those that begin in one place, from number `from` on, the longest first. */
static void
find_winners(struct sights *sights, size_t from, size_t end)
{
	for (size_t i = end; i-- > from;) {
		struct sight *sight = &sights->at[i];
		const struct sight **reach = &sights->reach[sight->entry->group];

		if (sight->entry->evidence)
			continue;
		if (*reach && (*reach)->span.end >= sight->span.end
				&& !span_equal((*reach)->span, sight->span))
			sight->winner = (*reach)->entry;
		else
			sight->winner = best_alike(sights, i);
		if (!sight->entry->wide && (!*reach || (*reach)->span.end < sight->span.end))
			*reach = sight;
	}
}

static void
find_all_winners(struct sights *sights)
{
	size_t end = 0;

	memset(sights->reach, 0, sights->groups * sizeof *sights->reach);
	for (size_t from = 0; from < sights->count; from = end) {
		while (end < sights->count
				&& sights->at[end].span.start == sights->at[from].span.start)
			end++;
		find_winners(sights, from, end);
	}
}

static bool
find_failed(const struct sights *sights, struct fault *fault)
{
	return !combiner_refuses(sights->combiner, fault) && fault_memory(fault);
}

static const struct sections no_sections = { NULL, 0 };

bool
sights_find(struct sights *sights, struct record *record, struct fault *fault)
{
	const struct slice *text = record_text(record, fault);
	const struct sections *sections = record_has(record, LAYER_SECTIONS)
		? record_sections(record, fault) : &no_sections;
	const struct spans *sentences = record_sentences(record, fault);
	const struct spans *tokens = record_tokens(record, fault);
	const struct stems *stems = record_stems(record, fault);
	const uint32_t *words = record_words(record, fault);
	size_t token = 0;

	sights->count = 0;
	if (!text || !sections || !sentences || !tokens || !stems || !words)
		return false;
	combiner_start(sights->combiner, record, sections);
	for (size_t i = 0; i < sentences->count; i++) {
		struct span sentence = sentences->at[i];
		struct passage passage;

		while (token < tokens->count && tokens->at[token].start < sentence.start)
			token++;
		passage = (struct passage){ tokens->at + token, words + token, stems->at + token,
			0 };
		for (; token < tokens->count && tokens->at[token].end <= sentence.end; token++)
			passage.count++;
		if (!find_in_sentence(sights, *text, sentence, passage))
			return find_failed(sights, fault);
	}
	sort_sights(sights);
	find_all_winners(sights);
	return true;
}

size_t
sights_from(const struct sights *sights, uint32_t byte)
{
	size_t from = 0, to = sights->count;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (sights->at[middle].span.start < byte)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

const struct entry *
sights_cue(const struct sights *sights, const struct tag_cue *cue)
{
	const struct entry *found = NULL;

	for (size_t i = sights_from(sights, cue->span.start); i < sights->count
			&& sights->at[i].span.start == cue->span.start; i++) {
		const struct sight *sight = &sights->at[i];

		if (sight->entry->is_cue && sight->span.end == cue->span.end
				&& slice_is(cue->class, cue_class_name(sight->entry->cue.class))
				&& (!found || sight->entry->rank < found->rank))
			found = sight->entry;
	}
	return found;
}

bool
sight_gave(const struct sight *sight, const struct tag *tag)
{
	return span_equal(sight->span, tag->span) && slice_equal(sight->entry->rule, tag->rule)
		&& (sight->entry->is_cue || slice_equal(sight->entry->term.lexicon, tag->lexicon));
}
