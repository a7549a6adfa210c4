/* coding_sheet.h: the coding sheet, which tl-sample writes, a person fills in and tl-agree reads:
 * a table as tsv.h has it, one row a sentence, its place in code points.
 *
 * A cell that a spreadsheet would take for a formula (it begins with = + - @), or that begins
 * with an apostrophe, has an apostrophe in front that is no part of it. Tabs, line ends and
 * control characters of the text are spaces.
 *
 * The coder fills in code and polarity. In both, several are divided by ";" and belong together
 * in their order; one polarity may stand for all codes. A code "-" says that the sentence has
 * none, an empty one that nobody coded it. */
#ifndef TL_CODING_SHEET_H
#define TL_CODING_SHEET_H

#include <stdbool.h>

#include "buffer.h"
#include "slice.h"

#define CODING_SHEET_DOCUMENT "document"
#define CODING_SHEET_START "start"
#define CODING_SHEET_END "end"
#define CODING_SHEET_TEXT "text"
#define CODING_SHEET_WEIGHT "weight"
#define CODING_SHEET_CODE "code"
#define CODING_SHEET_POLARITY "polarity"
#define CODING_SHEET_NO_CODE "-"

enum {
	CODING_SHEET_DIVIDER = ';'
};

/* Adds text as a cell. */
void coding_sheet_add(struct buffer *out, struct slice text);

/* True for text that comes back as it was: no control characters, no space at its ends. */
bool coding_sheet_can_keep(struct slice text);

/* What a cell holds. */
struct slice coding_sheet_cell(struct slice cell);

#endif
