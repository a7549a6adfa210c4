/* show_inside.h: what show.c and show_score.c share. Nobody else includes this. */
#ifndef TL_WHY_SHOW_INSIDE_H
#define TL_WHY_SHOW_INSIDE_H

#include <stdint.h>

#include "page.h"
#include "reason.h"

void show_styled(struct page *page, unsigned style, struct slice text);
void show_number(struct page *page, int64_t thousandths);

/* What outcome_add has to say, if anything, behind `before`. */
void show_outcome(struct page *page, const char *before, const struct outcome *outcome);

void show_score(struct page *page, const struct reason *reason);

#endif
