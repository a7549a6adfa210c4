/* tally.h: counts by group, lexicon, code and polarity that only ever grow, so that tallies of
 * parts of a corpus add up to the tally of the whole in any order.
 *
 * Groups, codes and rows are numbered as they come; the numbers mean nothing outside their tally
 * and never show in the output (listing.h puts it in order). Memory is bounded by the number of
 * rows, each with its replicates. */
#ifndef TL_COUNT_TALLY_H
#define TL_COUNT_TALLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "buffer.h"
#include "cell.h"
#include "fault.h"
#include "lexis.h"
#include "replicates.h"
#include "slice.h"

enum {
	TALLY_NONE = UINT32_MAX		/* no group, code or sentence (REFERENCE_BETWEEN) */
};

/* What must be the same for counts to add up. */
struct tally_design {
	struct slice names;	/* of the fields counted by, as group.h writes them */
	enum cell_unit unit;	/* that the replicates sum */
	size_t replicates;
	uint64_t seed;
};

struct tally_group {
	uint64_t documents, sentences, words;
	struct replicate_sums sums;	/* its words */
};

/* The path "" is a lexicon: the level above all its codes, "uncoded" left out. */
struct tally_code {
	struct slice lexicon, code;
	uint32_t parent;	/* the code one level up; TALLY_NONE at the top */
	uint32_t row;		/* that was asked for last: most documents are of the same group */
};

/* Remembers the document and sentence it counted last: references come in the order of the text,
 * so a sentence is new when it is not the last one. */
struct tally_slot {
	struct cell_counts counts;
	uint64_t document;
	uint32_t sentence;
	uint32_t references, sentences;	/* of that document */
	struct replicate_sums sums;	/* its units */
};

struct tally_row {
	uint32_t group, code;
	struct tally_slot slots[CELL_POLARITIES];
};

/* A slot that the document being counted has touched. */
struct tally_touch {
	uint32_t row, polarity;
};

enum {
	TALLY_RECENT = 1024
};

struct tally {
	struct lexis *group_keys, *code_keys;	/* from keys to the indexes below */
	struct tally_group *groups;
	struct tally_code *codes;
	uint32_t recent[TALLY_RECENT];	/* of codes, by their marks */
	struct tally_row *rows;
	size_t group_count, group_room, code_count, code_room, row_count, row_room;
	uint32_t *slots;		/* from a group and a code to the row: open addressing */
	size_t slot_mask;		/* slots - 1, at least twice the rows */
	struct tally_design design;	/* names.size is 0 until it is known */
	struct buffer names, key;
	struct replicates replicates;
	struct arena arena;		/* of the sums */
	struct tally_touch *touched;
	size_t touched_count, touched_room;
	uint64_t document;		/* the one being counted, from 1 */
	uint32_t group;			/* its group */
};

/* NULL: no memory. */
struct tally *tally_new(void);
void tally_free(struct tally *tally);

/* Says how the next counts are made. False and fault if earlier ones were made otherwise. */
bool tally_designed(struct tally *tally, const struct tally_design *design, struct fault *fault);

/* The number of a group, by its values as group.h writes them, and of a code that cell_is_path
 * takes or that is "". A new code brings the levels above it. TALLY_NONE: no memory. */
uint32_t tally_group(struct tally *tally, struct slice values);
uint32_t tally_code(struct tally *tally, struct slice lexicon, struct slice code);

/* NULL: no memory. Valid until the next row is new. */
struct tally_row *tally_row(struct tally *tally, uint32_t group, uint32_t code);

/* Begins a document; the references that follow are its own, in the order of its text, until
 * tally_end. */
void tally_begin(struct tally *tally, uint32_t group, struct slice id, uint64_t sentences,
	uint64_t words);

/* Counts a reference at every level of its code, and in the margin if it is a barrier or an
 * enabler. `sentence` is its index in the document, or TALLY_NONE. False: no memory. */
bool tally_reference(struct tally *tally, uint32_t code, enum cell_polarity polarity,
	uint32_t sentence);

/* False: no memory. */
bool tally_end(struct tally *tally);

/* Add counts made elsewhere by the same design; `part` brings their replicates. False and fault
 * without memory or beyond CELL_COUNT_MAX. */
bool tally_add_group(struct tally *tally, uint32_t group, const struct tally_group *counts,
	const struct cell_part *part, struct fault *fault);
bool tally_add_cell(struct tally *tally, uint32_t group, const struct cell *cell,
	const struct cell_part *part, struct fault *fault);

/* Adds all that `from` holds. */
bool tally_merge(struct tally *into, const struct tally *from, struct fault *fault);

/* The same tally with groups summed up over all fields but those in the set `kept` (bits from 1u
 * for the first). NULL and fault as above. */
struct tally *tally_over(const struct tally *tally, unsigned kept, struct fault *fault);

#endif
