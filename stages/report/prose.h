/* prose.h: the parts of sentences that a report writes in Markdown. */
#ifndef TL_REPORT_PROSE_H
#define TL_REPORT_PROSE_H

#include <stddef.h>
#include <stdint.h>

#include "buffer.h"
#include "slice.h"

/* "12,345" */
void prose_number(struct buffer *out, uint64_t number);

/* "1 document", "12,345 documents" */
void prose_count(struct buffer *out, uint64_t count, const char *one, const char *several);

/* "56.1%"; "no share" where the whole is 0. part * 1,000 must not overflow. */
void prose_share(struct buffer *out, uint64_t part, uint64_t whole);

/* What stands before item i of a list: nothing, a comma or "and". */
void prose_between(struct buffer *out, size_t i, size_t count);

/* Text from outside: as it reads, markup escaped. */
void prose_text(struct buffer *out, struct slice text);

#endif
