/* difference_lines.h: a comparison as lines of JSON: for each pair of groups one "comparison", then
 * its differences by lexicon, code as a tree, and polarity, the margin last. */
#ifndef TL_COMPARE_DIFFERENCE_LINES_H
#define TL_COMPARE_DIFFERENCE_LINES_H

#include <stdbool.h>

#include "comparison.h"
#include "fault.h"
#include "stage.h"

/* `field` is what the groups are values of. False and fault without memory; false alone if the
 * emitter takes no more. */
bool difference_lines_emit(const struct comparison *comparison, struct slice field,
	struct emitter *emitter, struct fault *fault);

#endif
