/* combinations.h: the entries whose patterns are composite (composite.h), and what they are made of.
 *
 * Patterns among their operands go to the matcher like all others, where they are seen under the
 * numbers from OPERAND_BASE on; combiner.h makes sightings of entries of them. Operands that are
 * the same are one, however many entries have them. Each entry is looked at only where its rarest
 * operand, going by the number of entries that have it, is seen: its trigger. An expression is run
 * where nothing else can be the trigger, or once the trigger is there.
 *
 * An entry that refers to codes is looked at after all entries that have them: its level is one
 * above the highest of theirs, and at most COMBINATION_LEVELS - 1. */
#ifndef TL_COMBINATIONS_H
#define TL_COMBINATIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "composite.h"
#include "lexis.h"
#include "matcher.h"
#include "regex.h"
#include "relation.h"

enum {
	COMBINATION_LEVELS = 8
};

#define OPERAND_BASE (UINT32_C(1) << 31)	/* numbers of entries are below */

/* Where something stands in a table. */
struct mark {
	const char *path;	/* borrowed */
	size_t line, column;
};

/* An operand of one entry or several. */
struct shared_operand {
	enum operand_kind kind;
	bool whole;		/* without a mistake */
	bool gapped;		/* a pattern with gaps */
	struct regex *regex;	/* of an expression */
	uint32_t uses;
	unsigned level;		/* of a code: entries of lower levels have it */
	struct slice text;
	struct mark mark;	/* of its first use */
};

struct combination {
	uint32_t entry;
	unsigned level;
	size_t parts, count;	/* as in struct composite */
	uint32_t operands[COMPOSITE_OPERANDS];
	unsigned near[COMPOSITE_OPERANDS];
	struct mark mark;
};

struct combinations {
	struct arena arena;
	struct lexis *keys;	/* of operands; the id is the operand */
	struct shared_operand *operands;
	struct combination *at;
	size_t operand_count, operand_room, count, room;
	bool has_regex;
	/* Once sealed: */
	struct relation triggered;	/* from operands to the combinations that they trigger */
	struct relation referred;	/* from entries to the code operands that mean them */
	uint32_t *searched;		/* expressions that trigger: to be run everywhere */
	size_t searched_count;
};

/* Zero-initialise; combinations_free in any case. */
void combinations_free(struct combinations *combinations);

/* What a composite belongs to. */
struct combination_place {
	struct matcher *matcher;
	uint32_t dialect;	/* of its patterns */
	uint32_t lexicon;	/* whose codes it refers to */
	uint32_t entry;
	struct mark mark;	/* of the cell */
};

/* Adds the composite; of it nothing is kept. False and fault for a mistake in one of its operands;
 * *at is then the byte of the source where it is. */
bool combinations_add(struct combinations *combinations, const struct combination_place *place,
	const struct composite *composite, const char **at, struct fault *fault);

/* Says that an entry of the lexicon has a code, once all composites are there. False: no memory. */
bool combinations_refer(struct combinations *combinations, uint32_t lexicon, struct slice code,
	uint32_t entry);

/* After the last combinations_refer; numbers of entries are below the bound. Calls `mistake` for
 * each code that no entry has and for references that lead back to where they are; stops where it
 * returns false. False and fault after a mistake or without memory. */
bool combinations_seal(struct combinations *combinations, size_t entries,
	bool (*mistake)(void *data, struct fault *fault), void *data, struct fault *fault);

#endif
