/* page_write.h: a count as one HTML page that needs nothing beside it: summary, tables, figures,
 * and behind each number the sentences that it counts.
 *
 * The page is page.html, with page.css and page.js in it; where page.html has {{name}}, stands what
 * is known here. It works from a file, without a network; without JavaScript it lacks sorting,
 * filters and quotations. Its policy (Content Security Policy Level 3) lets in nothing but its own
 * style and script, by their hashes. */
#ifndef TL_REPORT_PAGE_WRITE_H
#define TL_REPORT_PAGE_WRITE_H

#include <stdbool.h>
#include <stdint.h>

#include "fault.h"
#include "quotations.h"
#include "view.h"

/* `quotations` NULL: no records were given. `limit`: what they were read with. */
bool page_write(struct view *view, const struct quotations *quotations, uint64_t limit,
	struct fault *fault);

#endif
