/* page_settings.h: what tl-report's options say about a page, and the page as a file. */
#ifndef TL_REPORT_PAGE_SETTINGS_H
#define TL_REPORT_PAGE_SETTINGS_H

#include <stdbool.h>

#include "fault.h"
#include "labels.h"
#include "options.h"
#include "quotations.h"
#include "view.h"

struct page_settings {
	bool wanted;
	struct quotations_source source;
	struct term_rows *rows;		/* of the lexicons; from here on by page_configure */
};

/* The lexicons' folders with their labels beside them; both are borrowed. False and fault for
 * options that are of use to a page alone, where none is wanted. */
bool page_configure(struct page_settings *settings, const struct strings *folders,
	const struct labels *labels, struct fault *fault);
void page_release(struct page_settings *settings);

/* False and a fault, or false alone if the emitter takes no more. */
bool page_emit(struct view *view, const struct page_settings *settings, struct fault *fault);

#endif
