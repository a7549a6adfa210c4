/* selection.h: which tags are wanted: those that all of the options take. */
#ifndef TL_SELECTION_H
#define TL_SELECTION_H

#include <stdbool.h>

#include "arena.h"
#include "condition.h"
#include "fault.h"
#include "options.h"
#include "record.h"

struct selection {
	/* The options; empty or NULL: all. */
	struct strings codes;		/* each stands for itself and what is below it */
	struct strings documents;	/* ids */
	struct strings where;		/* conditions, as in the column "when" of lexicons */
	const char *polarity, *status;	/* lists, divided by commas */
	const char *lexicon;
	/* Made of them: */
	unsigned polarities;
	const struct record_rule **rules;
	struct arena arena;
};

/* Checks the options. selection_release also after a fault. */
bool selection_configure(struct selection *selection, struct fault *fault);
void selection_release(struct selection *selection);

/* Whether the tags of a record can be among them. False: no memory. */
bool selection_has_record(const struct selection *selection, struct record *record, bool *has);
bool selection_has_tag(const struct selection *selection, const struct tag *tag);

#endif
