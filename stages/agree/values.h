/* values.h: what was said of each sentence at one level: as pairs of code and polarity, as codes,
 * as themes (the first name of a code's path) or as polarities.
 *
 * Only marks with a polarity that counts are looked at. "uncoded" (a statement that no term
 * matched) is no code and no theme, but has a polarity. What is only maybe given is kept beside
 * what is. */
#ifndef TL_AGREE_VALUES_H
#define TL_AGREE_VALUES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"
#include "fault.h"
#include "lexis.h"
#include "units.h"

enum value_level {
	VALUE_PAIR, VALUE_CODE, VALUE_THEME, VALUE_POLARITY,
	VALUE_LEVELS
};

const char *value_level_name(enum value_level level);

struct value {
	uint32_t name;	/* in the lexis: "costs/cost-savings barrier" */
	bool maybe;
};

struct values {
	struct value *at;	/* of unit i by coding c: from[i * codings + c] to the next */
	size_t *from;
	size_t count, room;
	uint32_t *names;	/* all that are surely given somewhere, by their bytes */
	size_t name_count;
};

/* `values` is zero-initialised; values_free also after a fault. `polarities`:
 * CELL_POLARITY_BITs. */
bool values_make(struct values *values, enum value_level level, const struct units *units,
	unsigned polarities, struct lexis *words, struct fault *fault);
void values_free(struct values *values);

enum given {
	GIVEN_NOT, GIVEN_MAYBE, GIVEN_SURELY
};

/* Whether a value is among those of one unit and coding, `cell` (i * codings + c). */
enum given values_given(const struct values *values, size_t cell, uint32_t name);

#endif
