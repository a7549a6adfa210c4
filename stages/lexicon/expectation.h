/* expectation.h: tests.tsv: sentences with what a lexicon should make of them.
 *
 * The cell "expect" holds words with spaces between, all of which must be met; other tags may be
 * there beside:
 *   costs/cost-savings=barrier     a tag with this code and polarity
 *   !costs                         no barrier and no enabler with this code or one below it
 *   !costs=barrier                 no barrier with this code or one below it
 *   -                              no barrier and no enabler at all; stands alone
 * What has the code "uncoded" is no barrier or enabler of the lexicon. */
#ifndef TL_LEXICON_EXPECTATION_H
#define TL_LEXICON_EXPECTATION_H

#include <stdbool.h>

#include "fault.h"
#include "record.h"
#include "slice.h"
#include "tsv.h"

#define EXPECTATION_MISSING "nothing to expect; write pairs such as costs=barrier, or - for none"

struct expectation {
	struct slice word;	/* as written */
	bool absent;		/* "!" and "-": no such tag */
	struct slice code;	/* empty: any */
	struct slice polarity;	/* empty: barrier or enabler */
};

/* Takes the next word off the cell. False at its end; .word.size is then 0, or, for a word that is
 * none of these, the word itself and fault says why. */
bool expectation_next(struct slice *rest, struct expectation *expectation, struct fault *fault);

/* Whether it speaks of a code: of its own or, where none should be there, of all below it. */
bool expectation_is_about(const struct expectation *expectation, struct slice code);

bool expectation_is_met(const struct expectation *expectation, const struct tags *tags);

/* Whether a code is the other one, or below it; all are below the empty one. */
bool code_is_under(struct slice code, struct slice above);

/* A tests.tsv. */
struct expectations {
	struct tsv *tsv;
	size_t sentence, expect;	/* columns */
};

/* The path is borrowed. False and fault for a table that cannot be read or lacks a column. */
bool expectations_open(struct expectations *table, const char *path, struct fault *fault);
void expectations_close(struct expectations *table);

#endif
