/* panels.h: the groups of a count side by side, then all of them combined, as figures show
 * them. */
#ifndef TL_REPORT_PANELS_H
#define TL_REPORT_PANELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "drawing.h"
#include "rows.h"

enum {
	PANELS_ABREAST = 3	/* at most, in the width of a page */
};

struct panel {
	struct slice name;	/* of the group; "combined"; or "all documents" where there is one */
	struct range groups;
	uint64_t documents;
	uint64_t references;	/* barriers and enablers: what shares are of */
	struct slice base;	/* "n = 114 in 18 documents" */
};

struct panels {
	struct panel *at;
	size_t count;
	size_t abreast;		/* side by side; the last row of them may have fewer */
};

/* In the view's arena; false: no memory. */
bool panels_make(struct panels *panels, struct view *view, struct slice lexicon);

/* Adds a part of the panel's references in per cent: "8.8", with the count behind it "8.8
 * (10)"; "0"; or a dash where there is nothing to be a share of. */
void panel_add_share(const struct panel *panel, uint64_t part, bool counts, struct buffer *out);

/* The height of the heads of panels abreast, `width` wide each, and what draws one of them,
 * from `x` on and the top at `y`. */
double panels_head_height(const struct panel *panels, size_t count, double width);
void panel_draw_head(const struct panel *panel, struct drawing *drawing, double x, double y,
	double width);

#endif
