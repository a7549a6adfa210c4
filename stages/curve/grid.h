/* grid.h: the specifications of a curve: ways to count the same documents, as a table has them.
 *
 * The column "cells" names the count that each gave, relative to the folder of the table; every
 * other column is a choice and its cells are what was chosen. The first row is how it was counted
 * in earnest. Views live as long as the grid. */
#ifndef TL_CURVE_GRID_H
#define TL_CURVE_GRID_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "fault.h"
#include "slice.h"
#include "tsv.h"

enum {
	GRID_CHOICES = 32,
	GRID_VALUES = 64,	/* of one choice */
	GRID_MOST = 10000	/* specifications */
};

struct choice {
	struct slice name;
	size_t column;
	struct slice values[GRID_VALUES];	/* in the order of the table */
	size_t value_count;
};

struct specification {
	const char *cells;		/* a path */
	unsigned char values[GRID_CHOICES];	/* by choice, an index in its values */
};

struct grid {
	struct choice *choices;
	size_t choice_count;
	struct specification *at;
	size_t count, room;
	struct tsv *table;
	struct arena arena;
};

/* `grid` is zero-initialised; grid_close also after a fault, which names file and line. */
bool grid_open(struct grid *grid, const char *path, struct fault *fault);
void grid_close(struct grid *grid);

#endif
