/* cell_reading.h: a line of a count taken apart. Only cell_read.c and cell_read_findings.c include
 * this. */
#ifndef TL_CELL_READING_H
#define TL_CELL_READING_H

#include "cell.h"
#include "json.h"

enum member {
	MEMBER_KIND, MEMBER_PARTIAL, MEMBER_ALL, MEMBER_BY, MEMBER_LEXICON, MEMBER_CODE,
	MEMBER_POLARITY, MEMBER_REFERENCES, MEMBER_SENTENCES, MEMBER_DOCUMENTS, MEMBER_MOST,
	MEMBER_WORDS, MEMBER_UNIT, MEMBER_UNITS, MEMBER_SEED, MEMBER_REPLICATES,
	MEMBER_BOOTSTRAP, MEMBER_CONCENTRATED, MEMBER_KEY, MEMBER_INTERVAL,
	MEMBER_KEY_STABILITY, MEMBER_DEPTH, MEMBER_OF, MEMBER_QUANTILE, MEMBER_TYPE, MEMBER_TIES,
	MEMBER_CELLS, MEMBER_ZEROS, MEMBER_THRESHOLD,
	MEMBER_COUNT
};

/* The value of each member by its enum, .at NULL where it is missing. */
struct reading {
	struct slice values[MEMBER_COUNT];
	struct arena *arena;
	struct fault *fault;
};

/* Each is false with a fault where the line is no line of ours, or without memory. */

/* Says that the member `name` is not what it must be. Always false. */
bool reading_wrong(const struct reading *reading, const char *name, const char *what);
bool reading_string(const struct reading *reading, enum member member, struct slice *string);
bool reading_count(const struct reading *reading, const char *name, struct slice value,
	uint64_t *count);
bool reading_member_count(const struct reading *reading, enum member member, uint64_t *count);

/* A polarity; CELL_EITHER where the line has none. */
bool reading_polarity(const struct reading *reading, enum cell_polarity *polarity);

/* What does not follow from the counts of a cell, and the whole of a rule. */
bool reading_findings(const struct reading *reading, struct cell_findings *findings);
bool reading_rule(const struct reading *reading, struct cell_rule *rule);

/* A unit; CELL_REFERENCE where the line has none. */
bool reading_unit(const struct reading *reading, enum cell_unit *unit);
bool reading_bootstrap(const struct reading *reading, struct cell_bootstrap *bootstrap);

/* Of a partial line; `first` is what its first list counts. */
bool reading_part(const struct reading *reading, const char *first, struct cell_part *part);

#endif
