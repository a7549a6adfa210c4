/* web_citation.h: the lines of web pages that say where a document appeared:
 *
 *	Int J Integr Care. 2012 Jul 24;12(3):e129.
 *	Volume 125, Issue 3, March 2021, Pages 330-337
 *	Tom Ling et al. Int J Integr Care. 2012 */
#ifndef TL_INGEST_WEB_CITATION_H
#define TL_INGEST_WEB_CITATION_H

#include <stdbool.h>

#include "run.h"

/* Fills what is empty in run->work. False: the line is none of these. */
bool web_citation(struct ingest *run, struct slice line);

#endif
