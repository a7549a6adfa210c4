/* references.h: reference numbers behind a stop, which belong to the sentence before it. */
#ifndef TL_SEGMENT_REFERENCES_H
#define TL_SEGMENT_REFERENCES_H

#include "follow.h"
#include "reading.h"

/* Behind references that follow at once: "care.12,13 The", "care.[4] The", and raised digits. `at`
 * is behind the stop and what closes with it, and is returned if no reference is there. */
const char *skip_references(const struct reading *reading, const char *stop, const char *at);

/* A citation in square brackets comes after the stop and a space: "care. [12] The" ends behind it,
 * "care? [(63), p. 9]." where the next stop says. */
struct stop citation_judge(const struct reading *reading, const struct follow *follow);

#endif
