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
#include "reviewer_rows.h"

struct answer {
	struct reviewer_row by;
	uint32_t checklist;	/* its index */
	uint32_t item, answer;	/* theirs in it */
	struct slice note;
};

/* Read-only once open, and shared by workers. Zero-initialise; answers_close in any case. */
struct answers {
	struct checklist *checklists;
	size_t checklist_count;
	struct reviewer_rows rows;	/* struct answer, by id, checklist, item, reviewer */
};

/* Of the reviewer called `consensus` answers settle. Paths are borrowed. */
bool answers_open(struct answers *answers, const struct strings *checklists,
	const struct strings *paths, const char *consensus, struct fault *fault);
void answers_close(struct answers *answers);

#endif
