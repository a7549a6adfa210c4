/* matching.c: from the words of a text to the patterns that are there. */
#include <stdlib.h>

#include "array.h"
#include "compound.h"
#include "matching_inside.h"

struct matching *
matching_new(const struct matcher *matcher, struct lexis *lexis)
{
	struct matching *matching = calloc(1, sizeof *matching);

	if (!matching)
		return NULL;
	matching->matcher = matcher;
	matching->lexis = lexis;
	matching->units = calloc(UNITS_ROOM, sizeof *matching->units);
	matching->offered = calloc(UNITS_ROOM + 2 * OFFERED_AROUND, sizeof *matching->offered);
	matching->begun = calloc(UNITS_ROOM, sizeof *matching->begun);
	matching->alone = calloc(UNITS_ROOM, sizeof *matching->alone);
	matching->asides = calloc(UNITS_ROOM, sizeof *matching->asides);
	if (!matching->units || !matching->offered || !matching->begun || !matching->alone
			|| !matching->asides
			|| !readings_open(&matching->readings, matcher, lexis)) {
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
	readings_close(&matching->readings);
	free(matching->units);
	free(matching->offered);
	free(matching->begun);
	free(matching->alone);
	free(matching->asides);
	free(matching->sightings);
	free(matching);
}

void
matching_set_stemming(struct matching *matching, const struct stemming *stemming)
{
	matching->readings.stemming = stemming;
}

/* Adds the parts of a compound; returns how many. */
static size_t
compound_add(const struct matching *matching, struct unit *units, struct span span,
	struct slice token, uint32_t number)
{
	const struct compound *compound = &matching->readings.compounds[number - READING_COMPOUND];
	struct slice rest = token, part;
	uint32_t i = 0;

	for (; i < compound->count && compound_next(&rest, &part); i++) {
		uint32_t start = span.start + (uint32_t)(part.at - token.at);

		units[i] = (struct unit){ { start, start + (uint32_t)part.size },
			compound->readings[i] };
	}
	return i;
}

/* Adds the units of the first tokens of the passage, as many as make a piece, and takes them off
 * it. */
static bool
units_add(struct matching *matching, struct passage *passage)
{
	struct readings *readings = &matching->readings;
	struct unit *units = matching->units;
	size_t limit = passage->count < MATCH_UNITS ? passage->count : MATCH_UNITS;
	const uint32_t *stems = passage->stems;
	size_t i = 0, count = 0;

	for (size_t j = 0; j < limit; j++)
		known_prefetch(readings, passage->words[j]);
	for (; i < limit && count < MATCH_UNITS; i++) {
		uint32_t number = reading_of(readings, passage->words[i],
			stems ? stems[i] : readings->stemming->number);

		if (number < READING_COMPOUND) {
			__builtin_prefetch(&readings->at[number]);
			units[count++] = (struct unit){ passage->tokens[i], number };
		} else if (number == READING_NONE) {
			return false;
		} else {
			count += compound_add(matching, &units[count], passage->tokens[i],
				lexis_word(matching->lexis, passage->words[i]), number);
		}
	}
	matching->unit_count = count;
	*passage = (struct passage){ passage->tokens + i, passage->words + i,
		stems ? stems + i : NULL, passage->count - i };
	return true;
}

/* Puts down what the units offer, what is set aside with them, and which are left. */
static void
units_read(struct matching *matching)
{
	struct symbol_mask *offered = offered_at(matching, 0);
	struct aside *aside = matching->asides;
	uint16_t *begun = matching->begun, *alone = matching->alone;

	for (uint32_t unit = 0; unit < matching->unit_count; unit++) {
		const struct reading *reading = reading_at(matching, unit);

		__builtin_prefetch(detail_at(matching, unit));
		*offered++ = reading->offered;
		*aside = (struct aside){ unit, reading->asides, reading->aside_count };
		aside += reading->aside_count > 0;
		*begun = (uint16_t)unit;
		begun += reading->begins;
		*alone = (uint16_t)unit;
		alone += reading->alone;
	}
	memset(offered, 0, OFFERED_AROUND * sizeof *offered);
	matching->aside_count = (size_t)(aside - matching->asides);
	matching->begun_count = (size_t)(begun - matching->begun);
	matching->alone_count = (size_t)(alone - matching->alone);
}

/* Adds what words have by themselves, and compounds read as one word. */
static bool
units_alone(struct matching *matching)
{
	for (size_t i = 0; i < matching->alone_count; i++)
		if (!unit_values(matching, matching->alone[i])
				|| !unit_walks(matching, matching->alone[i]))
			return false;
	return true;
}

bool
matching_run(struct matching *matching, struct passage *passage, struct matched *out)
{
	matching->sighting_count = 0;
	if (!readings_renew(&matching->readings) || !units_add(matching, passage))
		return false;
	units_read(matching);
	if (!units_alone(matching) || !pairs_find(matching))
		return false;
	*out = (struct matched){
		matching->units, matching->unit_count,
		matching->sightings, matching->sighting_count,
		matching->asides, matching->aside_count, matching->readings.asides,
	};
	return true;
}
