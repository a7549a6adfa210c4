/* table_header.h: what the columns of a table are, by the names that databases and programs for
 * screening give them. */
#ifndef TL_INGEST_TABLE_HEADER_H
#define TL_INGEST_TABLE_HEADER_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "fault.h"
#include "slice.h"
#include "work.h"

enum table_target {
	TABLE_NONE,
	TABLE_AUTHORS, TABLE_EDITORS, TABLE_KEYWORDS, TABLE_ABSTRACT,
	TABLE_DATE, TABLE_MONTH, TABLE_FIRST_PAGE, TABLE_LAST_PAGE, TABLE_NUMBERS,
	TABLE_DOI, TABLE_PMID, TABLE_PMCID, TABLE_ACCESSION, TABLE_TYPE,
	TABLE_LINE			/* + enum work_line */
};

/* A column that the user names. Borrows the option's word. */
struct table_map {
	struct slice column;
	enum table_target target;
};

/* Reads "COLUMN=MEMBER". */
bool table_map_read(struct table_map *map, const char *word, struct fault *fault);

struct table_column {
	struct slice name;		/* as it is written, in the arena */
	enum table_target target;
	size_t rank;			/* of columns for one target the lower is the first choice */
};

enum {
	TABLE_KNOWN = 256		/* columns with a target; those behind are like unknown ones */
};

struct table_header {
	struct table_column *columns;
	size_t count;
	size_t known[TABLE_KNOWN];	/* columns with a target, by rank */
	size_t known_count;
	char divider;
	bool tags;			/* Web of Science: each name is a tag of two characters */
};

/* Whether a file whose first line this is, is a table: it names a title and something else that is
 * known, or tags. */
bool table_begins(struct slice line);

/* Reads the first line; names live in the arena. False: no memory. */
bool table_header_read(struct table_header *header, struct slice line,
	const struct table_map *maps, size_t map_count, struct arena *arena);

#endif
