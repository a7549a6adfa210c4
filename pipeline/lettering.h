/* lettering.h: how wide a text will be and where to break it, without the font at hand.
 *
 * A reader's "sans-serif" is any of many fonts. Widths are taken from a wide one among the
 * usual, DejaVu Sans (Verdana is as wide, Arial, Helvetica, Liberation and Noto Sans are
 * narrower), ASCII letter by letter, other scripts by the widest letter of their block, and 2 %
 * are added. What this says fits does fit, unless a font is wider than that. Lengths are in the
 * unit of the font's size. */
#ifndef TL_LETTERING_H
#define TL_LETTERING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slice.h"

enum {
	LETTERING_LINES = 4
};

struct lettering {
	double size;
	bool bold;
};

/* A text broken into lines; views of it. */
struct lettering_lines {
	struct slice at[LETTERING_LINES];
	size_t count;
	bool cut;	/* something was left out at the end: an ellipsis belongs there */
};

/* From line to line, with room for what hangs below one and stands above the next, in the tall
 * fonts too that browsers take letters from that sans-serif lacks. */
static inline double
lettering_leading(struct lettering lettering)
{
	return lettering.size * 1.35;
}

/* What is shown for a code point: a space for white space of ASCII; U+FFFD for what is not
 * harmless (see harmless_length) and for what XML 1.0 forbids besides; else itself. */
uint32_t lettering_shown(uint32_t code_point);

/* The width of well-formed UTF-8 in one line. */
double lettering_width(struct lettering lettering, struct slice text);

/* Breaks at white space and behind hyphens and slashes; a word that is too long for a line, where
 * it is full. `most` lines (1 to LETTERING_LINES) of at most `width`; only a single letter may
 * be wider. No text is one empty line. */
struct lettering_lines lettering_break(struct lettering lettering, struct slice text, double width,
	size_t most);

/* The width of the widest line, and its ellipsis. */
double lettering_lines_width(struct lettering lettering, const struct lettering_lines *lines);

#endif
