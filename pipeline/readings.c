#include "readings.h"

#include <stdlib.h>

#include "array.h"
#include "compound.h"
#include "edges.h"
#include "matcher_inside.h"
#include "starts.h"
#include "stemmer.h"

_Static_assert(sizeof(struct reading) == READING_BYTES, "one line of the cache");
_Static_assert(sizeof(struct reading_detail) == READING_BYTES, "one line of the cache");

enum {
	FIRST_READINGS = 256,
	BYTES_KEPT = 16 << 20	/* of readings: words without end come with ever new stems */
};

void
readings_close(struct readings *readings)
{
	free(readings->known);
	free(readings->former);
	lexis_free(readings->distinct);
	free(readings->at);
	free(readings->details);
	free(readings->far);
	free(readings->edges);
	free(readings->starts);
	free(readings->offers);
	free(readings->opened);
	free(readings->values);
	free(readings->asides);
	free(readings->compounds);
	for (size_t i = 0; readings->stemmers && i < readings->matcher->dialect_count; i++)
		stemmer_free(readings->stemmers[i]);
	free(readings->stemmers);
	glob_search_free(&readings->search);
	free(readings->met);
	arena_free(&readings->arena);
	*readings = (struct readings){ 0 };
}

static bool
stemmers_open(struct readings *readings)
{
	const struct matcher *matcher = readings->matcher;

	readings->stemmers = calloc(matcher->dialect_count + 1, sizeof(struct stemmer *));
	if (!readings->stemmers)
		return false;
	for (size_t i = 0; i < matcher->dialect_count; i++) {
		readings->stemmers[i] = stemmer_new(matcher->dialects[i].language);
		if (!readings->stemmers[i])
			return false;
	}
	return true;
}

bool
readings_open(struct readings *readings, const struct matcher *matcher, const struct lexis *lexis)
{
	readings->matcher = matcher;
	readings->lexis = lexis;
	readings->met = calloc(matcher->symbol_count, sizeof *readings->met);
	readings->distinct = lexis_new(0);
	return readings->met && readings->distinct && stemmers_open(readings);
}

/* Bytes of what has been read. */
static size_t
readings_size(const struct readings *readings)
{
	return readings->known_count * 2 * sizeof *readings->known
		+ readings->count * (sizeof *readings->at + sizeof *readings->details
			+ sizeof *readings->far)
		+ readings->edge_count * sizeof *readings->edges
		+ readings->start_count * sizeof *readings->starts
		+ readings->offer_count * sizeof *readings->offers
		+ readings->value_count * sizeof *readings->values
		+ readings->aside_count * sizeof *readings->asides
		+ readings->compound_count * sizeof *readings->compounds;
}

/* What array_reserve does, for what is to lie in lines of the cache. */
static void *
lines_grow(void *array, size_t count, size_t room, size_t size)
{
	void *grown = aligned_alloc(READING_BYTES, room * size);

	if (grown && count)
		memcpy(grown, array, count * size);
	if (grown)
		free(array);
	return grown;
}

/* Makes room for one more reading. */
static bool
reading_reserve(struct readings *readings)
{
	size_t count = readings->count, room = count ? count * 2 : FIRST_READINGS;
	struct reading *at;
	struct reading_detail *details;
	struct reading_far *far;

	if (count < readings->room)
		return true;
	at = lines_grow(readings->at, count, room, sizeof *at);
	if (at)
		readings->at = at;
	details = lines_grow(readings->details, count, room, sizeof *details);
	if (details)
		readings->details = details;
	far = lines_grow(readings->far, count, room, sizeof *far);
	if (far)
		readings->far = far;
	if (!at || !details || !far)
		return false;
	readings->room = room;
	return true;
}

/* Makes the newest reading of edges that no other has. */
static bool
reading_add(struct readings *readings, const struct edge *edges, size_t count)
{
	return reading_reserve(readings)
		&& reading_make(readings, (uint32_t)readings->count++, edges, count);
}

static int
edge_compare(const void *left, const void *right)
{
	const struct edge *a = left, *b = right;
	int order = (a->symbol > b->symbol) - (a->symbol < b->symbol);

	return order ? order : (a->span > b->span) - (a->span < b->span);
}

/* The number of the reading that has the edges from number `from` on: an old one if there is
 * one. */
static uint32_t
reading_close(struct readings *readings, size_t from)
{
	struct edge *edges = readings->edges + from;
	size_t count = readings->edge_count - from;
	struct slice bytes = { (const char *)edges, count * sizeof *edges };
	uint32_t number;

	if (count == 0 && readings->count > READING_EMPTY)
		return READING_EMPTY;
	if (count > 1)
		qsort(edges, count, sizeof *edges, edge_compare);
	number = lexis_intern(readings->distinct, count ? bytes : SLICE(""));
	if (number < readings->count)
		readings->edge_count = from;
	else if (number >= READING_COMPOUND || !reading_add(readings, edges, count))
		return READING_NONE;
	return number;
}

bool
readings_renew(struct readings *readings)
{
	if (readings->generation == lexis_generation(readings->lexis)
			&& readings_size(readings) <= BYTES_KEPT)
		return true;
	readings->generation = lexis_generation(readings->lexis);
	readings->known_count = 0;
	lexis_trim(readings->distinct);
	readings->count = 0;
	readings->edge_count = 0;
	readings->start_count = 0;
	readings->offer_count = 0;
	readings->value_count = 0;
	readings->aside_count = 0;
	readings->compound_count = 0;
	return reading_close(readings, 0) == READING_EMPTY;
}

/* Takes a word apart; the number of its parts, 0 if it is no compound or one that stays whole. */
static size_t
parts_of(struct slice word, struct slice parts[READING_PARTS])
{
	struct slice part;
	size_t count = 0;

	if (!compound_may_be(word))
		return 0;
	while (compound_next(&word, &part)) {
		if (count == READING_PARTS || part.size == 0)
			return 0;
		parts[count++] = part;
	}
	return count < 2 ? 0 : count;
}

/* The stem that a word is read with; .at NULL: no memory, or it is not known now. */
static struct slice
stem_text(const struct readings *readings, uint32_t word, uint32_t stem)
{
	const struct stemming *stemming = readings->stemming;

	if (stem < LEXIS_WORDS)
		return lexis_word(readings->lexis, stem);
	return stemming && stem == stemming->number ? stemming->text(stemming->data, word)
		: (struct slice){ NULL, 0 };
}

/* The reading of a word that has been read with this stem, READING_NONE if it has not. */
static uint32_t
known_reading(const struct readings *readings, struct slice word, struct slice stem)
{
	uint32_t id = lexis_find(readings->lexis, word);
	struct slice read;

	if (id >= readings->known_count	/* LEXIS_NONE among them */
			|| readings->known[id].reading >= READING_COMPOUND)
		return READING_NONE;
	read = stem_text(readings, id, readings->known[id].stem);
	return read.at && slice_equal(read, stem) ? readings->known[id].reading : READING_NONE;
}

/* The reading of part i of a compound, to whose first part the compound itself belongs. stems: one
 * for each part; NULL: none. */
static uint32_t
read_part(struct readings *readings, const struct slice *parts, size_t count,
	const struct slice *stems, size_t i)
{
	size_t from = readings->edge_count;
	uint32_t known = READING_NONE;

	if (i == 0 && !edges_of_compound(readings, parts, count))
		return READING_NONE;
	if (stems && readings->edge_count == from)
		known = known_reading(readings, parts[i], stems[i]);
	if (known != READING_NONE)
		return known;
	if (!edges_of_word(readings, parts[i])
			|| (stems && !edges_of_stem(readings, stems[i])))
		return READING_NONE;
	return reading_close(readings, from);
}

static uint32_t
read_compound(struct readings *readings, const struct slice *parts, size_t count,
	const struct slice *stems)
{
	struct compound *compound = array_reserve(readings->compounds, &readings->compound_room,
		readings->compound_count, 1, sizeof *compound);

	if (!compound)
		return READING_NONE;
	readings->compounds = compound;
	compound += readings->compound_count++;
	compound->count = (uint32_t)count;
	for (size_t i = 0; i < count; i++) {
		compound->readings[i] = read_part(readings, parts, count, stems, i);
		if (compound->readings[i] == READING_NONE)
			return READING_NONE;
	}
	return READING_COMPOUND + (uint32_t)readings->compound_count - 1;
}

static uint32_t
read_pair(struct readings *readings, struct slice word, struct slice stem)
{
	struct slice parts[READING_PARTS], stems[READING_PARTS];
	size_t count = parts_of(word, parts), stem_count = parts_of(stem, stems);
	size_t from = readings->edge_count;
	uint32_t number = READING_NONE;

	if (count)
		number = read_compound(readings, parts, count, count == stem_count ? stems : NULL);
	else if (edges_of_word(readings, word)
			&& (stem_count || edges_of_stem(readings, stem)))
		number = reading_close(readings, from);
	arena_reset(&readings->arena);
	return number;
}

/* Makes room for what is known of a word. False: no memory. */
static bool
known_reserve(struct readings *readings, uint32_t word)
{
	static const struct known nothing = { LEXIS_NONE, 0 };
	size_t count = readings->known_count, more = word < count ? 0 : word + 1 - count;
	struct known *known = array_reserve(readings->known, &readings->known_room, count, more,
		sizeof *known);
	struct known *former = array_reserve(readings->former, &readings->former_room, count, more,
		sizeof *former);

	if (known)
		readings->known = known;
	if (former)
		readings->former = former;
	if (!known || !former)
		return false;
	for (; readings->known_count <= word; readings->known_count++)
		known[readings->known_count] = former[readings->known_count] = nothing;
	return true;
}

uint32_t
reading_of_new(struct readings *readings, uint32_t word, uint32_t stem)
{
	struct known now;
	struct slice text;

	if (!known_reserve(readings, word))
		return READING_NONE;
	now = readings->former[word];
	if (now.stem != stem) {
		text = stem_text(readings, word, stem);
		if (!text.at)
			return READING_NONE;
		now = (struct known){ stem, read_pair(readings, lexis_word(readings->lexis, word),
			text) };
	}
	if (now.reading == READING_NONE)
		return READING_NONE;
	readings->former[word] = readings->known[word];
	readings->known[word] = now;
	return now.reading;
}
