/* bibtex_work.h: a BibTeX or BibLaTeX entry as a record. */
#ifndef TL_INGEST_BIBTEX_WORK_H
#define TL_INGEST_BIBTEX_WORK_H

#include "bibtex_entry.h"
#include "run.h"

/* Hands the record on. See run.h for what is returned. `scratch` is used and left as it may be. */
bool bibtex_write(struct ingest *run, struct bibtex_entry *entry, struct buffer *scratch,
	struct fault *fault);

#endif
