/* page_document.h: how a page names a document. */
#ifndef TL_REPORT_PAGE_DOCUMENT_H
#define TL_REPORT_PAGE_DOCUMENT_H

#include "buffer.h"
#include "record.h"

/* Adds the JSON array [id, title, authors, year, source, language], strings all of them and empty
 * where the record has none: title, source and language as they stand there; authors as
 * "Abel, Baker and 3 others"; the year of "issued", else the member "year". */
void page_document_add(struct buffer *out, struct record *record);

#endif
