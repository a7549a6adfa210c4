#include "listing.h"

#include <stdlib.h>

#include "array.h"

struct listed {
	uint64_t turn;
	size_t from, size;	/* bytes of the row */
};

static bool
reserve(struct listing *listing, size_t more)
{
	struct listed *at = array_reserve(listing->at, &listing->room, listing->count, more,
		sizeof *at);

	if (at)
		listing->at = at;
	return at != NULL;
}

bool
listing_add(struct listing *listing, uint64_t turn, const struct sheet *sheet,
	const struct sheet_cell *cells)
{
	size_t from = listing->rows.size;

	if (!reserve(listing, 1))
		return false;
	sheet_tsv.row(&listing->rows, sheet, cells, false);
	listing->at[listing->count++] = (struct listed){ turn, from, listing->rows.size - from };
	return !buffer_failed(&listing->rows);
}

bool
listing_merge(struct listing *into, const struct listing *from)
{
	size_t behind = into->rows.size;

	if (!reserve(into, from->count))
		return false;
	buffer_add_slice(&into->rows, buffer_slice(&from->rows));
	for (size_t i = 0; i < from->count; i++) {
		into->at[into->count] = from->at[i];
		into->at[into->count++].from += behind;
	}
	return !buffer_failed(&into->rows);
}

static int
listed_order(const void *left, const void *right)
{
	const struct listed *a = left, *b = right;

	if (a->turn != b->turn)
		return a->turn < b->turn ? -1 : 1;
	return (a->from > b->from) - (a->from < b->from);
}

bool
listing_write(struct listing *listing, const struct sheet *sheet, struct output *output,
	struct fault *fault)
{
	struct buffer out = { 0 };
	bool good;

	if (listing->count)
		qsort(listing->at, listing->count, sizeof *listing->at, listed_order);
	sheet_tsv.begin(&out, sheet, true);
	for (size_t i = 0; i < listing->count; i++)
		buffer_add(&out, listing->rows.at + listing->at[i].from, listing->at[i].size);
	sheet_tsv.end(&out, sheet);
	good = output_whole(output, &out, fault);
	buffer_free(&out);
	return good;
}

void
listing_free(struct listing *listing)
{
	buffer_free(&listing->rows);
	free(listing->at);
}
