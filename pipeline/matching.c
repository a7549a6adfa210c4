#include <stdlib.h>

#include "array.h"
#include "compound.h"
#include "matcher_inside.h"
#include "readings.h"

struct matching {
	const struct matcher *matcher;
	const struct lexis *lexis;
	struct readings *readings;
	struct unit *units;
	size_t unit_count, unit_room;
	uint32_t *starts;	/* units where a pattern can begin */
	size_t start_count, start_room;
	struct sighting *sightings;
	size_t sighting_count, sighting_room;
};

struct matching *
matching_new(const struct matcher *matcher, struct lexis *lexis)
{
	struct matching *matching = calloc(1, sizeof *matching);

	if (!matching)
		return NULL;
	matching->matcher = matcher;
	matching->lexis = lexis;
	matching->readings = readings_new(matcher, lexis);
	if (!matching->readings) {
		matching_free(matching);
		return NULL;
	}
	return matching;
}

void
matching_free(struct matching *matching)
{
	if (!matching)
		return;
	readings_free(matching->readings);
	free(matching->units);
	free(matching->starts);
	free(matching->sightings);
	free(matching);
}

/* Room for the units of one more token. */
static bool
units_reserve(struct matching *matching)
{
	struct unit *units = array_reserve(matching->units, &matching->unit_room, matching->unit_count,
		READING_PARTS, sizeof *units);
	uint32_t *starts;

	if (!units)
		return false;
	matching->units = units;
	starts = array_reserve(matching->starts, &matching->start_room, matching->start_count,
		READING_PARTS, sizeof *starts);
	if (!starts)
		return false;
	matching->starts = starts;
	return true;
}

/* stem: NULL where it does not correspond to the word. */
static void
unit_add(struct matching *matching, struct span span, const struct reading *word,
	const struct reading *stem)
{
	static const struct reading nothing;

	if (!stem)
		stem = &nothing;
	if (word->starts || stem->starts)
		matching->starts[matching->start_count++] = (uint32_t)matching->unit_count;
	matching->units[matching->unit_count++] = (struct unit){
		span, word->edges, word->edge_count, stem->edges, stem->edge_count,
		word->mask | stem->mask,
	};
}

static void
compound_add(struct matching *matching, struct span span, struct slice token,
	const struct reading *word, const struct reading *stem)
{
	struct slice rest = token, part;

	for (uint32_t i = 1; i <= word->parts && compound_next(&rest, &part); i++) {
		uint32_t start = span.start + (uint32_t)(part.at - token.at);

		unit_add(matching, (struct span){ start, start + (uint32_t)part.size }, word + i,
			stem ? stem + i : NULL);
	}
}

static bool
token_add(struct matching *matching, struct span span, uint32_t word_id, uint32_t stem_id)
{
	uint32_t word = reading_of_word(matching->readings, word_id);
	uint32_t stem = reading_of_stem(matching->readings, stem_id);
	const struct reading *words, *stems;

	if (word == READING_NONE || stem == READING_NONE || !units_reserve(matching))
		return false;
	words = readings_at(matching->readings, word);
	stems = readings_at(matching->readings, stem);
	if (stems->parts != words->parts)
		stems = NULL;
	if (words->parts)
		compound_add(matching, span, lexis_word(matching->lexis, word_id), words, stems);
	else
		unit_add(matching, span, words, stems);
	return true;
}

static bool
sighting_add(struct matching *matching, uint32_t entry, uint32_t first, uint32_t end)
{
	struct sighting *sightings = array_reserve(matching->sightings, &matching->sighting_room,
		matching->sighting_count, 1, sizeof *sightings);

	if (!sightings)
		return false;
	matching->sightings = sightings;
	sightings[matching->sighting_count++] = (struct sighting){ entry, first, end };
	return true;
}

static bool walk(struct matching *matching, uint32_t first, uint32_t node, uint32_t at);

/* Goes on from `node` by the edges of unit `at`. */
static bool
walk_edges(struct matching *matching, uint32_t first, uint32_t node, uint32_t at, uint32_t from,
	uint32_t count)
{
	const struct edge *edges = readings_edges(matching->readings) + from;

	for (uint32_t i = 0; i < count; i++) {
		uint32_t child = trie_child(&matching->matcher->trie, node, edges[i].element);

		if (child != TRIE_ROOT && !walk(matching, first, child, at + edges[i].span))
			return false;
	}
	return true;
}

/* `node` is where the units from `first` up to `at` lead. The trie bounds the depth of the recursion:
 * PATTERN_STEPS. */
static bool
walk(struct matching *matching, uint32_t first, uint32_t node, uint32_t at)
{
	const struct trie *trie = &matching->matcher->trie;
	const struct trie_node *here = &trie->nodes[node];
	const struct unit *unit = &matching->units[at];

	for (uint32_t i = here->values; i; i = trie->values[i - 1].next)
		if (!sighting_add(matching, trie->values[i - 1].value, first, at))
			return false;
	if (at >= matching->unit_count)
		return true;
	if (here->wild && !walk(matching, first, here->wild, at + 1))
		return false;
	if (!(here->mask & unit->mask))
		return true;
	return walk_edges(matching, first, node, at, unit->word_edges, unit->word_edge_count)
		&& walk_edges(matching, first, node, at, unit->stem_edges, unit->stem_edge_count);
}

bool
matching_run(struct matching *matching, struct passage *passage, struct matched *out)
{
	size_t count = 0;

	readings_renew(matching->readings);
	matching->unit_count = matching->start_count = matching->sighting_count = 0;
	while (count < passage->count && matching->unit_count < MATCH_UNITS) {
		if (!token_add(matching, passage->tokens[count], passage->words[count],
				passage->stems[count]))
			return false;
		count++;
	}
	passage->tokens += count;
	passage->words += count;
	passage->stems += count;
	passage->count -= count;
	for (size_t i = 0; i < matching->start_count; i++)
		if (!walk(matching, matching->starts[i], TRIE_ROOT, matching->starts[i]))
			return false;
	*out = (struct matched){ matching->units, matching->unit_count, matching->sightings,
		matching->sighting_count };
	return true;
}
