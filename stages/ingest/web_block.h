/* web_block.h: what blocks of a page are by themselves, or by those next to them: for web_sort. */
#ifndef TL_INGEST_WEB_BLOCK_H
#define TL_INGEST_WEB_BLOCK_H

#include "web.h"

/* A paragraph, neither a title nor a list of names or places. */
bool web_is_prose(struct slice text);

void web_leave_out(struct web_block *block, const char *reason);

/* Leaves out headings that only list what the page has; the last may be that of what follows. */
void web_sort_menus(struct web *page);

/* Leaves out captions of figures and tables. */
void web_sort_captions(struct web *page);

#endif
