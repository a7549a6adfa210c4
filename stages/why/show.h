/* show.h: why tags are there, for people. */
#ifndef TL_WHY_SHOW_H
#define TL_WHY_SHOW_H

#include <stdbool.h>

#include "group.h"
#include "page.h"
#include "reason.h"

/* The document: its id, title, and the members that the fields name. False: no memory. */
bool show_document(struct page *page, struct record *record, const struct group_fields *fields,
	struct arena *arena);

/* A tag of it. False: no memory. */
bool show_reason(struct page *page, const struct reason *reason, const struct spans *sentences,
	struct arena *arena);

#endif
