/* convert.h: a figure in another format, by rsvg-convert (Debian: librsvg2-bin). */
#ifndef TL_REPORT_CONVERT_H
#define TL_REPORT_CONVERT_H

#include <stdbool.h>

#include "buffer.h"
#include "fault.h"
#include "slice.h"

/* Adds what rsvg-convert makes of `svg`: "png" of 300 dots an inch where 96 pixels of CSS are
 * one, or "pdf" with a date that never changes. False and fault where the program is missing or
 * fails, whose own words go to standard error. */
bool convert_svg(struct slice svg, const char *format, struct buffer *out, struct fault *fault);

#endif
