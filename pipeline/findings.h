/* findings.h: which kinds of sections (section_kind.h) hold findings.
 *
 * Aims and methods say what was asked and how, acknowledgements who paid: something must be said
 * there more strongly to count. What stands in references and keywords does not count at all. */
#ifndef TL_FINDINGS_H
#define TL_FINDINGS_H

#include <stdbool.h>

#include "fault.h"
#include "options.h"
#include "slice.h"

enum findings {
	FINDINGS_HERE,
	FINDINGS_FEW,	/* what is said scores less: SCORE_SECTION */
	FINDINGS_NONE
};

enum {
	FINDINGS_MAP = 32	/* section_kind.h has no more */
};

struct findings_map {
	enum findings of[FINDINGS_MAP];
};

/* Without names as said above; else the sections named, and "all" of them, hold findings, and of
 * the others those that would are aside. A name can be several with commas between. False and
 * fault for a name that is none. */
bool findings_read(struct findings_map *map, const struct strings *names, struct fault *fault);

/* A kind that no section of tl-segment has holds findings. */
enum findings findings_of(const struct findings_map *map, struct slice kind);

#endif
