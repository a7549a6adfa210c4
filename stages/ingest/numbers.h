/* numbers.h: the public numbers of a RIS record. */
#ifndef TL_INGEST_NUMBERS_H
#define TL_INGEST_NUMBERS_H

#include "tagged.h"

/* Finds DOI, PMID and PMCID wherever exports put them; fields that hold nothing else have then
 * found their member. */
void numbers_take(struct tagged_record *record, struct work *work);

#endif
