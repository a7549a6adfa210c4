/* settings.h: the options of tl-count, read and checked. */
#ifndef TL_COUNT_SETTINGS_H
#define TL_COUNT_SETTINGS_H

#include <stdbool.h>
#include <stdint.h>

#include "fault.h"
#include "group.h"
#include "known.h"
#include "labels.h"
#include "listing.h"
#include "options.h"
#include "selection.h"
#include "tally.h"

struct count_settings {
	struct strings by, lexicons;
	bool partial, merge, totals;
	const char *unit, *largest, *level;
	const char *key_of, *key_quantile, *quantile_type, *key_ties, *key_set;
	uint64_t replicates, seed;
	struct selection selection;	/* of tags: by status alone */
	/* made of these: */
	struct group_fields fields;
	struct buffer names;		/* of the fields, as group.h writes them */
	struct tally_design design;	/* unless the parts say it */
	struct listing_settings listing;
	struct labels *labels;
	struct known *known;
	size_t label_count;
};

extern const struct option count_options[];

/* As a stage's configure and release. */
bool count_configure(void *settings, struct fault *fault);
void count_release(void *settings);

#endif
