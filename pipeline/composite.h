/* composite.h: what stands in the cell of a pattern: patterns (pattern.h) that are near each other,
 * and exceptions.
 *
 *   trust near/5 staff     both, in any order, with at most 5 words between; several bind from left
 *                          to right
 *   challenging unless challenging behaviour
 *                          not where it overlaps the exception; "unless" again for another one
 *   @costs/cost-savings    where an entry with this code, or one below it, matches
 *   /\bco.?design/i        a PCRE2 expression (regex.h), "i" for any case
 *
 * These four are operands and operators of a cell: none of them stands in brackets or among the
 * words of a pattern. "unless" as the first word of a cell is a word, and so is "=unless". */
#ifndef TL_COMPOSITE_H
#define TL_COMPOSITE_H

#include <stdbool.h>
#include <stddef.h>

#include "fault.h"
#include "slice.h"

enum {
	COMPOSITE_OPERANDS = 8,
	COMPOSITE_NEAR = 50	/* the most words between two that are near */
};

enum operand_kind {
	OPERAND_WORDS,		/* a pattern of pattern.h */
	OPERAND_CODE,
	OPERAND_REGEX
};

struct operand {
	enum operand_kind kind;
	struct slice text;	/* of the source: the pattern, code or expression, without signs */
	bool any_case;		/* of an expression */
};

/* The first `parts` operands are near each other, the others are exceptions. */
struct composite {
	struct operand operands[COMPOSITE_OPERANDS];
	unsigned near[COMPOSITE_OPERANDS];	/* of a part but the first: words before it */
	size_t parts, count;
};

/* Takes the source (well-formed UTF-8) apart, but reads no pattern, code or expression in it. False
 * and fault for a mistake; *at is then the byte of the source where it is. */
bool composite_read(struct slice source, struct composite *composite, const char **at,
	struct fault *fault);

/* Whether it is a pattern alone. */
static inline bool
composite_is_simple(const struct composite *composite)
{
	return composite->count == 1 && composite->operands[0].kind == OPERAND_WORDS;
}

/* Whether one of the operands is a code; *at is then where. */
bool composite_has_code(const struct composite *composite, const char **at);

#endif
