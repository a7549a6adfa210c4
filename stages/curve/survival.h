/* survival.h: which barriers and enablers are key in which specifications. */
#ifndef TL_CURVE_SURVIVAL_H
#define TL_CURVE_SURVIVAL_H

#include <stdint.h>

#include "cell.h"
#include "grid.h"
#include "labels.h"
#include "sink.h"

/* A code with a polarity that is key in some specification. */
struct item {
	struct slice lexicon, code;
	struct slice label;		/* the code where there is none */
	enum cell_polarity polarity;
	bool *key;			/* by specification */
	size_t total;			/* specifications in which it is key */
};

struct survival {
	const struct grid *grid;
	struct item *items;		/* by lexicon and polarity, the lastingest first */
	size_t count, room;
	struct arena arena;
};

/* Reads the cells of all documents that each specification names, of codes with `depth` levels.
 * `survival` is zero-initialised; survival_free also after a fault. */
bool survival_read(struct survival *survival, const struct grid *grid, unsigned depth,
	struct fault *fault);
void survival_free(struct survival *survival);

/* Gives the items the labels of their codes, which must outlive it. */
void survival_label(struct survival *survival, const struct labels *labels, size_t count);

/* Of the specifications with a value of a choice, how many there are and in how many it is key. */
struct survived {
	uint64_t key, of;
};

struct survived survival_with(const struct survival *survival, const struct item *item,
	size_t choice, size_t value);

/* Write it: as a table in one of the formats of formats.h, as a figure in SVG. */
struct format;
bool survival_tabulate(const struct survival *survival, const struct format *format,
	struct sink *sink, struct fault *fault);
bool survival_draw(const struct survival *survival, struct buffer *out);

#endif
