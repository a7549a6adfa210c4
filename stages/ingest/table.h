/* table.h: tables with a header, a row for each publication: CSV (RFC 4180) with commas or semicolons, or
 * cells divided by tabs. Web of Science's have tags for names, and quotation marks that mean nothing. */
#ifndef TL_INGEST_TABLE_H
#define TL_INGEST_TABLE_H

#include "run.h"

/* See run.h. */
bool table_read(struct ingest *run, struct fault *fault);

#endif
