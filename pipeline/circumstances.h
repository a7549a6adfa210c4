/* circumstances.h: the record and the section at hand, and which entries count there (condition.h).
 * Each condition is looked at once for a record, or a run of sections of one kind, however many
 * entries have it. */
#ifndef TL_CIRCUMSTANCES_H
#define TL_CIRCUMSTANCES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lexicon.h"
#include "record.h"

/* What is known of a condition. */
struct condition_state {
	uint64_t round;		/* of another one: nothing is known */
	bool holds;
};

struct circumstances {
	const struct lexicons *lexicons;
	struct record *record;
	const struct sections *sections;	/* NULL: none */
	size_t section;		/* the first that does not end before the place */
	struct slice kind;	/* of the section at hand */
	uint64_t record_round, section_round;
	struct condition_state *record_states, *section_states;
};

/* Zero-initialise; circumstances_close in any case. The lexicons are sealed, and borrowed. False: no
 * memory. */
bool circumstances_open(struct circumstances *circumstances, const struct lexicons *lexicons);
void circumstances_close(struct circumstances *circumstances);

void circumstances_start(struct circumstances *circumstances, struct record *record,
	const struct sections *sections);

/* Goes on to a byte of the record's text, never back. */
void circumstances_enter(struct circumstances *circumstances, uint32_t byte);

/* Whether the conditions of the entry hold. False: no memory. */
bool circumstances_allow(struct circumstances *circumstances, const struct entry *entry,
	bool *allowed);

#endif
