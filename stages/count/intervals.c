#include "intervals.h"

#include <stdlib.h>

#include "quantile.h"

/* The values of a statistic in the replicates that have it, sorted. */
static size_t
gather(const struct frame_cell *cell, enum cell_statistic statistic, size_t replicates,
	uint64_t *values)
{
	size_t count = 0;

	for (size_t r = 0; r < replicates; r++) {
		struct cell_measure measure = frame_replicate(cell, r);
		struct cell_quotient quotient = cell_quotient(&measure, statistic);

		if (quotient.whole)
			values[count++] = cell_billionths(quotient);
	}
	qsort(values, count, sizeof *values, quantile_order);
	return count;
}

static void
find_interval(struct frame_cell *cell, enum cell_statistic statistic, size_t replicates,
	unsigned level, uint64_t *values)
{
	struct cell_findings *findings = &cell->cell.findings;
	struct quantile quantile = { QUANTILE_DEFAULT, 1000 - level, 2000 };
	size_t count = gather(cell, statistic, replicates, values);

	if (count * 100 < replicates * 95)
		return;
	findings->known |= 1u << statistic;
	findings->intervals[statistic].low = quantile_of(values, count, &quantile);
	quantile.part = 1000 + level;
	findings->intervals[statistic].high = quantile_of(values, count, &quantile);
}

bool
intervals_find(struct frame *frame, unsigned level, struct arena *arena)
{
	uint64_t *values = arena_array(arena, frame->replicates, sizeof *values);

	if (!values)
		return false;
	for (size_t i = 0; i < frame->cell_count; i++) {
		struct frame_cell *cell = &frame->cells[i];

		cell->cell.findings.resampled = true;
		for (int s = 0; s < CELL_STATISTICS; s++)
			find_interval(cell, s, frame->replicates, level, values);
	}
	return true;
}
