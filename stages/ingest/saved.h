/* saved.h: a web page that was saved or copied as text: records of PubMed and Web of Science, pages of
 * articles. One file, one document. See web.h. */
#ifndef TL_INGEST_SAVED_H
#define TL_INGEST_SAVED_H

#include "run.h"

bool saved_read(struct ingest *run, struct fault *fault);	/* see run.h */

#endif
