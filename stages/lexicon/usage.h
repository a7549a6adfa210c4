/* usage.h: how often each entry of a lexicon is used in a corpus, in what forms, and, against
 * sentences coded by people, with what success. */
#ifndef TL_LEXICON_USAGE_H
#define TL_LEXICON_USAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "coded.h"
#include "sights.h"
#include "tagger.h"

struct usage {
	uint64_t matches;	/* places of its pattern */
	uint64_t hits;		/* tags of it; of a cue, tags that name it */
	uint64_t documents;	/* with hits */
	uint64_t right, turned, wrong;	/* hits, by coded_judge */
	uint64_t last;		/* document with a hit, counted from 1 */
	uint64_t places;	/* a sum over all matches, equal for equal sets of places */
	bool example_wrong;
	struct slice example;	/* .at is NULL without a hit */
};

/* A form that an entry's pattern matched, in lower case. */
struct form {
	uint32_t entry;
	struct slice text;
	uint64_t count;
};

/* Zero-initialise; usages_close before the tagger is closed. */
struct usages {
	struct tagger *tagger;		/* borrowed */
	const struct coded *coded;	/* borrowed; NULL: nothing to judge by */
	struct sights sights;
	struct usage *at;		/* by entry */
	struct lexis *forms;		/* an entry's number, four bytes, and a form */
	uint64_t *form_counts;		/* by the form's id */
	size_t form_room;
	struct arena arena;
	struct buffer scratch;
	uint64_t documents;
};

bool usages_open(struct usages *usages, struct tagger *tagger, const struct coded *coded,
	struct fault *fault);
void usages_close(struct usages *usages);

/* Tags a line and counts: a corpus_visitor whose data is a struct usages. */
bool usages_add(void *usages, struct slice line, struct fault *fault);

/* Hits that are not right less those that are. */
int64_t usage_harm(const struct usage *usage);

/* All forms, by entry, then the most frequent first, then by their bytes; *count of them, to be
 * freed. NULL: no memory. They are views that live as long as the usages. */
struct form *usages_forms(const struct usages *usages, size_t *count);

#endif
