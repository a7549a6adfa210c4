/* figure.h: the figures that can be made of a count, each one SVG element.
 *
 * A figure shows one lexicon. Its ids begin with the request's prefix, so that several may
 * stand in one page. The same count gives the same bytes. */
#ifndef TL_REPORT_FIGURE_H
#define TL_REPORT_FIGURE_H

#include <stdbool.h>

#include "buffer.h"
#include "chapters.h"
#include "fault.h"
#include "slice.h"
#include "view.h"

struct drawing;

struct figure_request {
	const struct chapter *chapter;	/* the lexicon */
	struct slice prefix;		/* letters, digits and hyphens */
	bool grouped;			/* bars beside each other, not to both sides */
};

struct figure {
	const char *name;	/* as options have it */
	/* Whether there is anything of a lexicon to draw; NULL: there always is. */
	bool (*has)(const struct view *view, struct slice lexicon);
	bool (*draw)(struct drawing *drawing, const struct figure_request *request,
		struct fault *fault);
};

/* All of them, in the order of a report; ends with a name of NULL. */
extern const struct figure figures[];

/* By its name; NULL and fault for one that is none. */
const struct figure *figure_find(const char *name, struct fault *fault);

/* Whether the view has what the figure of a lexicon is drawn of. */
bool figure_possible(const struct view *view, const struct figure *figure, struct slice lexicon);

/* Adds the figure to `out`, if it is possible. False and fault: no memory. */
bool figure_add(struct view *view, const struct figure *figure,
	const struct figure_request *request, struct buffer *out, struct fault *fault);

#endif
