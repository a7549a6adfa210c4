/* inclusions.h: which review includes which primary study: tables (tsv.h) of
 *
 *   review  its name
 *   study   the study as it is called; letters' case and runs of spaces do not matter
 *   doi     DOI or address of it
 *   pmid    PubMed number
 *
 * Review and one of the others are required. Rows that share a name, a DOI or a PMID are of one
 * study, as are those that others join; one study with two DOIs, or two PMIDs, is a mistake. */
#ifndef TL_OVERLAP_INCLUSIONS_H
#define TL_OVERLAP_INCLUSIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"
#include "fault.h"
#include "lexis.h"
#include "options.h"

enum {
	REVIEWS_MOST = 2000	/* a matrix of them is kept */
};

struct inclusion {
	uint32_t review;	/* in inclusions.reviews */
	uint32_t study;		/* once joined: a number below study_count */
};

/* Where a key came first: it is known by more than its bytes. */
struct key;

/* Zero-initialise; inclusions_free in any case. */
struct inclusions {
	struct lexis *reviews;
	struct inclusion *at;	/* by study, then review; each once */
	size_t count, room;
	size_t study_count;
	struct lexis *keys;	/* names, DOIs, PMIDs, each with a letter before it */
	struct key *known;	/* by key */
	size_t known_count, known_room;
	struct buffer word;
};

/* Paths are borrowed. */
bool inclusions_read(struct inclusions *inclusions, const struct strings *paths,
	struct fault *fault);
void inclusions_free(struct inclusions *inclusions);

#endif
