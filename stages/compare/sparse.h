/* sparse.h: documents with what each of them counts: its words, and its references in the cells
 * that it has any in.
 *
 * A cell is a code at one level with one polarity, or with barriers and enablers taken together
 * (the margin). Memory is bounded by the documents: about 80 bytes each, its id, and 8 bytes for
 * each of its cells.
 *
 * Groups and cells are numbered as they come until sparse_seal puts them and the documents in an
 * order that hangs on nothing but what they are. */
#ifndef TL_COMPARE_SPARSE_H
#define TL_COMPARE_SPARSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "cell.h"
#include "fault.h"
#include "lexis.h"
#include "slice.h"
#include "tuples.h"

struct sparse_count {
	uint32_t cell, references;
};

struct sparse_document {
	struct slice id;
	uint32_t words, group, count;
	struct sparse_count *counts;	/* by cell, each once */
};

/* Names are views of `cells`. */
struct sparse_cell {
	struct slice lexicon, code;
	unsigned depth;
	enum cell_polarity polarity;	/* CELL_EITHER: a margin */
	uint32_t number;
};

struct sparse_group {
	struct slice value;	/* JSON */
	uint32_t number;
};

struct sparse {
	struct lexis *groups;	/* their values, as cell_add_value writes them */
	struct tuples cells;	/* lexicon, code, polarity or nothing */
	struct sparse_document *at;
	size_t count, room;
	struct arena arena;	/* ids and counts */

	/* once sealed, and the numbers in the documents are their indexes */
	struct sparse_group *group_at;
	struct sparse_cell *cell_at;
	size_t group_count, cell_count;
};

/* NULL: no memory. */
struct sparse *sparse_new(void);
void sparse_free(struct sparse *sparse);

/* The number of a cell. LEXIS_NONE: no memory. */
uint32_t sparse_cell(struct sparse *sparse, struct slice lexicon, struct slice code,
	enum cell_polarity polarity);

/* Adds a document that has a reference in each of `cells` (a cell again for each of its
 * references), which are sorted here. False and fault without memory or beyond 2^31 documents. */
bool sparse_add(struct sparse *sparse, struct slice id, struct slice value, uint32_t words,
	uint32_t *cells, size_t count, struct fault *fault);

/* Adds all that `from` holds. The same faults. */
bool sparse_merge(struct sparse *into, const struct sparse *from, struct fault *fault);

/* After the last. Documents stand by the bytes of their ids; those with the same id by what they
 * count. False: no memory. */
bool sparse_seal(struct sparse *sparse);

#endif
