/* drawing.h: the sheet that a figure is drawn on, as wide as the text of a page in print: 640
 * pixels, 170 mm. It grows downwards: a title, what the figure draws from `y` on, notes. No type
 * is smaller than 9 pixels, which is 6.8 points there.
 *
 * Barriers and enablers differ in hue (vermilion and blue of Okabe and Ito's palette, told
 * apart with any colour vision), in lightness and by stripes: print without colour will do. */
#ifndef TL_REPORT_DRAWING_H
#define TL_REPORT_DRAWING_H

#include <stdbool.h>

#include "fault.h"
#include "figure.h"
#include "lettering.h"
#include "sums.h"
#include "svg.h"
#include "view.h"

enum {
	DRAWING_WIDTH = 640,
	DRAWING_GAP = 14	/* between panels, paragraphs, columns */
};

#define DRAWING_BARRIER "#d55e00"
#define DRAWING_ENABLER "#0072b2"
#define DRAWING_PALE "#d6ecfa"		/* the ground of an enabler's stripes */
#define DRAWING_INK "#1a1a1a"
#define DRAWING_GREY "#555"		/* of lesser words: 7 : 1 on white */
#define DRAWING_GRID "#ddd"

#define MIDDLE "text-anchor=\"middle\""
#define END "text-anchor=\"end\""
#define GREY "fill=\"" DRAWING_GREY "\""

extern const struct lettering drawing_plain, drawing_strong, drawing_small;

struct drawing {
	struct svg svg;
	struct view *view;
	struct buffer title, description;	/* to be added to; plain text */
	struct buffer text;			/* of drawing_text */
	bool failed;				/* that, once */
	double y;				/* the top of what is still free */
};

/* An empty buffer to put a text together in, the same one each time. */
struct buffer *drawing_text(struct drawing *drawing);

/* Ends a title by which lexicon the figure shows. */
void drawing_name_lexicon(struct drawing *drawing, struct slice lexicon);

/* Lays out the title, which is there. */
void drawing_begin(struct drawing *drawing);

/* A line in bold over a part of the figure. */
void drawing_head(struct drawing *drawing, struct slice text);

/* What an axis shows, in one line from `left` to the right edge. */
void drawing_axis_title(struct drawing *drawing, double left, struct slice text);

/* By which fields the panels part the documents; nothing where they do not. */
void drawing_note_panels(struct drawing *drawing);

/* A paragraph in small type as wide as the sheet. */
void drawing_note(struct drawing *drawing, struct slice text);

/* Writes the whole; false and fault: no memory. */
bool drawing_end(struct drawing *drawing, struct buffer *out, struct fault *fault);
void drawing_free(struct drawing *drawing);

/* The half of a bar, or a key to it, that stands for a polarity. */
void drawing_bar(struct drawing *drawing, enum cell_polarity polarity, double x, double y,
	double width, double height);

/* Before the first of them: what stripes look like. */
void drawing_stripes(struct drawing *drawing);

/* What barriers and enablers look like, in one line from `x` on. */
void drawing_key(struct drawing *drawing, double x);

/* Opens a group of elements which, pointed at, tell what is counted of a code where. */
void drawing_open_tip(struct drawing *drawing, struct slice code, struct slice group,
	struct sums sums);

/* The distance of marks on an axis on which one is `unit` pixels: 1, 2 or 5 times a power of ten
 * from 0.01, such that they are at least `spacing` pixels apart; 0 where the unit is. */
double drawing_step(double spacing, double unit);

#endif
