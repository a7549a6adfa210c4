/* draw.h: the flow as a figure, as PRISMA 2020 draws it: down the middle of each arm what goes
 * on, beside it what leaves. */
#ifndef TL_PRISMA_DRAW_H
#define TL_PRISMA_DRAW_H

#include <stdbool.h>

#include "boxes.h"
#include "buffer.h"

/* Adds a document of SVG; memory: buffer_failed. */
void draw_flow(const struct boxes *boxes, struct buffer *out);

#endif
