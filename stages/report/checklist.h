/* checklist.h: what reporting guidelines ask of a paper, with the answers that a count can give.
 *
 * The items are told in our own words; a paper takes their wording from the guideline itself. */
#ifndef TL_REPORT_CHECKLIST_H
#define TL_REPORT_CHECKLIST_H

#include <stdbool.h>
#include <stddef.h>

#include "fault.h"
#include "view.h"

/* What themeline knows of an item; the rest of the answer is to be written. */
enum checklist_answer {
	ANSWER_NONE,
	ANSWER_APPROACH,	/* that a program coded with a lexicon, and what was counted */
	ANSWER_DOCUMENTS,	/* how many of which groups */
	ANSWER_FILES,		/* where they were read from */
	ANSWER_SOFTWARE,
	ANSWER_CODING,		/* the lexicons */
	ANSWER_CODERS,
	ANSWER_COMPARISON,	/* the groups */
	ANSWER_MEASURES,	/* shares, and what they are of */
	ANSWER_NUMBERS,		/* references by lexicon */
	ANSWER_QUOTATIONS,
	ANSWER_LIMITATIONS,
	ANSWER_MATERIALS,	/* hashes, commands */
	ANSWERS
};

struct checklist_item {
	const char *number, *topic;
	const char *asks;
	enum checklist_answer answer;
};

struct checklist {
	const char *title;
	const char *source;		/* the publication */
	const struct checklist_item *items;
	size_t count;
};

extern const struct checklist checklist_entreq, checklist_prisma, checklist_srqr;

/* A row for each item. False with a fault without memory, and false alone if the emitter takes no
 * more. */
bool view_checklist(struct view *view, const struct checklist *checklist, struct fault *fault);

#endif
