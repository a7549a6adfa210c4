/* likeness.h: how much speaks for two records being of one publication.
 *
 * The score is the weighted mean of what both of them have, all in thousandths:
 *   title      5   share of the letter pairs that they have in common (Dice 1945; Adamson and Boreham,
 *                  "The use of an association measure based on character structure", Information Storage
 *                  and Retrieval 10, 1974); 900 at least where one is the other and a subtitle
 *   authors    2   first families alike 1000, the first of one among those of the other 500
 *   year       1   the same 1000, one apart 500
 *   journal    1   the same 1000, by abbreviations too
 *   volume     1   the same 1000
 *   page       2   the same first page 1000
 *   abstract   2   share of the shingles, doubled beyond a half (minhash.h)
 * What one of them lacks counts a fifth of its weight against them. So a title alone is never enough.
 *
 * Some things keep two records apart whatever the score; see enum apart. */
#ifndef TL_DEDUPE_LIKENESS_H
#define TL_DEDUPE_LIKENESS_H

#include <stdbool.h>
#include <stdint.h>

#include "entry.h"

enum part_of_score {
	PART_TITLE, PART_AUTHORS, PART_YEAR, PART_JOURNAL, PART_VOLUME, PART_PAGE, PART_ABSTRACT,
	PARTS
};

enum {
	PART_NONE = -1		/* one of them lacks it */
};

enum apart {
	APART_NOT,
	APART_DOI, APART_PMID, APART_PMCID,	/* both have one, and not the same */
	APART_TITLE,		/* too little of the titles is alike, or one is missing */
	APART_NUMBERS,		/* titles with other numbers: parts I and II, phases, years */
	APART_KIND,		/* only one is a correction, comment, protocol, update, thesis ... */
	APART_PLACE,		/* volumes and pages differ, or years by more than one */
	APARTS
};

struct likeness {
	int32_t parts[PARTS];	/* thousandths, or PART_NONE */
	int32_t score;
	enum apart apart;
};

/* "title"; "numbers". */
const char *part_name(enum part_of_score part);
const char *apart_name(enum apart apart);

struct likeness likeness_of(const struct entry *a, const struct entry *b);

/* Whether two records that have an identifier alike cannot be the same: neither titles nor first
 * authors are. */
bool likeness_contradicts(const struct entry *a, const struct entry *b);

/* What identifiers say against two records being the same: the same DOI, PMID or PMCID outweighs
 * different ones of the other kinds. */
enum apart likeness_identifiers(const struct entry *a, const struct entry *b);

#endif
