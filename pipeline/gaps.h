/* gaps.h: what the gaps of patterns may pass.
 *
 * A gap holds words; it does not pass what sets parts of a sentence off from each other: semicolons,
 * colons, parentheses, dashes (U+2012 to U+2015, "--", a hyphen-minus between spaces). Commas it
 * passes, as they stand between the items of lists. */
#ifndef TL_GAPS_H
#define TL_GAPS_H

#include <stdbool.h>

#include "matcher.h"

/* Whether a pattern with gaps may stand at the units first to end - 1 of the text. */
bool gaps_pass(const char *text, const struct unit *units, uint32_t first, uint32_t end);

#endif
