/* sights.h: all places of a tagged record where patterns of its lexicon match, whether or not tags
 * came of them: terms that gave way to others, and cues with the rows they stand in. */
#ifndef TL_LEXICON_SIGHTS_H
#define TL_LEXICON_SIGHTS_H

#include <stdbool.h>
#include <stddef.h>

#include "combiner.h"
#include "tagger.h"

struct sight {
	const struct entry *entry;
	struct span span;	/* bytes of the text */
};

/* Zero-initialise; sights_close before the tagger is closed. */
struct sights {
	const struct tagger *tagger;	/* borrowed */
	struct matching *matching;
	struct combiner *combiner;
	struct sight *at;	/* by start, end, then in the order of entries */
	size_t count, room;
};

bool sights_open(struct sights *sights, const struct tagger *tagger, struct fault *fault);
void sights_close(struct sights *sights);

/* Of the record that the tagger gave last. */
bool sights_find(struct sights *sights, struct record *record, struct fault *fault);

/* The entry of a cue that a tag names; NULL where it is none of these. */
const struct entry *sights_cue(const struct sights *sights, const struct tag_cue *cue);

/* The first that does not begin before the byte. */
size_t sights_from(const struct sights *sights, uint32_t byte);

#endif
