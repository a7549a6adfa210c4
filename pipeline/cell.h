/* cell.h: the lines of a count, which tl-count writes and tl-report reads.
 *
 * Each line is one JSON object, told apart by "kind":
 *   group   one combination of values of the --by fields: its documents, sentences and words, and
 *           its references by lexicon and polarity. These are the denominators.
 *   cell    one code with one polarity in one group.
 *   margin  one code in one group with barrier and enabler taken together. Its sentences and
 *           documents are distinct ones, so they are not the sum of the two cells.
 *
 * A code is a path; each of its levels ("costs", "costs/cost-savings") has cells of its own, and
 * what a level counts holds what the levels below it count. The code "uncoded" has cells and no
 * share, and no group counts it.
 *
 * share is a cell's references among the group's barrier and enabler references of the lexicon
 * (null for other polarities), rate its references in 1,000 words of the group (null without
 * words). Both are rounded half up to six decimals from the exact quotient, so they are the same
 * wherever they are made. A partial line ("partial":true) has counts alone and waits for
 * tl-count --merge.
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

struct cell_counts {
	uint64_t references;	/* tags */
	uint64_t sentences;	/* distinct ones in which a tag begins */
	uint64_t documents;
};

/* The references of a group in one lexicon, whole codes, "uncoded" left out. */
struct cell_total {
	struct slice lexicon;
	uint64_t references[CELL_EITHER];	/* by polarity */
};

struct cell_group {
	struct cell_by by;
	uint64_t documents, sentences, words;
	struct cell_total *totals;	/* each lexicon once */
	size_t total_count;
};

struct cell {
	struct slice lexicon, code;
	enum cell_polarity polarity;
	struct cell_counts counts;
};

struct cell_line {
	bool partial;
	bool is_group;
	struct cell_group group;	/* of a cell or margin only .by */
	struct cell cell;		/* unless is_group */
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

/* Order of such values: null, false, true, numbers by size, strings by the bytes of their JSON
 * text. */
int cell_value_compare(struct slice a, struct slice b);
/* Value by value; both have the same fields. */
int cell_by_compare(const struct cell_by *a, const struct cell_by *b);

/* Adds them as a JSON object. */
void cell_add_by(struct buffer *out, const struct cell_by *by);

/* The group's barrier and enabler references in a lexicon. */
uint64_t cell_denominator(const struct cell_group *group, struct slice lexicon);

/* What a cell's share is a share of: the same, or 0 where the cell has no share. */
uint64_t cell_whole(const struct cell *cell, const struct cell_group *group);

/* Adds part / whole in decimal, rounded half up to `decimals` (at most 6) digits behind the
 * point, all of them written. whole > 0; part / whole and whole * 10 fit in 64 bits. */
void cell_add_ratio(struct buffer *out, uint64_t part, uint64_t whole, unsigned decimals);

/* Add a line, no line feed. A cell's group must have its totals unless partial. */
void cell_write_group(struct buffer *out, const struct cell_group *group, bool partial);
void cell_write(struct buffer *out, const struct cell *cell, const struct cell_group *group,
	bool partial);

/* Reads a line that json_check_object has accepted; members it does not know are passed over,
 * share and rate too: they follow from the counts. What it gives lives in the line and the
 * arena. */
bool cell_read(struct cell_line *cell, struct slice line, struct arena *arena,
	struct fault *fault);

#endif
