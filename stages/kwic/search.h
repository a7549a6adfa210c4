/* search.h: what a concordance is of: places where patterns match, or tags. */
#ifndef TL_KWIC_SEARCH_H
#define TL_KWIC_SEARCH_H

#include <stdbool.h>
#include <stddef.h>

#include "fault.h"
#include "lexicon.h"
#include "options.h"
#include "record.h"
#include "selection.h"
#include "sights.h"
#include "stage.h"

/* Read-only once configured, and shared by workers. */
struct search {
	struct strings patterns;	/* cells of a lexicon, without codes */
	struct strings files;		/* of patterns, one a line; "#" begins a remark */
	const char *language, *spelling;	/* of patterns; NULL: english, none */
	struct selection selection;	/* of tags; its documents and conditions hold for all */
	bool tags;			/* no patterns: tags are looked for */
	struct lexicons *set;		/* of patterns */
};

/* Whether an option says which tags. */
bool search_names_tags(const struct search *search);

/* search_release in any case. */
bool search_configure(struct search *search, struct fault *fault);
void search_release(struct search *search);

struct hit {
	struct span span;
	struct slice pattern;	/* as it is written; of a tag empty */
	const struct tag *tag;
};

/* One worker's. Zero-initialise; finder_close in any case. */
struct finder {
	const struct search *search;
	struct sights sights;
	struct hit *at;		/* of the record, by start, end, then in the order given */
	size_t count, room;
};

/* False: no memory. */
bool finder_open(struct finder *finder, const struct search *search, struct lexis *lexis,
	struct fault *fault);
void finder_close(struct finder *finder);

/* Finds the hits of a record; they live as long as it. VERDICT_DROP: there is none. */
enum verdict finder_find(struct finder *finder, struct record *record, struct fault *fault);

#endif
