/* matching.c: from the words of a text to the patterns that are there. */
#include <stdlib.h>

#include "array.h"
#include "compound.h"
#include "matching_inside.h"

enum {
	AHEAD = 8	/* tokens: what is known of a word is fetched before its turn */
};

struct matching *
matching_new(const struct matcher *matcher, struct lexis *lexis)
{
	struct matching *matching = calloc(1, sizeof *matching);

	if (!matching)
		return NULL;
	matching->matcher = matcher;
	matching->lexis = lexis;
	matching->units = calloc(MATCH_UNITS + READING_PARTS, sizeof *matching->units);
	matching->asides = calloc(MATCH_UNITS + READING_PARTS, sizeof *matching->asides);
	if (!matching->units || !matching->asides
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
	free(matching->asides);
	free(matching->sightings);
	free(matching);
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
	size_t i = 0, count = 0;

	for (; i < passage->count && count < MATCH_UNITS; i++) {
		uint32_t number;

		if (i + AHEAD < passage->count)
			reading_prefetch(readings, passage->words[i + AHEAD]);
		number = reading_of(readings, passage->words[i], passage->stems[i]);
		if (number < READING_COMPOUND)
			units[count++] = (struct unit){ passage->tokens[i], number };
		else if (number == READING_NONE)
			return false;
		else
			count += compound_add(matching, &units[count], passage->tokens[i],
				lexis_word(matching->lexis, passage->words[i]), number);
	}
	matching->unit_count = count;
	*passage = (struct passage){ passage->tokens + i, passage->words + i, passage->stems + i,
		passage->count - i };
	return true;
}

/* What the word has by itself. */
static bool
unit_values(struct matching *matching, uint32_t unit, const struct reading *reading)
{
	struct sighting *sightings = array_reserve(matching->sightings, &matching->sighting_room,
		matching->sighting_count, reading->value_count, sizeof *sightings);
	const uint32_t *values = matching->readings.values + reading->values;

	if (!sightings)
		return false;
	matching->sightings = sightings;
	sightings += matching->sighting_count;
	matching->sighting_count += reading->value_count;
	for (uint32_t i = 0; i < reading->value_count; i++)
		sightings[i] = (struct sighting){ values[i], unit, unit + 1 };
	return true;
}

static bool
unit_match(struct matching *matching, uint32_t unit, const struct reading *reading)
{
	if (reading->aside_count)
		matching->asides[matching->aside_count++] = (struct aside){
			unit, reading->asides, reading->aside_count,
		};
	return (reading->value_count == 0 || unit_values(matching, unit, reading))
		&& (reading->start_count == 0 || unit_starts(matching, unit, reading));
}

bool
matching_run(struct matching *matching, struct passage *passage, struct matched *out)
{
	const struct unit *units = matching->units;

	matching->unit_count = matching->sighting_count = matching->aside_count = 0;
	if (!readings_renew(&matching->readings) || !units_add(matching, passage))
		return false;
	for (uint32_t unit = 0; unit < matching->unit_count; unit++)
		if (units[unit].reading != READING_EMPTY
				&& !unit_match(matching, unit, reading_at(matching, unit)))
			return false;
	*out = (struct matched){
		matching->units, matching->unit_count,
		matching->sightings, matching->sighting_count,
		matching->asides, matching->aside_count, matching->readings.asides,
	};
	return true;
}
