/* measures.h: what can be said of a term in a group beside how often it is there. */
#ifndef TL_TERMS_MEASURES_H
#define TL_TERMS_MEASURES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "dispersion.h"
#include "reading.h"

enum measure {
	MEASURE_COUNT, MEASURE_DOCUMENTS,
	MEASURE_DP, MEASURE_DP_NORM,	/* dispersion.h */
	MEASURE_LIKELIHOOD,	/* of keyness (keyness.h) and of pairs */
	MEASURE_RATIO,		/* of keyness */
	MEASURE_INFORMATION, MEASURE_DICE, MEASURE_T,	/* of pairs (association.h) */
	MEASURES
};

/* The name in options and output: "log_ratio". */
const char *measure_name(enum measure measure);

/* MEASURES where the name is none. */
enum measure measure_find(const char *name);

/* A term in all groups. */
struct term_total {
	uint64_t count, documents;
};

enum {
	MEASURE_DECIMALS = 4	/* that are shown */
};

/* To the decimals that are shown; a zero has no sign. */
double measure_round(double value);

/* What was read, with what measures need of it. */
struct account {
	const struct reading *reading;
	bool keyness;			/* groups are contrasted with all others */
	unsigned char *sizes;		/* by term: its words */
	struct dispersion *dispersion;	/* by cell; NULL: none */
	struct term_total *totals;	/* by term; NULL unless keyness */
	struct book_group all;		/* groups together */
};

/* Makes ready what the measures need. account_close in any case. False: no memory. */
bool account_open(struct account *account, const struct reading *reading, bool keyness);
void account_close(struct account *account);

/* NAN: not defined. Of keyness: this group against all others together. */
double account_measure(const struct account *account, enum measure measure, uint32_t cell);

#endif
