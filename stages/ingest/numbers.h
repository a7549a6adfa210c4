/* numbers.h: the public numbers of a RIS record. */
#ifndef TL_INGEST_NUMBERS_H
#define TL_INGEST_NUMBERS_H

#include "ris.h"

/* Views of the record; empty where there is none. */
struct numbers {
	struct slice doi, pmid, pmcid;
};

/* Finds them wherever exports put them; fields that hold nothing else have then found their
 * member. */
struct numbers numbers_take(struct ris_record *record);

#endif
