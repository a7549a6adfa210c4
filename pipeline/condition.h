/* condition.h: when an entry counts: the cells "sections" and "when" of a lexicon.
 *
 * sections   kinds of sections with spaces between, "none" for text in no section:
 *              results discussion      in these alone
 *              !methods !references    in all others
 * when       conditions on members of the record, all of which must hold:
 *              source=grey  source!=grey  country=UK|Ireland  title='no place like home'
 *              year>=2015  year<2020
 *            A name is as for tl-count --by: a member, or a path with dots. "=" and "!=" take
 *            alternatives and compare characters; the others compare numbers, also those that are
 *            strings. An array satisfies "=" if one of its elements does, "!=" if none does. What is
 *            missing, null, an object or, for a comparison, no number satisfies nothing. */
#ifndef TL_CONDITION_H
#define TL_CONDITION_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "fault.h"
#include "record.h"
#include "slice.h"

struct section_rule;
struct record_rule;

/* Read a cell that is not empty into the arena. NULL and fault for a mistake; *at is then the byte
 * where it is. */
const struct section_rule *section_rule_read(struct slice source, struct arena *arena,
	const char **at, struct fault *fault);
const struct record_rule *record_rule_read(struct slice source, struct arena *arena,
	const char **at, struct fault *fault);

bool section_rule_holds(const struct section_rule *rule, struct slice kind);

/* False without memory: *holds is then not set. */
bool record_rule_holds(const struct record_rule *rule, struct record *record, bool *holds);

#endif
