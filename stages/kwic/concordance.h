/* concordance.h: lines of a concordance: a place with what stands around it, as a row of a table or
 * set in columns for people. */
#ifndef TL_KWIC_CONCORDANCE_H
#define TL_KWIC_CONCORDANCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "around.h"
#include "formats.h"
#include "group.h"
#include "search.h"

/* How lines are written: read-only, and shared by workers. */
struct concordance {
	const struct format *format;	/* NULL: columns for people */
	unsigned columns;		/* of a terminal, at either side: for people */
	bool tags;			/* hits are tags */
	struct sheet sheet;
	struct arena arena;
};

/* What is known of a hit. */
struct concordance_line {
	struct slice id;
	struct slice text;
	struct cell_by by;
	size_t sentence;	/* from 1; 0: none */
	uint32_t start, end;	/* code points */
	const struct hit *hit;
	struct around around;
};

/* What a worker writes with. Zero-initialise; scribe_free. */
struct scribe {
	struct arena arena;	/* of a line */
	struct buffer scratch;
};

/* Makes the columns. concordance_close in any case. False: no memory. */
bool concordance_open(struct concordance *concordance, const struct group_fields *fields);
void concordance_close(struct concordance *concordance);

/* What stands above the lines, each with its line feed, and below them. Memory: buffer_failed. */
void concordance_begin(const struct concordance *concordance, struct buffer *out);
void concordance_add(const struct concordance *concordance, struct scribe *scribe,
	const struct concordance_line *line, struct buffer *out);
void concordance_end(const struct concordance *concordance, struct buffer *out);

void scribe_free(struct scribe *scribe);

#endif
