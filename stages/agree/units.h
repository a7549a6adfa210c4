/* units.h: the sentences that several codings are compared by, and what each coding says of them.
 *
 * Where a coding names its sentences (people's), all that any of them names are units; tags
 * belong to the sentence that they begin in. Where all codings are tagged records, the units of a
 * document are the sentences of the first that has it. */
#ifndef TL_AGREE_UNITS_H
#define TL_AGREE_UNITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "coding.h"
#include "fault.h"
#include "lexis.h"
#include "sink.h"

struct unit {
	uint32_t document, start, end;	/* code points */
	uint32_t group;		/* documents in the order of their ids, from 0 */
	uint32_t coding;	/* the first that has it */
	double weight;		/* of that coding */
	struct slice text;	/* of the first coding that has one; .at NULL: none */
};

struct units {
	struct unit *at;	/* by the bytes of the document's id, start, end */
	size_t count;
	size_t groups;		/* documents */
	const struct coding *codings;
	size_t coding_count;
	bool *coded;		/* unit i by coding c: coded[i * coding_count + c] */
};

/* `units` is zero-initialised; units_free also after a fault. Borrows the codings. False and fault
 * without memory, or where two codings have different texts of one document. */
bool units_join(struct units *units, const struct coding *codings, size_t count,
	const struct coding_context *context, struct fault *fault);
void units_free(struct units *units);

/* The marks of coding c that belong to unit i: `count` from the one returned on. */
const struct coding_mark *units_marks(const struct units *units, size_t i, size_t c, size_t *count);

/* Tells what cannot be compared: sentences that a coding lacks, marks outside all sentences. */
bool units_tell(const struct units *units, struct lexis *words, struct sink *sink,
	struct fault *fault);

#endif
