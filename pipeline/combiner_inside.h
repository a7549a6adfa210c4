/* combiner_inside.h: what combiner.c and combiner_operands.c share. Nobody else includes this. */
#ifndef TL_COMBINER_INSIDE_H
#define TL_COMBINER_INSIDE_H

#include "circumstances.h"
#include "combiner.h"
#include "lexicon_inside.h"
#include "places.h"

enum {
	NONE = 0	/* numbers that count from 1 */
};

/* A place of an operand, behind another one of the same. */
struct seen {
	struct stretch at;
	uint32_t next;		/* counted from 1 */
};

struct range {
	size_t from, count;	/* in the combiner's places */
};

/* What is known of an operand in the piece at hand. */
struct operand_state {
	uint64_t round;		/* of another one: nothing is known */
	uint32_t seen;		/* the first of its places, counted from 1 */
	bool listed;
	struct range all, longest;	/* once listed: all places in order; a chain of the longest */
};

struct combiner {
	const struct lexicons *lexicons;
	const struct combinations *combinations;
	struct regex_space *regex;
	struct circumstances circumstances;
	uint64_t round;
	struct operand_state *operands;
	uint32_t *queue;		/* by combination: the next of its level, counted from 1 */
	uint32_t levels[COMBINATION_LEVELS];	/* the first of each level, counted from 1 */
	struct seen *seen;
	struct stretch *places;
	struct sighting *out;
	size_t seen_count, seen_room, place_count, place_room, out_count, out_room;
	const char *text;
	struct span area;
	const struct matched *matched;
	const struct combination *over;	/* whose expression has cost too much */
};

/* What is known of the operand so far. */
struct operand_state *operand_state(struct combiner *combiner, uint32_t number);

/* What the operand triggers will be looked at when its level comes. */
void operand_trigger(struct combiner *combiner, uint32_t number);

/* A pattern or a code is there. False: no memory. */
bool operand_see(struct combiner *combiner, uint32_t number, struct stretch at);

/* Lists the places of an operand of the combination; an expression is run for it. False: no memory, or
 * `over` is set. */
bool operand_list(struct combiner *combiner, const struct combination *combination, uint32_t number);

#endif
