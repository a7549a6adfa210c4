/* sights.h: all places of a record where patterns of lexicons match, whether or not tags came of
 * them: terms that give way to others (longest.h), evidence, and cues, each with its row. */
#ifndef TL_SIGHTS_H
#define TL_SIGHTS_H

#include <stdbool.h>
#include <stddef.h>

#include "combiner.h"
#include "lexicon.h"
#include "lexis.h"
#include "record.h"

struct sight {
	const struct entry *entry;
	struct span span;	/* bytes of the text */
	const struct entry *winner;	/* of a term or cue: what it gives way to; NULL: nothing */
};

/* Zero-initialise; sights_close in any case. */
struct sights {
	const struct entry *entries;	/* of the lexicons */
	const struct evidence *evidence;
	struct matching *matching;
	struct combiner *combiner;
	struct sight *at;	/* by start, end, then in the order of entries */
	size_t count, room;
	const struct sight **reach;	/* by group of entries: that which goes farthest so far */
	size_t groups;
};

/* The lexicons are sealed, and borrowed, as is the lexis of the records to come. False: no memory. */
bool sights_open(struct sights *sights, const struct lexicons *lexicons, struct lexis *lexis,
	struct fault *fault);
void sights_close(struct sights *sights);

/* Of a record with stems; false and fault without, and for one that an expression costs too much. */
bool sights_find(struct sights *sights, struct record *record, struct fault *fault);

/* The entry of a cue that a tag names; NULL where it is none of these. */
const struct entry *sights_cue(const struct sights *sights, const struct tag_cue *cue);

/* The first that does not begin before the byte. */
size_t sights_from(const struct sights *sights, uint32_t byte);

/* Whether the tag came of the sight: the same place and row. */
bool sight_gave(const struct sight *sight, const struct tag *tag);

#endif
