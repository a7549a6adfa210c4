/* hypertext_meta.h: what the head of a page says of it in meta elements: those of Google Scholar and
 * Highwire ("citation_title"), Dublin Core, PRISM, Open Graph. */
#ifndef TL_INGEST_HYPERTEXT_META_H
#define TL_INGEST_HYPERTEXT_META_H

#include "run.h"

/* Which of several names for a member has been found, the best being 1; 0: none. Zero-initialise. */
struct hypertext_meta {
	unsigned char lines[WORK_LINES], authors, date, keywords;
	struct slice first, last;	/* page */
};

/* Puts what a meta element says into run->work. The value is copied. */
void hypertext_meta_add(struct hypertext_meta *meta, struct ingest *run, const char *name,
	const char *value);

/* When all are known. */
void hypertext_meta_end(struct hypertext_meta *meta, struct ingest *run);

#endif
