/* ledger.h: all lines of one count, checked and in order, to look up any cell of it.
 *
 * Filled with ledger_add, in any order and from any number of ledgers, then closed once; only
 * then do groups, cells and the look-ups mean anything. Views live as long as the ledger. */
#ifndef TL_REPORT_LEDGER_H
#define TL_REPORT_LEDGER_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "cell.h"
#include "fault.h"
#include "slice.h"

struct ledger_group {
	struct cell_group group;
	struct slice line;
};

struct ledger_cell {
	struct cell cell;
	struct cell_by by;
	size_t group;		/* index in groups, once closed */
	struct slice line;
};

/* How the key cells of a group were found. */
struct ledger_rule {
	struct cell_rule rule;
	struct cell_by by;
	size_t group;		/* index in groups, once closed */
	struct slice line;
};

struct ledger {
	struct ledger_group *groups;	/* by their values */
	struct ledger_cell *cells;	/* by group, lexicon, code, polarity */
	struct ledger_rule *rules;	/* by group, lexicon, depth, polarity */
	size_t group_count, group_room, cell_count, cell_room, rule_count, rule_room;
	struct cell_by by;		/* the fields of the first line; values mean nothing */
	bool known;			/* there was a first line */
	struct ledger *all;		/* the lines of tl-count --totals that sum up all
					 * documents, one group; NULL: there are none. Those that
					 * sum up some are passed over */
	struct arena arena;
};

/* Adds a line that json_check_object has accepted. False and fault for a line that is not of a
 * finished count, or was counted by other fields than those before it. */
bool ledger_add(struct ledger *ledger, struct slice line, struct fault *fault);

/* Adds what `from` holds. Before both are closed. */
bool ledger_merge(struct ledger *into, const struct ledger *from, struct fault *fault);

/* Sorts. False and fault if a line is there twice or the line of a group is missing. */
bool ledger_close(struct ledger *ledger, struct fault *fault);
void ledger_free(struct ledger *ledger);

/* A cell, NULL where there is none. */
const struct ledger_cell *ledger_find(const struct ledger *ledger, size_t group,
	struct slice lexicon, struct slice code, enum cell_polarity polarity);

/* The group of these values, NULL where there is none. */
const struct ledger_group *ledger_find_group(const struct ledger *ledger,
	const struct cell_by *by);

/* The ledger that has what the count says of a group beside numbers of references, and the group's
 * index there: for all groups combined, the one behind the last, that is `all`. NULL where the count
 * does not say it. */
const struct ledger *ledger_of(const struct ledger *ledger, size_t group, size_t *index);

/* How key codes of that depth were found in a group (in a ledger and with an index from ledger_of);
 * NULL: they were not. */
const struct cell_rule *ledger_rule(const struct ledger *ledger, size_t group,
	struct slice lexicon, unsigned depth, enum cell_polarity polarity);

/* The first cell of a group; where it has none, of the next that has. */
size_t ledger_first(const struct ledger *ledger, size_t group);

/* The counts of a cell, zeros where there is none. */
struct cell_counts ledger_counts(const struct ledger *ledger, size_t group, struct slice lexicon,
	struct slice code, enum cell_polarity polarity);

/* The references of a group in a lexicon by polarity, zero where it has none. */
uint64_t ledger_total(const struct ledger *ledger, size_t group, struct slice lexicon,
	enum cell_polarity polarity);

#endif
