/* votes.h: what people have decided: tables (tsv.h) of
 *
 *   id        of the record
 *   decision  include | exclude | not-retrieved (of stage full-text)
 *   reviewer  who; empty: one without a name
 *   stage     title-abstract | full-text; empty: title-abstract
 *   reason
 *
 * Id and decision are required; rows without a decision are not decided yet and do not count.
 * Nobody decides twice on the same record at the same stage. */
#ifndef TL_SCREEN_VOTES_H
#define TL_SCREEN_VOTES_H

#include <stdbool.h>
#include <stdint.h>

#include "reviewer_rows.h"

enum screen_stage {
	STAGE_AUTOMATION, STAGE_TITLE, STAGE_FULL,
	SCREEN_STAGES
};

enum screen_choice {
	CHOICE_INCLUDE, CHOICE_EXCLUDE, CHOICE_NOT_RETRIEVED,
	CHOICES
};

/* As tables and records have them. */
extern const char *const screen_stage_names[SCREEN_STAGES];
extern const char *const screen_choice_names[CHOICES];

struct vote {
	struct reviewer_row by;
	uint8_t stage, choice;
	struct slice reason;
};

/* Read-only once open, and shared by workers. Zero-initialise; votes_close in any case. */
struct votes {
	struct reviewer_rows rows;	/* struct vote, by id, stage, reviewer */
	bool has_full;			/* some are of stage full-text */
};

/* Of the reviewer called `consensus` decisions settle. Paths are borrowed. */
bool votes_open(struct votes *votes, const struct strings *paths, const char *consensus,
	struct fault *fault);
void votes_close(struct votes *votes);

#endif
