/* checklist.h: what documents are appraised by: a table (tsv.h), its name that of the file
 * without .tsv.
 *
 *   item      the name of a question: 1, 2, accuracy
 *   question  in words
 *   answers   that it can have, with spaces between, each with its score: yes=1 unclear=0.5 no=0;
 *             "-" in place of a score: where this is the answer, the item does not count
 *
 * Item and answers are required. Scores are not negative, with three decimals at most. */
#ifndef TL_APPRAISE_CHECKLIST_H
#define TL_APPRAISE_CHECKLIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "fault.h"
#include "slice.h"

struct item_answer {
	struct slice name;
	bool counts;
	int32_t score;		/* thousandths */
};

struct item {
	struct slice name, question;
	struct item_answer *answers;
	size_t count;
	int32_t most;		/* the highest score, thousandths */
};

/* Read-only once open. Zero-initialise; checklist_close in any case. */
struct checklist {
	struct slice name;
	struct tsv *tsv;	/* the names are of it */
	struct item *items;
	size_t count, room;
	struct arena arena;
};

/* The path is borrowed. */
bool checklist_open(struct checklist *checklist, const char *path, struct fault *fault);
void checklist_close(struct checklist *checklist);

/* The index of an item, or of an answer of it; SIZE_MAX: there is none. */
size_t checklist_item(const struct checklist *checklist, struct slice name);
size_t item_answer(const struct item *item, struct slice name);

#endif
