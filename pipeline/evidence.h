/* evidence.h: the rows of evidence.tsv, by their patterns.
 *
 * Many rows of a lexicon have the same pattern: one for each code that it speaks for or against.
 * Such a pattern is matched once, and sightings of it say EVIDENCE_BASE + its number; one that is a
 * word alone is set aside by the matcher. What its rows add up to stands in the scoring. */
#ifndef TL_EVIDENCE_H
#define TL_EVIDENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lexis.h"
#include "matcher.h"
#include "relation.h"
#include "slice.h"

#define EVIDENCE_BASE MATCH_ASIDE	/* numbers of entries are below */

struct entry;
struct scoring;

/* What a row says, of a scoring with `count` codes: its target is the number of a code; count for
 * barrier, count + 1 for enabler. */
struct evidence_row {
	uint32_t target;
	int32_t weight;		/* thousandths */
};

/* Zero-initialise; evidence_free in any case. Read-only once sealed. */
struct evidence {
	struct lexis *patterns;		/* by lexicon and text; the id is the number */
	struct relation entries;	/* from patterns to their rows */
	struct evidence_row *rows;	/* once sealed: parallel to the pairs of `entries` */
};

/* The number of a lexicon's pattern, LEXIS_NONE if there is none yet. */
uint32_t evidence_find(const struct evidence *evidence, uint32_t lexicon, struct slice pattern);

/* The number of a new pattern. LEXIS_NONE: no memory. */
uint32_t evidence_new(struct evidence *evidence, uint32_t lexicon, struct slice pattern);

/* Says that an entry has the pattern. False: no memory. */
bool evidence_add(struct evidence *evidence, uint32_t pattern, uint32_t entry);

/* After the last entry; scorings are those of the lexicons, by their numbers, each sealed, and get
 * their rows of patterns. False: no memory. */
bool evidence_seal(struct evidence *evidence, const struct entry *entries, struct scoring *scorings,
	size_t lexicons);
void evidence_free(struct evidence *evidence);

static inline size_t
evidence_count(const struct evidence *evidence)
{
	return evidence->patterns ? lexis_count(evidence->patterns) : 0;
}

/* The rows of a pattern in the order of the files. */
static inline const struct evidence_row *
evidence_rows(const struct evidence *evidence, uint32_t pattern, const struct evidence_row **end)
{
	*end = evidence->rows + evidence->entries.first[pattern + 1];
	return evidence->rows + evidence->entries.first[pattern];
}

/* The number of the row's entry. */
static inline uint32_t
evidence_entry(const struct evidence *evidence, const struct evidence_row *row)
{
	return evidence->entries.pairs[row - evidence->rows].to;
}

#endif
