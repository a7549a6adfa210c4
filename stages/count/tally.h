/* tally.h: counts by group, lexicon, code and polarity that only ever grow, so that tallies of
 * parts of a corpus add up to the tally of the whole in any order.
 *
 * Groups, codes and rows are numbered as they come; the numbers mean nothing outside their tally
 * and never show in the output (listing.h puts it in order). Memory is bounded by the number of
 * rows. */
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
#include "slice.h"

enum {
	TALLY_NONE = UINT32_MAX		/* no group, code or sentence (REFERENCE_BETWEEN) */
};

struct tally_group {
	uint64_t documents, sentences, words;
};

struct tally_code {
	struct slice lexicon, code;
	uint32_t parent;	/* the code one level up; TALLY_NONE at the top */
};

/* Remembers the document and sentence it counted last: references come in the order of the text,
 * so a sentence is new when it is not the last one. */
struct tally_slot {
	struct cell_counts counts;
	uint64_t document;
	uint32_t sentence;
};

struct tally_row {
	uint32_t group, code;
	struct tally_slot slots[CELL_POLARITIES];
};

struct tally {
	struct lexis *group_keys, *code_keys;	/* from keys to the indexes below */
	struct tally_group *groups;
	struct tally_code *codes;
	struct tally_row *rows;
	size_t group_count, group_room, code_count, code_room, row_count, row_room;
	uint32_t *slots;		/* from a group and a code to the row: open addressing */
	size_t slot_mask;		/* slots - 1, at least twice the rows */
	struct buffer names;		/* of the fields counted by; empty until they are known */
	struct buffer key;
	uint64_t document;		/* the one being counted, from 1 */
	uint32_t group;			/* its group */
};

/* NULL: no memory. */
struct tally *tally_new(void);
void tally_free(struct tally *tally);

/* Says by what fields the next counts were made (see group.h). False and fault if earlier ones
 * were made by others. */
bool tally_counted_by(struct tally *tally, struct slice names, struct fault *fault);

/* The number of a group, by its values as group.h writes them, and of a code that cell_is_path
 * takes. A new code brings the levels above it. TALLY_NONE: no memory. */
uint32_t tally_group(struct tally *tally, struct slice values);
uint32_t tally_code(struct tally *tally, struct slice lexicon, struct slice code);

/* Begins a document; the references that follow are its own, in the order of its text. */
void tally_begin(struct tally *tally, uint32_t group, uint64_t sentences, uint64_t words);

/* Counts a reference at every level of its code, and in the margin if it is a barrier or an
 * enabler. `sentence` is its index in the document, or TALLY_NONE. False: no memory. */
bool tally_reference(struct tally *tally, uint32_t code, enum cell_polarity polarity,
	uint32_t sentence);

/* Add counts made elsewhere. False and fault without memory or beyond CELL_COUNT_MAX. */
bool tally_add_group(struct tally *tally, uint32_t group, const struct tally_group *counts,
	struct fault *fault);
bool tally_add_cell(struct tally *tally, uint32_t group, const struct cell *cell,
	struct fault *fault);

/* Adds all that `from` holds. */
bool tally_merge(struct tally *into, const struct tally *from, struct fault *fault);

#endif
