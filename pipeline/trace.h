/* trace.h: why a sentence got what it got, for people: each place where a pattern matched, with
 * its row and what came of it. */
#ifndef TL_TRACE_H
#define TL_TRACE_H

#include "sights.h"

/* Adds a line for each place, indented. The record is the one that the sights were found in. */
bool trace_add(const struct sights *sights, struct record *record, struct buffer *out,
	struct fault *fault);

#endif
