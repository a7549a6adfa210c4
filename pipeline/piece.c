#include "piece.h"

#include <stdlib.h>

#include "array.h"

void
piece_space_free(struct piece_space *space)
{
	free(space->hits);
	free(space->clues);
	free(space->borders);
	free(space->cues);
	*space = (struct piece_space){ 0 };
}

/* Makes hits of the sightings that compete, and clues of those of evidence, which do not. Returns
 * the number of the former. */
static size_t
sort_out(struct piece *piece, const struct entry *entries, struct piece_space *space)
{
	const struct sighting *sightings = piece->matched.sightings;
	size_t hits = 0, clues = 0;

	for (size_t i = 0; i < piece->matched.sighting_count; i++) {
		uint32_t number = sightings[i].entry;
		struct place at = { sightings[i].first, sightings[i].end };

		if (number < EVIDENCE_BASE) {
			space->hits[hits].entry = &entries[number];
			space->hits[hits++].at = at;
		} else {
			space->clues[clues++] = (struct clue){ number - EVIDENCE_BASE, at };
		}
	}
	piece->clues = space->clues;
	piece->clue_count = clues;
	return hits;
}

bool
piece_resolve(struct piece *piece, const struct entry *entries, struct piece_space *space)
{
	size_t count = piece->matched.sighting_count, terms = 0;
	struct hit *hits = array_reserve(space->hits, &space->hit_room, 0, count, sizeof *hits);
	struct clue *clues = array_reserve(space->clues, &space->clue_room, 0, count,
		sizeof *clues);

	if (hits)
		space->hits = hits;
	if (clues)
		space->clues = clues;
	if (!hits || !clues)
		return false;
	count = longest_keep(hits, sort_out(piece, entries, space));
	while (terms < count && !hits[terms].entry->is_cue)
		terms++;
	piece->terms = hits;
	piece->term_count = terms;
	piece->cues = hits + terms;
	piece->cue_count = count - terms;
	return true;
}

/* The first unit from number `unit` (1 or above) on before which a semicolon stands; the number of
 * units if there is none. */
static uint32_t
next_cut(const struct piece *piece, uint32_t unit)
{
	const struct unit *units = piece->matched.units;
	uint32_t count = (uint32_t)piece->matched.unit_count;

	for (; unit < count; unit++) {
		uint32_t from = units[unit - 1].span.end, to = units[count - 1].span.start;
		const char *mark = memchr(piece->text + from, ';', to - from);

		if (!mark)
			return count;
		while (units[unit].span.end <= mark - piece->text)
			unit++;
		if (units[unit].span.start > mark - piece->text)
			return unit;
	}
	return count;
}

/* Where stop cues begin, and semicolons between them. */
static bool
find_borders(const struct piece *piece, struct piece_space *space, struct borders *out)
{
	uint32_t unit_count = (uint32_t)piece->matched.unit_count, cut = next_cut(piece, 1);
	struct border *borders = array_reserve(space->borders, &space->border_room, 0, unit_count,
		sizeof *borders);
	size_t count = 0;

	if (!borders)
		return false;
	space->borders = borders;
	for (size_t i = 0; i <= piece->cue_count; i++) {
		uint32_t stop = i < piece->cue_count ? piece->cues[i].at.first : unit_count;

		if (stop < unit_count && piece->cues[i].entry->cue.class != CUE_STOP)
			continue;
		for (; cut < stop; cut = next_cut(piece, cut + 1))
			borders[count++] = (struct border){ cut, false };
		if (cut == stop)
			cut = next_cut(piece, cut + 1);
		if (stop < unit_count && (count == 0 || borders[count - 1].at != stop))
			borders[count++] = (struct border){ stop, true };
	}
	*out = (struct borders){ borders, count, unit_count };
	return true;
}

static void
place_cue(const struct piece *piece, const struct hit *hit, const struct borders *borders,
	struct placed_cue *placed)
{
	const struct cue *cue = &hit->entry->cue;

	*placed = (struct placed_cue){
		.at = hit->at,
		.scope = scope_of(cue, hit->at, borders),
		.span = piece_span(piece, hit->at),
		.class = cue->class,
		.list = cue->reach == REACH_LIST || cue->reach == REACH_SECTION,
		.weight = hit->entry->weight,
		.entry = hit->entry,
	};
}

/* Those that only mark places have no scope. */
static bool
is_mark(enum cue_class class)
{
	return class == CUE_STOP || class == CUE_BACK;
}

bool
piece_place_cues(struct piece *piece, const struct placed_cue *above, size_t above_count,
	struct piece_space *space)
{
	struct placed_cue *placed = array_reserve(space->cues, &space->cue_room, 0,
		piece->cue_count + above_count, sizeof *placed);
	struct borders borders;
	size_t count = 0;

	if (!placed)
		return false;
	space->cues = placed;
	if (piece->cue_count && !find_borders(piece, space, &borders))
		return false;
	while (count < above_count) {
		placed[count] = above[count];
		count++;
	}
	for (size_t i = 0; i < piece->cue_count; i++)
		if (!is_mark(piece->cues[i].entry->cue.class))
			place_cue(piece, &piece->cues[i], &borders, &placed[count++]);
	cues_silence(placed, count);
	piece->placed = placed;
	piece->placed_count = count;
	return true;
}

bool
piece_refers_back(const struct piece *piece)
{
	for (size_t i = 0; i < piece->cue_count && piece->cues[i].at.first == 0; i++)
		if (piece->cues[i].entry->cue.class == CUE_BACK)
			return true;
	return false;
}

const struct hit *
piece_heading(const struct piece *piece)
{
	for (size_t i = 0; i < piece->cue_count && piece->cues[i].at.first == 0; i++)
		if (piece->cues[i].entry->cue.reach == REACH_SECTION
				&& piece->cues[i].at.end == piece->matched.unit_count)
			return &piece->cues[i];
	return NULL;
}
