/* tables.h: the tables that tl-agree writes. */
#ifndef TL_AGREE_TABLES_H
#define TL_AGREE_TABLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fault.h"
#include "formats.h"
#include "lexis.h"
#include "sink.h"
#include "units.h"

struct tables {
	const struct format *format;
	const struct units *units;
	struct lexis *words;
	bool weighted;
	uint64_t replicates, seed;
	unsigned polarities;	/* that count, CELL_POLARITY_BITs */
	struct sink *sink;
};

/* Writes the rows of a sheet, which `fill` adds to sink->text, in the format. */
bool tables_sheet(const struct tables *tables, const struct sheet *sheet, bool first,
	bool (*fill)(void *state, struct fault *fault), void *state, struct fault *fault);

/* A row for each two codings, level and value, and with more than two codings for all of them. */
bool tables_write_agreement(const struct tables *tables, struct fault *fault);

/* A row for each sentence of two codings in which their pairs differ. */
bool tables_write_disagreements(const struct tables *tables, struct fault *fault);

#endif
