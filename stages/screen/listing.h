/* listing.h: rows of a table that workers make of records, to be written in the order of the
 * records. */
#ifndef TL_SCREEN_LISTING_H
#define TL_SCREEN_LISTING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"
#include "fault.h"
#include "output.h"
#include "sheet.h"

/* Zero-initialise. Memory is bounded by the rows. */
struct listing {
	struct buffer rows;
	struct listed *at;
	size_t count, room;
};

/* A row of a record, whose number is `turn` (record_turn). False: no memory. */
bool listing_add(struct listing *listing, uint64_t turn, const struct sheet *sheet,
	const struct sheet_cell *cells);
bool listing_merge(struct listing *into, const struct listing *from);

/* Writes the table as TSV and commits the output. */
bool listing_write(struct listing *listing, const struct sheet *sheet, struct output *output,
	struct fault *fault);
void listing_free(struct listing *listing);

#endif
