/* hand.h: map stages over one line after the other, in the calling thread: what each worker of a
 * leg is made of, and how a tool has records tagged in memory, without files between.
 *
 *   struct program program = { 0 };
 *   struct hand hand = { 0 };
 *   if (program_read(&program, "segment | tokenise", stages, fault)
 *           && chain_configure(&program.chain, fault)
 *           && hand_begin(&hand, program.chain.links, program.chain.count, HAND_LEXIS, fault)
 *           && hand_work(&hand, line, NULL, fault) == VERDICT_KEEP)
 *       sentences = record_sentences(hand.record, fault); */
#ifndef TL_HAND_H
#define TL_HAND_H

#include <stdbool.h>
#include <stddef.h>

#include "chain.h"

enum {
	HAND_LEXIS = 64 * 1024 * 1024	/* bytes of words kept between records, as a rule */
};

/* Zero-initialise; hand_end in any case, before the chain is freed. */
struct hand {
	const struct link *links;	/* configured; borrowed */
	size_t count;
	struct lexis *lexis;
	struct record *record;	/* of the last hand_work, with what the stages have set */
	void **states;		/* what each link's begin gave */
};

/* `lexis_bytes`: see lexis_new. */
bool hand_begin(struct hand *hand, const struct link *links, size_t count, size_t lexis_bytes,
	struct fault *fault);
void hand_end(struct hand *hand);

/* Puts a line (no line feed; borrowed until the next) through the links. Unless the verdict is
 * VERDICT_KEEP, *at (may be NULL) is then the link that gave it: that it cannot be read at all is
 * the first link's word. With VERDICT_REJECT and VERDICT_BROKEN fault says why. */
enum verdict hand_work(struct hand *hand, struct slice line, const struct link **at,
	struct fault *fault);

#endif
