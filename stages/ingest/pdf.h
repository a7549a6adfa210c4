/* pdf.h: text that pdftotext made of a PDF, or another text with form feeds between its pages. One file,
 * one document.
 *
 * What repeats at the top or bottom of pages and the numbers of pages are left out, words that a line end
 * divides are put together, and a sentence that goes on over a page is not broken. Columns are the affair
 * of pdftotext, and lines stay lines. */
#ifndef TL_INGEST_PDF_H
#define TL_INGEST_PDF_H

#include "run.h"

bool pdf_read(struct ingest *run, struct fault *fault);	/* see run.h */

#endif
