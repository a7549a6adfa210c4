/* columns.h: the columns of a table that programs read, and names that were meant to be one of them.
 *
 * Columns with other names are for people. But a name that is nearly one that the table does not
 * have, one letter away or, from six letters on, two, would be a column that is left unread without
 * a word: it is a mistake (Levenshtein distance, any case). */
#ifndef TL_COLUMNS_H
#define TL_COLUMNS_H

#include <stdbool.h>

#include "fault.h"
#include "tsv.h"

/* `names` ends with NULL. Calls `mistake` for each column that was meant to be one of them, with its
 * place in the fault; stops where it returns false. */
void columns_check(const struct tsv *tsv, const char *const *names,
	bool (*mistake)(void *data, struct fault *fault), void *data, struct fault *fault);

/* The same for who stops at the first: false and fault, with its place. */
bool columns_known(const struct tsv *tsv, const char *const *names, struct fault *fault);

#endif
