/* id_rows.h: rows of a table that tell of records, found by the id of the record.
 *
 * The rows are an array of structs whose first member is the number of the id in a lexis, a uint32_t, and
 * stand in the order of these numbers. The ids are never forgotten (lexis_trim). */
#ifndef TL_ID_ROWS_H
#define TL_ID_ROWS_H

#include <stddef.h>
#include <stdint.h>

#include "lexis.h"
#include "slice.h"

/* For each id the index of its first row, and one more behind the last: to be freed. `size` is that of a
 * row, in bytes. NULL: no memory. */
size_t *id_rows_index(const struct lexis *ids, const void *rows, size_t count, size_t size);

/* The number of the id, LEXIS_NONE where no row has it. Its rows are *count from *first on. */
uint32_t id_rows_find(const struct lexis *ids, const size_t *index, struct slice id, size_t *first,
	size_t *count);

#endif
