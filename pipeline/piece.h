/* piece.h: a sentence, or a piece of a very long one, between the matcher and the tags: which of
 * its matches stay (longest.h) and how far its cues reach (scope.h). */
#ifndef TL_PIECE_H
#define TL_PIECE_H

#include <stdbool.h>
#include <stddef.h>

#include "lexicon.h"
#include "longest.h"
#include "polarity.h"
#include "scope.h"

/* A pattern of evidence (evidence.h) and where it stands; those that are a word alone are set aside
 * with the unit (struct aside). */
struct clue {
	uint32_t pattern;
	struct place at;
};

/* Arrays that are used again for piece after piece. Zero-initialise; piece_space_free. */
struct piece_space {
	struct hit *hits;
	struct clue *clues;
	struct border *borders;
	struct placed_cue *cues;
	size_t hit_room, clue_room, border_room, cue_room;
};

/* Everything but `matched` and `text` is filled here and lies in the space. */
struct piece {
	struct matched matched;
	const char *text;
	const struct hit *terms, *cues;
	size_t term_count, cue_count;
	const struct clue *clues;
	size_t clue_count;
	const struct placed_cue *placed;	/* those from above, then those with a scope */
	size_t placed_count;
};

void piece_space_free(struct piece_space *space);

/* Finds the terms and cues that stay, and the clues, in no order and of all lexicons. `entries` are
 * those that the sightings number. False: no memory. */
bool piece_resolve(struct piece *piece, const struct entry *entries, struct piece_space *space);

/* Finds the scopes of the cues; `above` are what stands before the sentence. False: no memory. */
bool piece_place_cues(struct piece *piece, const struct placed_cue *above, size_t above_count,
	struct piece_space *space);

/* Whether it begins with a cue of class back. */
bool piece_refers_back(const struct piece *piece);

/* The cue of reach section that is all of the piece: a heading. NULL if there is none. */
const struct hit *piece_heading(const struct piece *piece);

/* Bytes of the text. */
static inline struct span
piece_span(const struct piece *piece, struct place at)
{
	const struct unit *units = piece->matched.units;

	return (struct span){ units[at.first].span.start, units[at.end - 1].span.end };
}

#endif
