/* keys.h: a table of the key cells of one lexicon while it is made. */
#ifndef TL_REPORT_KEYS_H
#define TL_REPORT_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "view.h"

struct key;

struct keys {
	struct view *view;
	const struct chapter *chapter;
	struct sheet sheet;
	struct sheet_cell *cells;
	struct key *found;		/* key cells of one group and polarity */
	unsigned depth;			/* of the codes shown; 0: there are no rules */
	enum cell_statistic of;
	struct cell_bootstrap bootstrap;
	const struct ledger *last;	/* of the row before: ledger, group and polarity */
	size_t last_group;
	enum cell_polarity last_polarity;
};

/* Whether a rule is about the lexicon and the level that are shown. */
bool keys_about(const struct keys *keys, const struct cell_rule *rule);

/* Fills the notes of the sheet: what makes a cell key, what intervals are, the thresholds of each
 * group and of `all` of them (NULL: not shown). False: no memory. */
bool keys_add_notes(struct keys *keys, const struct ledger *all);

#endif
