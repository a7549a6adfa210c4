/* outline.h: the codes of one lexicon in the order of a table: a theme, then its subthemes.
 *
 * Codes keep the order in which they were first added, each level among its siblings; a code
 * brings the levels above it. So the codebook is added first, then whatever else was counted. */
#ifndef TL_REPORT_OUTLINE_H
#define TL_REPORT_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lexis.h"
#include "slice.h"

enum {
	OUTLINE_NONE = UINT32_MAX
};

struct outline_node {
	struct slice code;	/* the whole path; owned by the outline */
	struct slice label;	/* from the codebook, else the last name of the path */
	uint32_t parent, first, last, next;	/* nodes or OUTLINE_NONE */
};

struct outline {
	struct lexis *codes;
	struct outline_node *nodes;	/* by their number in codes */
	size_t count, room;
	uint32_t first, last;		/* of the top level */
};

bool outline_begin(struct outline *outline);	/* false: no memory */
void outline_free(struct outline *outline);

/* Adds a code, or gives one that is there its label; a label of size 0 changes nothing. The
 * label is borrowed. False: no memory. */
bool outline_add(struct outline *outline, struct slice code, struct slice label);

/* The node of a code that was added, and its label. */
uint32_t outline_find(const struct outline *outline, struct slice code);
struct slice outline_label(const struct outline *outline, struct slice code);

/* Steps through the outline, parents before children, from OUTLINE_NONE back to OUTLINE_NONE. */
uint32_t outline_next(const struct outline *outline, uint32_t node);

/* The code's ancestor at the top; itself if it is there. */
const struct outline_node *outline_top(const struct outline *outline, uint32_t node);

/* The same of a code that was added. */
const struct outline_node *outline_theme(const struct outline *outline, struct slice code);

#endif
