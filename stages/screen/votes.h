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
#include <stddef.h>
#include <stdint.h>

#include "fault.h"
#include "lexis.h"
#include "options.h"
#include "slice.h"

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

enum {
	REVIEWERS = 64		/* at most, those who settle conflicts not among them */
};

struct vote {
	uint32_t id;		/* in decisions.ids */
	uint32_t reviewer;	/* in decisions.reviewers */
	uint8_t stage, choice;
	bool settles;		/* it outweighs all others of its stage */
	struct slice reason;
	const char *path;	/* where it stands */
	size_t line;
};

/* Read-only once open, and shared by workers. Zero-initialise; votes_close in any case. */
struct votes {
	struct tsv **files;	/* the reasons are of them */
	size_t file_count;
	struct lexis *ids, *reviewers;
	struct vote *at;	/* by id, stage, reviewer: as these came first */
	size_t count, room;
	size_t *first;		/* by id: its first; one more behind the last */
	bool has_full;		/* some are of stage full-text */
};

/* Of the reviewer called `consensus` decisions settle. Paths are borrowed. */
bool votes_open(struct votes *decisions, const struct strings *paths, const char *consensus,
	struct fault *fault);
void votes_close(struct votes *decisions);

/* Those on a record, *count of them; *number is that of its id, LEXIS_NONE where there are none. */
const struct vote *votes_find(const struct votes *decisions, struct slice id,
	size_t *count, uint32_t *number);

#endif
