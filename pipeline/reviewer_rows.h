/* reviewer_rows.h: tables (tsv.h) in which reviewers say something of records, found by the id of
 * the record. Each has the columns id and reviewer (who; empty: one without a name), and others
 * that its reader knows. */
#ifndef TL_REVIEWER_ROWS_H
#define TL_REVIEWER_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fault.h"
#include "lexis.h"
#include "options.h"
#include "slice.h"
#include "tsv.h"

enum {
	REVIEWERS = 64		/* at most, those who settle conflicts not among them */
};

/* What rows of all tables begin with. */
struct reviewer_row {
	uint32_t id;		/* in rows.ids */
	uint32_t reviewer;	/* in rows.reviewers */
	bool settles;		/* it outweighs what others say */
	const char *path;	/* where it stands */
	size_t line;
};

/* A kind of table. */
struct reviewer_table {
	size_t row_size;		/* of a struct that begins with a struct reviewer_row */
	const char *const *names;	/* of the columns; NULL behind the last */
	/* At the start of a file: finds its other columns. False and fault: it lacks one. */
	bool (*find_columns)(void *data, const struct tsv *tsv, struct fault *fault);
	/* Fills a row, all 0, but for what it begins with. *said is true before, and to be false for a row
	 * that says nothing yet. Cells are valid until the rows are closed. */
	bool (*read)(void *data, const struct tsv *tsv, void *row, bool *said, struct fault *fault);
	/* By id, and at the end by reviewer; equal: the same said twice. */
	int (*order)(const void *left, const void *right);
};

/* Read-only once open, and shared by workers. Zero-initialise; reviewer_rows_close in any case. */
struct reviewer_rows {
	struct tsv **files;
	size_t file_count;
	struct lexis *ids, *reviewers;
	void *at;		/* in their order; ids and reviewers are in that in which they came first */
	size_t count, room, row_size;
	size_t *first;		/* by id: its first; one more behind the last */
};

/* What the reviewer called `consensus` says settles. Paths are borrowed. */
bool reviewer_rows_open(struct reviewer_rows *rows, const struct reviewer_table *table, void *data,
	const struct strings *paths, const char *consensus, struct fault *fault);
void reviewer_rows_close(struct reviewer_rows *rows);

/* Those on a record, *count of them; *number is that of its id; NULL and LEXIS_NONE
 * where there are none. */
const void *reviewer_rows_find(const struct reviewer_rows *rows, struct slice id, size_t *count,
	uint32_t *number);

/* Sets the fault to both places, the id and the words. Returns false. */
bool reviewer_rows_refuse(const struct reviewer_rows *rows, const struct reviewer_row *one,
	const struct reviewer_row *other, const char *words, struct fault *fault);

#endif
