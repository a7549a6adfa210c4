/* term_rows.h: the rows of lexicons that tags name, to show the patterns that matched. */
#ifndef TL_REPORT_TERM_ROWS_H
#define TL_REPORT_TERM_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "fault.h"
#include "slice.h"
#include "tsv.h"

struct term_row {
	size_t line;	/* of terms.tsv, from 1 */
	struct slice code, pattern;
};

/* The terms of a lexicon, in the order of their lines. */
struct term_rows {
	struct slice lexicon;	/* its name */
	struct tsv *table;	/* what the rows are views of; NULL: it has no terms.tsv */
	struct term_row *at;
	size_t count, room;
	struct arena arena;	/* the table's path */
};

/* Reads the folder of the lexicon of that name, which is borrowed. `rows` is zero-initialised;
 * term_rows_close also after a fault. */
bool term_rows_open(struct term_rows *rows, const char *folder, struct slice lexicon,
	struct fault *fault);
void term_rows_close(struct term_rows *rows);

/* The pattern of a row, as in "terms.tsv:12"; empty where there is no such row. So it is where the
 * row has another code than the tag that names it: the lexicon is not the one that tagged. A tag
 * that tl-crosswalk has made has its code from elsewhere: `code` is then empty. */
struct slice term_rows_pattern(const struct term_rows *rows, struct slice rule,
	struct slice code);

#endif
