/* outcome.h: what becomes of a record, of what a rule says and people have decided.
 *
 * The later stage outweighs the earlier one, and people outweigh rules. At a stage a decision that
 * settles (votes.h) is that of all; else all must be the same. A record that title and abstract let
 * pass waits for its full text if there are decisions on full texts at all. */
#ifndef TL_SCREEN_OUTCOME_H
#define TL_SCREEN_OUTCOME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"
#include "votes.h"
#include "rules.h"

enum screen_status {
	SCREEN_INCLUDED, SCREEN_EXCLUDED, SCREEN_NOT_RETRIEVED, SCREEN_CONFLICT, SCREEN_UNDECIDED,
	SCREEN_STATUSES
};

extern const char *const screen_status_names[SCREEN_STATUSES];

/* What is said of one record. */
struct said {
	const struct rule *rule;	/* NULL: none holds */
	const struct vote *at;	/* of people */
	size_t count;
};

struct outcome {
	enum screen_status status;
	enum screen_stage stage;	/* where it was decided, or is to be */
	bool by_rule;
	struct slice reason;		/* of who decided, the first that is given; may be empty */
};

/* At a stage `needed` people must decide; `has_full`: some records have decisions on full texts. */
struct outcome outcome_of(const struct said *said, uint64_t needed, bool has_full);

/* Adds the member: {"status","stage","by","reason","decisions":[..]}. */
void outcome_write(const struct outcome *outcome, const struct said *said,
	const struct lexis *reviewers, struct buffer *out);

/* "rule" or "people"; NULL while nothing is decided. */
const char *outcome_by(const struct outcome *outcome);

/* Whether the record is not to be analysed. */
bool outcome_is_out(const struct outcome *outcome);

#endif
