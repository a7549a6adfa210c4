/* merged.h: the lines that go out: that of a kept record with what its duplicates had besides, and who
 * they were.
 *
 * Members of the kept record stay as they are, byte for byte and in order; one that is empty gets the
 * value of the first duplicate that has one, and members that it lacks come behind. Never taken over:
 * id, text and its layers, source, database, duplicate-of. Last comes
 *   "duplicates": [{"id":"..","source":"..","database":"..",
 *       "links":[{"to":"..","reason":"doi","score":1}], "gave":["abstract"]}] */
#ifndef TL_DEDUPE_MERGED_H
#define TL_DEDUPE_MERGED_H

#include <stdbool.h>
#include <stdint.h>

#include "clusters.h"
#include "fault.h"

struct merged {
	const struct entries *entries;
	const struct clusters *clusters;
	bool mark;		/* nothing is merged: duplicates are marked */
	struct arena arena;
	struct buffer out, told, line;
};

/* The line that goes out in place of the entry, valid until the next call, or size 0: none.
 * False: fault. */
bool merged_line(struct merged *merged, uint32_t entry, struct slice *line, struct fault *fault);
void merged_free(struct merged *merged);

#endif
