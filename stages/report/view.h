/* view.h: the tables that can be made of a count. */
#ifndef TL_REPORT_VIEW_H
#define TL_REPORT_VIEW_H

#include <stdbool.h>

#include "arena.h"
#include "buffer.h"
#include "chapters.h"
#include "fault.h"
#include "labels.h"
#include "ledger.h"
#include "manifest.h"
#include "pairings.h"
#include "sheet.h"
#include "stage.h"

/* What a view reads, and where it writes. */
struct view {
	const struct ledger *ledger;
	const struct pairings *pairings;	/* of tl-cooccur, where there are any */
	const struct chapters *chapters;
	const struct sheet_format *format;	/* NULL: no sheets are written */
	const struct labels *labels;	/* of the lexicons that were given */
	size_t label_count;
	const struct manifest *manifest;	/* NULL: none was given */
	struct emitter *emitter;
	struct arena arena;	/* heads, labels, notes */
	struct buffer out;	/* not yet emitted */
};

/* Each is false with a fault without memory, and false alone if the emitter takes no more. */

/* A row for each theme of a lexicon, for its subthemes if they are wanted, and one for all; for
 * each group the references and shares of barriers and of enablers and the documents with
 * either, then the same for all groups combined. A sheet for each lexicon. Uncoded references
 * are only in the notes. */
bool view_wide(struct view *view, bool subthemes, struct fault *fault);

/* A row for each cell, with the denominators of its group beside it. One sheet. */
bool view_long(struct view *view, struct fault *fault);

/* A row for each key barrier and enabler at the lowest level that the count has rules for, by
 * group, the largest first; then those of all groups combined, if the count has totals. A sheet
 * for each lexicon. */
bool view_keys(struct view *view, struct fault *fault);

/* For the views: emits what has been added, unless it is little and not `all` has been. */
bool view_flush(struct view *view, bool all, struct fault *fault);

/* The characters of a group's value: those of a string, else its JSON. .at NULL: no memory. */
struct slice view_value(struct view *view, struct slice value);

/* A copy of a text that was put together, in the arena, and frees that. .at NULL: no memory. */
struct slice view_keep(struct view *view, struct buffer *text);

/* Adds what a group is called: its values, "combined" behind the last group, nothing where all
 * documents are one group. False: no memory. */
bool view_add_group(struct view *view, size_t group, struct buffer *name);

/* Fills a cell for each value of a group. False: no memory. */
bool view_fill_by(struct view *view, const struct cell_by *by, struct sheet_cell *cells);

void view_free(struct view *view);

#endif
