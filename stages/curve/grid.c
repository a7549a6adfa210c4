#include "grid.h"

#include <stdlib.h>
#include <string.h>

#include "array.h"

/* Takes every column but "cells" for a choice. */
static bool
read_choices(struct grid *grid, size_t cells, struct fault *fault)
{
	size_t columns = tsv_column_count(grid->table);

	grid->choices = arena_array(&grid->arena, columns, sizeof *grid->choices);
	if (!grid->choices)
		return fault_memory(fault);
	for (size_t i = 0; i < columns; i++) {
		struct slice name = tsv_column_name(grid->table, i);

		if (i == cells || name.size == 0)
			continue;
		if (grid->choice_count == GRID_CHOICES) {
			fault_set(fault, "more than %d choices", GRID_CHOICES);
			return tsv_place_column(grid->table, i, fault);
		}
		grid->choices[grid->choice_count++] = (struct choice){ .name = name, .column = i };
	}
	return true;
}

/* The index of a value, which is added where it is new. */
static bool
find_value(struct choice *choice, struct slice value, unsigned char *index, struct fault *fault)
{
	size_t i = 0;

	while (i < choice->value_count && !slice_equal(choice->values[i], value))
		i++;
	if (i == GRID_VALUES)
		return fault_set(fault, "more than %d values of one choice", GRID_VALUES);
	if (i == choice->value_count)
		choice->values[choice->value_count++] = value;
	*index = (unsigned char)i;
	return true;
}

/* The path of a file that the table names. */
static bool
resolve(struct grid *grid, const char *table, struct slice name, const char **path,
	struct fault *fault)
{
	const char *slash = strrchr(table, '/');
	size_t folder = slash && name.size && *name.at != '/' ? (size_t)(slash - table) + 1 : 0;
	char *whole = arena_array(&grid->arena, folder + name.size + 1, 1);

	if (name.size == 0)
		return fault_set(fault, "no file of cells");
	if (!whole)
		return fault_memory(fault);
	memcpy(whole, table, folder);
	memcpy(whole + folder, name.at, name.size);
	whole[folder + name.size] = '\0';
	*path = whole;
	return true;
}

static bool
read_row(struct grid *grid, const char *table, size_t cells, struct fault *fault)
{
	struct specification *at;

	if (grid->count == GRID_MOST)
		return fault_set(fault, "more than %d specifications", GRID_MOST);
	at = array_reserve(grid->at, &grid->room, grid->count, 1, sizeof *at);
	if (!at)
		return fault_memory(fault);
	grid->at = at;
	at += grid->count++;
	*at = (struct specification){ 0 };
	for (size_t i = 0; i < grid->choice_count; i++)
		if (!find_value(&grid->choices[i], tsv_cell(grid->table, grid->choices[i].column),
				&at->values[i], fault))
			return false;
	return resolve(grid, table, tsv_cell(grid->table, cells), &at->cells, fault);
}

bool
grid_open(struct grid *grid, const char *path, struct fault *fault)
{
	char shown[QUOTED_BYTES];
	size_t cells;

	grid->table = tsv_open(path, fault);
	if (!grid->table || !tsv_need_column(grid->table, "cells", &cells, fault)
			|| !read_choices(grid, cells, fault))
		return false;
	while (tsv_next(grid->table))
		if (!read_row(grid, path, cells, fault))
			return tsv_place(grid->table, tsv_cell(grid->table, cells).at, fault);
	return grid->count > 0
		|| fault_set(fault, "%s: no specifications", quoted(shown, slice_of(path)));
}

void
grid_close(struct grid *grid)
{
	free(grid->at);
	tsv_close(grid->table);
	arena_free(&grid->arena);
}
