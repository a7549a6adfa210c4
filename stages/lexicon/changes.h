/* changes.h: what differs between two lexicons' tags of the same records: by sentence and code
 * which polarities came, went or turned, and the counts of cells that are not the same. */
#ifndef TL_LEXICON_CHANGES_H
#define TL_LEXICON_CHANGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "cell.h"
#include "lexis.h"
#include "record.h"

enum side {
	SIDE_OLD, SIDE_NEW,
	SIDES_COUNT
};

enum change_kind {
	CHANGE_ADDED, CHANGE_LOST, CHANGE_TURNED,
	CHANGE_KINDS
};

/* One code in one sentence. */
struct change {
	enum change_kind kind;
	uint32_t code;		/* a word */
	unsigned polarities[SIDES_COUNT];	/* bits: 1 << enum cell_polarity */
	struct slice document, text;
	uint32_t start, end;	/* of the sentence, code points */
};

struct cell_pair {
	uint64_t references[SIDES_COUNT], sentences[SIDES_COUNT], documents[SIDES_COUNT];
	uint64_t sentence[SIDES_COUNT], document[SIDES_COUNT];	/* the last counted */
};

struct code_changes {
	uint64_t counts[CHANGE_KINDS];
	struct cell_pair cells[CELL_EITHER];	/* by enum cell_polarity */
};

/* Zero-initialise with `polar`; changes_close in any case. */
struct changes {
	bool polar;		/* neutral tags do not count */
	struct lexis *words;	/* codes */
	struct code_changes *codes;	/* by code */
	struct change *at;	/* in the order of the records */
	struct tag_mark *marks;	/* of the record */
	size_t code_room, count, room, mark_count, mark_room;
	struct arena arena;
	struct buffer scratch;
	uint64_t documents, sentences;
};

bool changes_open(struct changes *changes, struct fault *fault);
void changes_close(struct changes *changes);

/* Takes the record's tags for one side: first the old, then the new one. */
bool changes_take(struct changes *changes, struct record *record, enum side side,
	struct fault *fault);

/* Compares what was taken of the last record, which is still the new side's. */
bool changes_compare(struct changes *changes, struct record *record, struct fault *fault);

/* The codes that were met, as a tree (cell_code_compare); *count of them, to be freed. NULL: no
 * memory. */
uint32_t *changes_codes(const struct changes *changes, size_t *count);

bool cell_pair_differs(const struct cell_pair *pair);

#endif
