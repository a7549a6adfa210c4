/* svg.h: a writer of SVG 1.1 that gives well-formed XML 1.0 whatever the texts hold.
 *
 * The elements gather in a body whose height need not be known before svg_end. Lengths are in
 * pixels of CSS (96 an inch) and written with two decimals at most. Attributes are given as they
 * stand in the file, from the program's own words only; texts come from outside and are escaped
 * (and see lettering_shown). No scripts, no style sheets, no fonts but sans-serif, nothing from
 * elsewhere: it may stand alone or in a page under any Content-Security-Policy. */
#ifndef TL_SVG_H
#define TL_SVG_H

#include "buffer.h"
#include "lettering.h"
#include "slice.h"

struct svg {
	struct buffer body;	/* fails as a buffer does; svg_end passes that on */
	struct slice prefix;	/* begins each id: letters, digits and hyphens */
};

/* Zero-initialise but for the prefix. Writes the document: its first child is the title, its
 * second the description, and both are its name for who cannot see it (SVG-AAM). */
void svg_end(struct svg *svg, struct buffer *out, double width, double height, struct slice title,
	struct slice description);
void svg_free(struct svg *svg);

/* At most two decimals, whatever the locale; -0 is 0. */
void svg_add_number(struct buffer *out, double number);

/* A group of elements, with a tip that pointing at it shows; no tip where that is empty. */
void svg_open(struct svg *svg, const char *attributes, struct slice tip);
void svg_close(struct svg *svg);

void svg_rect(struct svg *svg, double x, double y, double width, double height,
	const char *attributes);
void svg_line(struct svg *svg, double x1, double y1, double x2, double y2, const char *attributes);
void svg_circle(struct svg *svg, double x, double y, double radius, const char *attributes);
/* Straight from (x1, y1) by (x2, y2) to (x3, y3). */
void svg_bend(struct svg *svg, double x1, double y1, double x2, double y2, double x3, double y3,
	const char *attributes);
/* A quadratic curve whose ends point at (x2, y2). `width` is that of its stroke. */
void svg_curve(struct svg *svg, double x1, double y1, double x2, double y2, double x3, double y3,
	double width, const char *attributes);
/* Says once what stripes look like: leaning, of a colour `ink` on `ground`. So that a fill is
 * known without its colour. */
void svg_stripes(struct svg *svg, const char *ground, const char *ink);
void svg_striped_rect(struct svg *svg, double x, double y, double width, double height,
	const char *attributes);

/* `y` is the base line of the (first) line. */
void svg_text(struct svg *svg, double x, double y, struct lettering lettering, struct slice text,
	const char *attributes);
/* Line below line; the whole text is the tip where lines are cut. */
void svg_lines(struct svg *svg, double x, double y, struct lettering lettering,
	const struct lettering_lines *lines, struct slice whole, const char *attributes);
/* The same on their side, from below upwards: line right of line. */
void svg_lines_upwards(struct svg *svg, double x, double y, struct lettering lettering,
	const struct lettering_lines *lines, struct slice whole, const char *attributes);

#endif
