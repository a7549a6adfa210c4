/* cell.h: the lines of a count, which tl-count writes and tl-report reads.
 *
 * Each line is one JSON object, told apart by "kind":
 *   group   one combination of values of the --by fields: its documents, sentences and words, and
 *           its references by lexicon and polarity. These are the denominators.
 *   rule    how the key cells of a lexicon, depth and polarity were found in a group.
 *   cell    one code with one polarity in one group.
 *   margin  one code in one group with barrier and enabler taken together. Its sentences and
 *           documents are distinct ones, so they are not the sum of the two cells.
 *   total   in parts alone: a whole lexicon in one group, counted like a code.
 *
 * A code is a path; each of its levels ("costs", "costs/cost-savings") has cells of its own, and
 * what a level counts holds what the levels below it count. The code "uncoded" has cells and no
 * share, and no group counts it.
 *
 * A line with "all" sums up groups over every value of some fields, which its "by" then lacks.
 *
 * Statistics are quotients of counts, rounded half up to six decimals from the exact quotient, so
 * they are the same wherever they are made; null where there is nothing to divide by. Their unit
 * is a reference, or a sentence or document that counts once for each code and polarity. A partial
 * line ("partial":true) has counts alone and waits for tl-count --merge.
 *
 * Counts are at most 2^53 - 1, which every JSON reader takes without loss (RFC 7493, section
 * 2.2). */
#ifndef TL_CELL_H
#define TL_CELL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "buffer.h"
#include "fault.h"
#include "slice.h"

#define CELL_COUNT_MAX ((UINT64_C(1) << 53) - 1)

enum {
	CELL_LEVELS = 64	/* of the deepest code */
};

/* In the order of their names' bytes; CELL_EITHER is the margin, the last line of a code. */
enum cell_polarity {
	CELL_BARRIER, CELL_DENIED, CELL_ENABLER, CELL_NEUTRAL, CELL_EITHER,
	CELL_POLARITIES
};

/* A field counted by. The value is a JSON scalar as cell_add_value writes it. */
struct cell_field {
	struct slice name;	/* characters, not JSON: "issued.date-parts.0.0" */
	struct slice value;
};

struct cell_by {
	struct cell_field *at;
	size_t count;
};

/* The recording unit: what is counted. */
enum cell_unit {
	CELL_REFERENCE, CELL_SENTENCE, CELL_DOCUMENT,
	CELL_UNITS
};

struct cell_counts {
	uint64_t references;	/* tags */
	uint64_t sentences;	/* distinct ones in which a tag begins */
	uint64_t documents;
	uint64_t most;		/* references that one document has */
};

/* The units of a group in one lexicon, whole codes, "uncoded" left out. */
struct cell_total {
	struct slice lexicon;
	uint64_t references[CELL_EITHER];	/* by polarity */
	uint64_t units[CELL_POLARITIES];
};

/* How the replicates of a bootstrap were drawn; 0 of them: there was none. */
struct cell_bootstrap {
	uint64_t replicates, seed;
	uint64_t level;		/* of the intervals: thousandths */
};

struct cell_group {
	struct cell_by by;
	bool all;		/* sums up over fields that "by" lacks */
	enum cell_unit unit;
	uint64_t documents, sentences, words;
	struct cell_total *totals;	/* each lexicon once */
	size_t total_count;
	struct cell_bootstrap bootstrap;
};

/* What is estimated of a cell. Frequency effect sizes are those of qualitative metasummary
 * (M. Sandelowski and J. Barroso, "Creating metasummaries of qualitative findings", Nursing
 * Research 52, 2003). */
enum cell_statistic {
	CELL_SHARE,		/* units / the group's barriers and enablers of the lexicon */
	CELL_POLARITY_SHARE,	/* units / the group's units of that polarity; not of margins */
	CELL_RATE,		/* units in 1,000 words of the group */
	CELL_DOCUMENT_SHARE,	/* documents / the group's: a frequency effect size */
	CELL_STATISTICS
};

#define CELL_ONE UINT64_C(1000000000)	/* 1, where statistics are counted in billionths */

struct cell_interval {
	uint64_t low, high;	/* billionths */
};

enum cell_key {
	CELL_KEY_NONE,		/* takes no part */
	CELL_NOT_KEY, CELL_KEY
};

/* What does not follow from the counts of a cell and its group. */
struct cell_findings {
	bool concentrated;		/* one document has too many of its references */
	enum cell_key key;
	bool resampled;			/* there are intervals */
	unsigned known;			/* the statistics that have one: bits 1u << statistic */
	struct cell_interval intervals[CELL_STATISTICS];
	uint64_t key_stability;		/* share of replicates in which it is key: billionths;
					 * of resampled cells that take part */
};

struct cell {
	struct slice lexicon, code;
	enum cell_polarity polarity;
	struct cell_counts counts;
	struct cell_findings findings;
};

/* How key cells were found among `cells` values of one statistic, each of a code. */
struct cell_rule {
	struct slice lexicon;
	unsigned depth;			/* of the codes */
	enum cell_polarity polarity;	/* CELL_EITHER: barriers and enablers in one set */
	enum cell_statistic of;
	enum cell_unit unit;
	unsigned quantile;		/* thousandths */
	unsigned type;			/* of the quantile: see quantile.h */
	bool ties;			/* what equals the threshold is key */
	uint64_t cells, zeros;		/* zeros: of the cells, codes that were not counted */
	uint64_t threshold;		/* billionths */
};

enum cell_kind {
	CELL_LINE_GROUP, CELL_LINE_RULE, CELL_LINE_CELL, CELL_LINE_MARGIN, CELL_LINE_TOTAL,
	CELL_KINDS
};

/* What partial lines hold beside counts, so that they can be added up. */
struct cell_part {
	enum cell_unit unit;
	uint64_t seed;
	size_t replicates;		/* 0: no bootstrap */
	const uint64_t *first;		/* by replicate: units; of a group words */
	const uint64_t *documents;	/* the same */
};

struct cell_line {
	enum cell_kind kind;
	bool partial;
	struct cell_part part;		/* if so */
	struct cell_group group;	/* of other kinds only .by and .all */
	union {
		struct cell cell;	/* of cells, margins and totals */
		struct cell_rule rule;
	};
};

/* "barrier" and so on; empty for CELL_EITHER. */
struct slice cell_polarity_name(enum cell_polarity polarity);
/* CELL_POLARITIES where the name is none. */
enum cell_polarity cell_polarity_of(struct slice name);

/* A set of polarities, from a list divided by commas. False and fault for a name that is none, or no name. */
#define CELL_POLARITY_BIT(polarity) (1u << (polarity))

bool cell_polarities_read(const char *list, unsigned *set, struct fault *fault);

/* True for 1 to CELL_LEVELS names divided by slashes, none of them empty. */
bool cell_is_path(struct slice code);
/* Levels of a code: 1 more than its slashes. */
unsigned cell_code_depth(struct slice code);
/* Order of codes as a tree: a code, then what is below it, then its next sibling in byte order. */
int cell_code_compare(struct slice a, struct slice b);
bool cell_is_uncoded(struct slice code);

/* Adds a checked JSON value in the one form that stands for a group: strings with the least
 * escapes; numbers as written, save that "2020.0" is 2020 and "-0" is 0 (1e3 and 1000 are two
 * groups); arrays, objects and numbers longer than 60 bytes as strings of their text without
 * space. False: no memory. */
bool cell_add_value(struct buffer *out, struct slice value, struct arena *arena);

/* Order of such values: null, false, true, numbers by size, bins (bin.h) by theirs, strings by the
 * bytes of their JSON text. */
int cell_value_compare(struct slice a, struct slice b);
/* Value by value; both have the same fields. */
int cell_by_compare(const struct cell_by *a, const struct cell_by *b);

/* Adds them as a JSON object. */
void cell_add_by(struct buffer *out, const struct cell_by *by);

/* What a group has in a lexicon; NULL: nothing. */
const struct cell_total *cell_total_of(const struct cell_group *group, struct slice lexicon);

/* Its barrier and enabler references. */
uint64_t cell_denominator(const struct cell_group *group, struct slice lexicon);

/* The same of a cell that has a share of them; 0 where it has none. */
uint64_t cell_whole(const struct cell *cell, const struct cell_group *group);

/* How options and lines write them: "reference", "share". */
const char *cell_unit_name(enum cell_unit unit);
const char *cell_statistic_name(enum cell_statistic statistic);

/* Find a unit or statistic by its name. False and fault: there is none; the fault begins with what
 * `option` is called. */
bool cell_unit_find(const char *name, const char *option, enum cell_unit *unit,
	struct fault *fault);
bool cell_statistic_find(const char *name, const char *option, enum cell_statistic *statistic,
	struct fault *fault);

static inline uint64_t
cell_units(const struct cell_counts *counts, enum cell_unit unit)
{
	return unit == CELL_REFERENCE ? counts->references
		: unit == CELL_SENTENCE ? counts->sentences : counts->documents;
}

/* What the statistics of a cell are made of: its own counts and, of its group, those that stand
 * below the line; 0 where the cell has no share. */
struct cell_measure {
	uint64_t units, documents;
	uint64_t group_units, group_polarity_units, group_documents, group_words;
};

struct cell_measure cell_measure(const struct cell *cell, const struct cell_group *group);

struct cell_quotient {
	uint64_t part, whole;	/* whole 0: no such statistic */
};

struct cell_quotient cell_quotient(const struct cell_measure *measure,
	enum cell_statistic statistic);

/* The quotient in billionths, what is beyond them dropped; UINT64_MAX at most. whole > 0. */
uint64_t cell_billionths(struct cell_quotient quotient);

/* Adds part / whole in decimal, rounded half up to `decimals` (at most 6) digits behind the
 * point, all of them written. whole > 0; part / whole and whole * 10 fit in 64 bits. */
void cell_add_ratio(struct buffer *out, uint64_t part, uint64_t whole, unsigned decimals);

/* Add a line, no line feed. `part`: NULL unless the line is partial. A cell's group must have its
 * totals unless the line is partial; cell_write_total gives a partial line. */
void cell_write_group(struct buffer *out, const struct cell_group *group,
	const struct cell_part *part);
void cell_write_rule(struct buffer *out, const struct cell_rule *rule,
	const struct cell_group *group);
void cell_write(struct buffer *out, const struct cell *cell, const struct cell_group *group,
	const struct cell_part *part);
void cell_write_total(struct buffer *out, const struct cell *total,
	const struct cell_group *group, const struct cell_part *part);

/* Reads a line that json_check_object has accepted; members it does not know are passed over,
 * those that follow from the counts too. What it gives lives in the line and the arena. */
bool cell_read(struct cell_line *cell, struct slice line, struct arena *arena,
	struct fault *fault);

#endif
