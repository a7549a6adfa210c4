/* rows.h: which terms are shown, and in what order. */
#ifndef TL_TERMS_ROWS_H
#define TL_TERMS_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "cell.h"
#include "measures.h"

struct row_wishes {
	uint64_t least, least_documents;	/* of a term in its group */
	uint64_t top;		/* of each group and number of words; 0: all */
	enum measure order;	/* highest first, of dispersion the most even; MEASURES: by term */
};

struct row {
	uint32_t group;		/* its rank */
	uint32_t size;		/* words of the term */
	double key;
	uint32_t rank;		/* of the term, among those with as many words */
	uint32_t cell;
};

/* Zero-initialise; rows_close in any case. */
struct rows {
	const struct account *account;
	const struct row_wishes *wishes;
	struct row *at;
	size_t count;
	uint32_t *ranks;	/* of words, by their bytes */
	uint32_t *term_ranks;	/* of terms, by their words */
	struct cell_by *by;	/* of groups, by their rank */
	uint32_t *group_ranks;	/* by group */
	uint32_t *groups;	/* by rank */
	size_t group_count;
	struct arena arena;
};

/* Groups go by the values of their fields (`names` as group.h writes them), then terms by the
 * number of their words, by the order that is wished for, and by the bytes of their words. With
 * keyness only what is more frequent in its group than in the others. False: no memory. */
bool rows_open(struct rows *rows, const struct account *account, const struct row_wishes *wishes,
	struct slice names);
void rows_close(struct rows *rows);

#endif
