#include "known.h"

#include <stdlib.h>

#include "cell.h"

static int
compare_codes(const void *a, const void *b)
{
	return cell_code_compare(*(const struct slice *)a, *(const struct slice *)b);
}

/* Adds a code and the levels above it. */
static void
add_levels(struct known *known, struct slice code)
{
	struct slice level = code;

	if (cell_is_uncoded(code))
		return;
	for (level.size = 1; level.size <= code.size; level.size++)
		if (level.size == code.size || code.at[level.size] == '/')
			known->codes[known->count++] = level;
}

static void
drop_twins(struct known *known)
{
	size_t kept = 0;

	for (size_t i = 0; i < known->count; i++)
		if (kept == 0 || !slice_equal(known->codes[i], known->codes[kept - 1]))
			known->codes[kept++] = known->codes[i];
	known->count = kept;
}

bool
known_make(struct known *known, const struct labels *labels)
{
	size_t levels = 0;

	for (size_t i = 0; i < labels->count; i++)
		levels += cell_code_depth(labels->at[i].code);
	*known = (struct known){ .lexicon = labels->lexicon };
	known->codes = calloc(levels + 1, sizeof *known->codes);
	if (!known->codes)
		return false;
	for (size_t i = 0; i < labels->count; i++)
		add_levels(known, labels->at[i].code);
	qsort(known->codes, known->count, sizeof *known->codes, compare_codes);
	drop_twins(known);
	return true;
}

void
known_free(struct known *known)
{
	free(known->codes);
	*known = (struct known){ 0 };
}

bool
known_has(const struct known *known, struct slice code)
{
	return bsearch(&code, known->codes, known->count, sizeof code, compare_codes) != NULL;
}

size_t
known_at_depth(const struct known *known, unsigned depth)
{
	size_t count = 0;

	for (size_t i = 0; i < known->count; i++)
		count += cell_code_depth(known->codes[i]) == depth;
	return count;
}
