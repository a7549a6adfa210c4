/* answers.h: how people answered: tables (tsv.h) of
 *
 *   id         of the document
 *   checklist  its name; empty where there is only one
 *   item, answer
 *   note       for people
 *   reviewer   who; empty: one without a name
 *
 * Id, item and answer are required; rows without an answer are not answered yet and do not count. A
 * document has answers to one checklist, and of each reviewer one to an item. */
#ifndef TL_APPRAISE_ANSWERS_H
#define TL_APPRAISE_ANSWERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "checklist.h"
#include "fault.h"
#include "lexis.h"
#include "options.h"
#include "slice.h"

struct answer {
	uint32_t id;			/* in answers.ids */
	uint32_t checklist;		/* its index */
	uint32_t item, answer;		/* theirs in it */
	uint32_t reviewer;		/* in answers.reviewers */
	bool settles;			/* it outweighs all others to the item */
	struct slice note;
	const char *path;		/* where it stands */
	size_t line;
};

/* Read-only once open, and shared by workers. Zero-initialise; answers_close in any case. */
struct answers {
	struct checklist *checklists;
	size_t checklist_count;
	struct tsv **files;	/* the notes are of them */
	size_t file_count;
	struct lexis *ids, *reviewers;
	struct answer *at;	/* by id, checklist, item, reviewer: as these came first */
	size_t count, room;
	size_t *first;		/* by id: its first; one more behind the last */
};

/* Of the reviewer called `consensus` answers settle. Paths are borrowed. */
bool answers_open(struct answers *answers, const struct strings *checklists,
	const struct strings *paths, const char *consensus, struct fault *fault);
void answers_close(struct answers *answers);

/* Those on a document, *count of them; *number is that of its id, LEXIS_NONE where there are
 * none. */
const struct answer *answers_find(const struct answers *answers, struct slice id, size_t *count,
	uint32_t *number);

#endif
